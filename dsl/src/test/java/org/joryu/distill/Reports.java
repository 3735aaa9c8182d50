package org.joryu.distill;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.joryu.distill.model.Latency;
import org.joryu.distill.train.CalibrationBin;
import org.joryu.distill.train.ConfusionMatrix;
import org.joryu.distill.train.Evaluation;
import org.joryu.distill.train.Precision;

/// A report whose numbers are given, for tests of how it reads.
public final class Reports {

    private Reports() {}

    /// By the counts that decide its verdict.
    public static Report of(int onlyStudentRight, int onlyAloneRight, boolean aloneStopped) {
        return new Report(
                "digits: 200 train, 357 dev, 355 test; inputs 8×8, 10 classes",
                355,
                1,
                new Report.Row(
                        "teacher", "mlp(64, 256, 256, 10)", scores(0, 0.966, 0.969, 0.0989, 1), Optional.empty()),
                new Report.Row(
                        "distilled",
                        "mlp(64, 12, 10)",
                        scores(41, 0.927, 0.938, 0.1945, 0.961),
                        Optional.of(scores(150, 0.924, 0.935, 0.2011, 0.958))),
                new Report.Row(
                        "alone",
                        "mlp(64, 12, 10)",
                        scores(18, 0.868, 0.865, 0.5095, 0.879),
                        Optional.of(scores(150, 0.862, 0.862, 0.8127, 0.876))),
                Optional.of(new Cost(85_002, 340_008, OptionalLong.of(84_480), latency(41, 63))),
                new Cost(910, 3_640, OptionalLong.of(888), latency(23, 12_345)),
                onlyStudentRight,
                onlyAloneRight,
                false,
                aloneStopped,
                "compiled",
                Precision.F32,
                Optional.empty(),
                false);
    }

    /// The same of a student that was distilled in bf16, and where that was measured in f32 as well.
    public static Report inHalf(int onlyDistilledRight, int onlyF32Right) {
        return inHalf(onlyDistilledRight, onlyF32Right, onlyF32Right);
    }

    /// The same where the last epochs may differ otherwise.
    public static Report inHalf(int onlyDistilledRight, int onlyF32Right, int lastOnlyF32Right) {
        var distilled = new Outcome(scores(41, 0.927, 0.938, 0.1945, 0.961), scores(150, 0.924, 0.935, 0.2011, 0.958));
        var inF32 = new Outcome(scores(44, 0.930, 0.941, 0.1921, 0.964), scores(150, 0.927, 0.938, 0.2002, 0.961));
        var pair = new PrecisionCost.Pair(0.9887, onlyDistilledRight, onlyF32Right);
        var last = new PrecisionCost.Pair(0.9915, onlyDistilledRight, lastOnlyF32Right);
        var cost = new PrecisionCost(Precision.BF16, distilled, inF32, 355, pair, last);
        return inHalf(Optional.of(cost), false);
    }

    /// The same where it was not measured.
    public static Report inHalf(boolean f32Stopped) {
        return inHalf(Optional.empty(), f32Stopped);
    }

    private static Report inHalf(Optional<PrecisionCost> cost, boolean f32Stopped) {
        var report = of(28, 2, false);
        return new Report(
                report.data(),
                report.testRows(),
                report.seed(),
                report.teacher(),
                report.student(),
                report.alone(),
                report.teacherCost(),
                report.studentCost(),
                report.onlyStudentRight(),
                report.onlyAloneRight(),
                false,
                false,
                "compiled, linear layers and convolutions in bf16",
                Precision.BF16,
                cost,
                f32Stopped);
    }

    private static Latency latency(long median, long p99) {
        return new Latency(Duration.ofNanos(1000 * median), Duration.ofNanos(1000 * p99), 200, "cpu");
    }

    private static Scores scores(int epoch, double dev, double test, double loss, double agreement) {
        var confusion = ConfusionMatrix.of(
                new float[][] {{1, 0}, {1, 0}, {0, 1}}, new int[] {0, 1, 1}, List.of("<cat> $", "dog"));
        return new Scores(epoch, dev, new Evaluation(test, loss, 0.0123, 0.0456), agreement, confusion, bins());
    }

    private static List<CalibrationBin> bins() {
        return List.of(
                new CalibrationBin(Double.NaN, Double.NaN, 0),
                new CalibrationBin(0.4, 0.3, 10),
                new CalibrationBin(0.9, 0.95, 345));
    }
}
