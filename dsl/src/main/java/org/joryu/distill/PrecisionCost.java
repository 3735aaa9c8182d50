package org.joryu.distill;

import org.joryu.distill.train.Precision;

/// What it cost to multiply in less than f32: the distilled student beside the same one, distilled in f32
/// from the same teacher, with the same initial weights, the same batches and as many steps.
///
/// ```java
/// var cost = run.report().precisionCost().orElseThrow();
/// cost.accuracy();     // 0.003: points of test accuracy that f32 has more
/// cost.agreement();    // 0.992: share of test rows that both give the same class
/// ```
///
/// Both answer in f32; the precision is that of the steps.
///
/// @param precision in which the student was distilled
/// @param distilled what that student came to
/// @param inF32 what the student that was distilled in f32 came to
/// @param rows how many the test split has
/// @param agreement share of test rows that the best epochs of both give the same class, in [0, 1]
/// @param onlyDistilledRight test rows that the student has right, and the one in f32 wrong
/// @param onlyF32Right test rows that the student in f32 has right, and the other wrong
public record PrecisionCost(
        Precision precision,
        Outcome distilled,
        Outcome inF32,
        int rows,
        double agreement,
        int onlyDistilledRight,
        int onlyF32Right) {

    static PrecisionCost of(Precision precision, Exam.Graded distilled, Exam.Graded inF32) {
        return new PrecisionCost(
                precision,
                distilled.outcome(),
                inF32.outcome(),
                distilled.answers().size(),
                distilled.agreement(inF32),
                distilled.onlyHereRight(inF32),
                inF32.onlyHereRight(distilled));
    }

    /// Test accuracy of the student in f32 less that of the other, of the best epochs: a share of the rows,
    /// below 0 where f32 has fewer right.
    public double accuracy() {
        return inF32.best().test().accuracy() - distilled.best().test().accuracy();
    }

    /// Negative log-likelihood of the test labels of the student less that of the one in f32, of the best
    /// epochs, in nats; below 0 where f32 is the worse.
    public double loss() {
        return distilled.best().test().loss() - inF32.best().test().loss();
    }

    /// The probability of so uneven a count of rows where just one is right, or a more uneven one, were both
    /// equally good: McNemar's exact test, two-sided.
    public double pValue() {
        return McNemar.exact(onlyDistilledRight, onlyF32Right);
    }

    /// One sentence that claims no more than the numbers show.
    @Override
    public String toString() {
        return PrecisionText.verdict(this);
    }
}
