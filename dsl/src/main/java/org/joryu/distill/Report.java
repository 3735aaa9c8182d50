package org.joryu.distill;

/// Teacher, distilled student, and the same student trained alone, side by side.
///
/// The three were chosen by dev accuracy; the test split was read once for each, for this report.
///
/// ```java
/// var report = run.report();
/// report.verdict();
/// report.student().testAccuracy() - report.alone().testAccuracy();
/// ```
///
/// @param data the data and its split sizes
/// @param testRows how many rows the test split has
/// @param seed the one seed behind both students
/// @param teacher who was distilled
/// @param student the distilled student
/// @param alone the same student from the same weights and batches, without the teacher
/// @param onlyStudentRight test rows that the distilled student has right and the one alone wrong
/// @param onlyAloneRight test rows that the student alone has right and the distilled one wrong
/// @param studentStopped whether the distillation was stopped early; both then took as many steps
/// @param aloneStopped whether the training alone was stopped early, so that the two do not compare
public record Report(
        String data,
        int testRows,
        long seed,
        Row teacher,
        Row student,
        Row alone,
        int onlyStudentRight,
        int onlyAloneRight,
        boolean studentStopped,
        boolean aloneStopped) {

    /// What counts as certain.
    private static final double SIGNIFICANCE = 0.05;

    /// One model's line.
    ///
    /// @param name `teacher`, `distilled` or `alone`
    /// @param architecture for example `mlp(64, 12, 10)`
    /// @param parameters how many weights and biases
    /// @param devAccuracy on the split that chose it, in [0, 1]
    /// @param testAccuracy on the split that chose nothing, in [0, 1]
    /// @param testLoss negative log-likelihood of the test labels, mean, in nats
    /// @param agreement share of test rows on which it answers like the teacher, in [0, 1]
    public record Row(
            String name,
            String architecture,
            long parameters,
            double devAccuracy,
            double testAccuracy,
            double testLoss,
            double agreement) {}

    /// The probability of so uneven a count, or a more uneven one, were both students equally good:
    /// McNemar's exact test, two-sided, on the rows where just one is right.
    public double pValue() {
        return McNemar.exact(onlyStudentRight, onlyAloneRight);
    }

    /// One sentence that claims no more than the numbers show.
    public String verdict() {
        return ReportText.verdict(this);
    }

    boolean certain() {
        return !aloneStopped && pValue() < SIGNIFICANCE;
    }

    /// The report as a table of text.
    @Override
    public String toString() {
        return ReportText.table(this);
    }
}
