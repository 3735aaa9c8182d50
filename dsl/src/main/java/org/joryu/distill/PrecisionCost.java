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
/// Two trainings that differ by roundings come to nearly the same weights, and yet dev may choose different
/// epochs of them. So the last epochs, which nothing chose, count as well: a cost is certain only where both
/// say so.
///
/// @param precision in which the student was distilled
/// @param distilled what that student came to
/// @param inF32 what the student that was distilled in f32 came to
/// @param rows how many the test split has
/// @param best how the two differ in their best epochs
/// @param last how the two differ in their last epochs
public record PrecisionCost(Precision precision, Outcome distilled, Outcome inF32, int rows, Pair best, Pair last) {

    /// Two students on the same test rows.
    ///
    /// @param agreement share of the rows that both give the same class, in [0, 1]
    /// @param onlyDistilledRight rows that the student has right, and the one in f32 wrong
    /// @param onlyF32Right rows that the student in f32 has right, and the other wrong
    public record Pair(double agreement, int onlyDistilledRight, int onlyF32Right) {

        static Pair of(Exam.Answers distilled, Exam.Answers inF32) {
            return new Pair(distilled.agreement(inF32), distilled.onlyHereRight(inF32), inF32.onlyHereRight(distilled));
        }

        /// The probability of so uneven a count of rows where just one is right, or a more uneven one, were both
        /// equally good: McNemar's exact test, two-sided.
        public double pValue() {
            return McNemar.exact(onlyDistilledRight, onlyF32Right);
        }

        /// 1 where the student in f32 is certainly the better, −1 where the other is, 0 where nobody knows.
        private int certain() {
            return pValue() < Report.SIGNIFICANCE ? Integer.compare(onlyF32Right, onlyDistilledRight) : 0;
        }
    }

    static PrecisionCost of(Precision precision, Exam.Graded distilled, Exam.Graded inF32) {
        return new PrecisionCost(
                precision,
                distilled.outcome(),
                inF32.outcome(),
                distilled.best().classes().size(),
                Pair.of(distilled.best(), inF32.best()),
                Pair.of(distilled.last(), inF32.last()));
    }

    /// Test accuracy of the student in f32 less that of the other, of the best epochs: a share of the rows,
    /// below 0 where f32 has fewer right.
    public double accuracy() {
        return accuracy(inF32.best(), distilled.best());
    }

    /// The same of the last epochs.
    public double lastAccuracy() {
        return accuracy(inF32.last(), distilled.last());
    }

    private static double accuracy(Scores more, Scores less) {
        return more.test().accuracy() - less.test().accuracy();
    }

    /// Negative log-likelihood of the test labels of the student less that of the one in f32, of the best
    /// epochs, in nats; below 0 where f32 is the worse.
    public double loss() {
        return distilled.best().test().loss() - inF32.best().test().loss();
    }

    /// Share of test rows that the best epochs of both give the same class, in [0, 1].
    public double agreement() {
        return best.agreement();
    }

    /// Whether best and last epochs say the same of who is the better, and neither by chance.
    boolean certain() {
        return best.certain() != 0 && best.certain() == last.certain();
    }

    /// One sentence that claims no more than the numbers show.
    @Override
    public String toString() {
        return PrecisionText.verdict(this);
    }
}
