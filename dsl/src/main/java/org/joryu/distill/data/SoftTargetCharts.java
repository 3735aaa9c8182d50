package org.joryu.distill.data;

import java.util.Locale;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.joryu.distill.chart.BarChart;
import org.joryu.distill.chart.Histogram;
import org.joryu.distill.chart.MatrixChart;

/// Soft targets as charts.
final class SoftTargetCharts {

    private SoftTargetCharts() {}

    static BarChart bars(SoftTargets targets, int i) {
        var row = targets.row(i);
        return BarChart.of(
                "%s, %s: row %d is a %s"
                        .formatted(targets.source().dataset(), targets.source().split(), row.rowId(), row.className()),
                String.format(
                        Locale.ROOT,
                        "T = %s, KL(teacher‖student) %.4f nats, entropy of the teacher %.4f nats",
                        Decimals.plain(targets.source().temperature()),
                        row.kl(),
                        row.entropy()),
                targets.source().classNames(),
                row.teacher(),
                row.student(),
                row.label());
    }

    static MatrixChart matrix(SoftTargets targets) {
        return MatrixChart.of(
                "mean soft targets of the teacher, class by class",
                "%s, n = %,d".formatted(whence(targets), targets.size()),
                targets.source().classNames(),
                targets.byClass().means());
    }

    static Histogram entropies(SoftTargets targets) {
        return histogram(
                targets,
                "entropy of the teacher's soft targets",
                "entropy in nats; ln %d = %.2f where all classes are equally likely"
                        .formatted(
                                targets.source().classNames().size(),
                                Math.log(targets.source().classNames().size())),
                i -> targets.row(i).entropy());
    }

    static Histogram divergences(SoftTargets targets) {
        return histogram(
                targets,
                "how far the student is from the teacher",
                "KL(teacher‖student) in nats, without T²",
                i -> targets.row(i).kl());
    }

    private static Histogram histogram(SoftTargets targets, String title, String axis, IntToDoubleFunction value) {
        var values = IntStream.range(0, targets.size()).mapToDouble(value).toArray();
        return Histogram.of(title, whence(targets), axis, values);
    }

    private static String whence(SoftTargets targets) {
        var source = targets.source();
        return "%s, %s, T = %s".formatted(source.dataset(), source.split(), Decimals.plain(source.temperature()));
    }
}
