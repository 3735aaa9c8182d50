package org.joryu.distill;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.joryu.distill.chart.ReliabilityDiagram;
import org.joryu.distill.chart.TradeOffChart;
import org.joryu.distill.train.Precision;

/// Teacher, distilled student, and the same student trained alone, side by side.
///
/// Dev accuracy chose the epoch that counts as best; the last epoch, which nothing chose, stands
/// beside it. The test split was read once for each set of weights, for this report, and chose nothing.
///
/// ```java
/// var report = run.report();
/// report.verdict();
/// report.student().testAccuracy() - report.alone().testAccuracy();
/// report.student().last().orElseThrow().test().accuracy();
/// report.student().best().confusion();
/// report.studentCost().latency();
/// report.precisionVerdict();         // of a run in bf16: what that cost
/// ```
///
/// @param data the data and its split sizes
/// @param testRows how many rows the test split has
/// @param seed the one seed behind both students
/// @param teacher who was distilled
/// @param student the distilled student
/// @param alone the same student from the same weights and batches, without the teacher
/// @param teacherCost what the teacher costs; empty where only its answers are known
/// @param studentCost what the student costs, distilled or not
/// @param onlyStudentRight test rows that the distilled student has right and the one alone wrong
/// @param onlyAloneRight test rows that the student alone has right and the distilled one wrong
/// @param studentStopped whether the distillation was stopped early; both then took as many steps
/// @param aloneStopped whether the training alone was stopped early, so that the two do not compare
/// @param engine by what the steps of the distillation were computed; empty where that is not known any more
/// @param precision in which numbers linear layers and convolutions of both students multiplied while they
///     learned; all answers are computed in f32
/// @param precisionCost what that cost; empty in f32, and where it was not measured
/// @param f32Stopped whether it was not measured because a training for comparison was stopped
public record Report(
        String data,
        int testRows,
        long seed,
        Row teacher,
        Row student,
        Row alone,
        Optional<Cost> teacherCost,
        Cost studentCost,
        int onlyStudentRight,
        int onlyAloneRight,
        boolean studentStopped,
        boolean aloneStopped,
        String engine,
        Precision precision,
        Optional<PrecisionCost> precisionCost,
        boolean f32Stopped) {

    /// What counts as certain.
    static final double SIGNIFICANCE = 0.05;

    /// One model.
    ///
    /// @param name `teacher`, `distilled`, `alone` or `in f32`
    /// @param architecture for example `mlp(64, 12, 10)`
    /// @param best with the weights of the epoch that dev chose; a teacher's only ones
    /// @param last with the weights of the last epoch, which nothing chose; empty for a teacher
    public record Row(String name, String architecture, Scores best, Optional<Scores> last) {

        /// Of the best epoch on the split that chose it, in [0, 1].
        public double devAccuracy() {
            return best.devAccuracy();
        }

        /// Of the best epoch on the split that chose nothing, in [0, 1].
        public double testAccuracy() {
            return best.test().accuracy();
        }

        /// Negative log-likelihood of the test labels, mean, in nats, of the best epoch.
        public double testLoss() {
            return best.test().loss();
        }

        /// Share of test rows on which the best epoch answers like the teacher, in [0, 1].
        public double agreement() {
            return best.agreement();
        }
    }

    /// The probability of so uneven a count, or a more uneven one, were both students equally good:
    /// McNemar's exact test, two-sided, on the rows where just one is right.
    public double pValue() {
        return McNemar.exact(onlyStudentRight, onlyAloneRight);
    }

    /// One sentence that claims no more than the numbers show.
    public String verdict() {
        return ReportText.verdict(this);
    }

    /// What a precision below f32 cost, or that it was not measured; empty in f32.
    public Optional<String> precisionVerdict() {
        return PrecisionText.of(this);
    }

    /// The student that was distilled in f32, where that was measured: a row named `in f32`.
    public Optional<Row> inF32() {
        return precisionCost.map(cost -> new Row(
                "in f32",
                student.architecture(),
                cost.inF32().best(),
                Optional.of(cost.inF32().last())));
    }

    /// All rows, from the teacher on.
    List<Row> rows() {
        return Stream.concat(Stream.of(teacher, student, alone), inF32().stream())
                .toList();
    }

    /// How the two students were trained, and what the numbers mean: a sentence each.
    public List<String> notes() {
        return ReportText.notes(this);
    }

    /// Whether teacher, student and student alone are right as often as they are sure, on the test split.
    ///
    /// ```java
    /// report.reliability()
    /// ```
    public ReliabilityDiagram reliability() {
        return ReportCharts.reliability(this);
    }

    /// What the accuracy of teacher, student and student alone costs; of several reports, see
    /// [Joryu#tradeOff].
    ///
    /// ```java
    /// report.tradeOff()                // by the number of parameters
    /// report.tradeOff().byLatency()    // by the median latency of one row
    /// ```
    public TradeOffChart tradeOff() {
        return ReportCharts.tradeOff(List.of(this));
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
