package org.joryu.distill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.joryu.distill.Joryu.tradeOff;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.joryu.distill.chart.BarChart;
import org.joryu.distill.chart.LossChart;
import org.joryu.distill.chart.MatrixChart;
import org.joryu.distill.chart.ReliabilityDiagram;
import org.joryu.distill.chart.TradeOffChart;
import org.joryu.distill.data.SoftTargetSource;
import org.joryu.distill.data.SoftTargets;
import org.joryu.distill.train.CalibrationBin;
import org.joryu.distill.train.Evaluation;
import org.joryu.distill.train.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The charts that results make of themselves.
class ChartsOfResultsTests {

    @TempDir
    Path folder;

    private static final TrainingRun TEACHER = Joryu.train(Joryu.mlp(64, 16, 10))
            .on(Joryu.digits().take(60))
            .epochs(3)
            .device("cpu")
            .withoutFolder()
            .run();

    private static DistillationPlan plan() {
        return Joryu.distill(TEACHER)
                .into(Joryu.mlp(64, 8, 10))
                .on(Joryu.digits().take(60))
                .epochs(2)
                .device("cpu");
    }

    @Test
    void a_distillation_has_its_losses_its_best_epoch_and_its_teacher() {
        var run = plan().withoutFolder().run();
        var chart = run.chart();

        assertThat(chart.title()).isEqualTo("mlp(64, 16, 10) → mlp(64, 8, 10)");
        assertThat(chart.caption()).isEqualTo("L = 0.3·CE + 0.7·4²·KL");
        assertThat(chart.losses()).hasSize(run.history().steps().size());
        assertThat(chart.losses().getLast().epoch()).isEqualTo(2);
        assertThat(chart.losses().getLast().soft())
                .isEqualTo(run.history().steps().getLast().softLoss());
        assertThat(chart.accuracies())
                .extracting(LossChart.AccuracyPoint::accuracy)
                .containsExactly(
                        run.history().epochs().getFirst().devAccuracy(),
                        run.last().devAccuracy());
        assertThat(chart.bestEpoch()).isEqualTo(run.best().epoch());
        assertThat(chart.teacherAccuracy()).isEqualTo(TEACHER.best().devAccuracy());
        assertThat(chart.isLogarithmic()).isTrue();
    }

    @Test
    void a_training_has_its_total_only() {
        var chart = TEACHER.chart();

        assertThat(chart.caption()).isEqualTo("L = CE");
        assertThat(chart.teacherAccuracy()).isNaN();
        assertThat(chart.toString()).doesNotContain("hard", "soft");
    }

    @Test
    void a_run_in_its_folder_has_the_same_chart() {
        var run = plan().folder(folder.resolve("run")).run();

        assertThat(Joryu.runs(folder).last().chart()).isEqualTo(run.chart());
    }

    @Test
    void soft_targets_are_bars_a_matrix_and_histograms() {
        var targets = targets();

        var bars = targets.bars(0);
        assertThat(bars.bars()).extracting(BarChart.Bar::name).containsExactly("cat", "dog");
        assertThat(bars.bars().getFirst().teacher()).isCloseTo(0.75, within(1e-6));
        assertThat(bars.title()).isEqualTo("pets, test: row 100 is a cat");

        // Two cats, of 0.75 and 0.25, and no dog.
        MatrixChart matrix = targets.matrix();
        assertThat(matrix.means().getFirst())
                .allSatisfy(mean -> assertThat(mean).isCloseTo(0.5, within(1e-6)));
        assertThat(matrix.means().getLast()).containsOnly(Double.NaN);
        assertThat(matrix.caption()).isEqualTo("pets, test, T = 1, n = 2");

        // −0.75·ln 0.75 − 0.25·ln 0.25, and KL from a student of one half each.
        assertThat(targets.entropies().mean()).isCloseTo(0.562335, within(1e-6));
        assertThat(targets.divergences().mean()).isCloseTo(0.130812, within(1e-6));
        assertThat(targets.entropies().size()).isEqualTo(2);
    }

    private static SoftTargets targets() {
        float log3 = (float) Math.log(3);
        return SoftTargets.of(
                new SoftTargetSource("pets", "test", List.of("cat", "dog"), 1, new long[] {1}, Map.of()),
                new long[] {100, 101},
                new int[] {0, 0},
                new float[][] {{log3, 0}, {0, log3}},
                new float[][] {{0, 0}, {0, 0}},
                new float[][] {{0}, {0}});
    }

    @Test
    void a_report_has_a_reliability_diagram_of_all_three() {
        var chart = Reports.of(9, 1, false).reliability();

        assertThat(chart.curves())
                .extracting(ReliabilityDiagram.Curve::name)
                .containsExactly("teacher", "distilled", "alone");
        assertThat(chart.caption()).isEqualTo("digits, 355 test rows");
        assertThat(chart.toString()).contains("teacher, ECE 0.0123\n  sure to 40.0 %, right in 30.0 %, 10 rows");
    }

    /// Guo et al., equation 3: the error is what accuracy and confidence of the bins differ by, on average.
    @Test
    void the_bins_are_those_of_the_calibration_error() {
        var random = new java.util.Random(7);
        var logits = IntStream.range(0, 500)
                .mapToObj(i -> new float[] {random.nextFloat() * 4, random.nextFloat(), random.nextFloat()})
                .toArray(float[][]::new);
        var labels = IntStream.range(0, 500).map(i -> random.nextInt(3)).toArray();

        var bins = Evaluation.reliability(logits, labels);

        double error = bins.stream()
                .filter(bin -> bin.rows() > 0)
                .mapToDouble(bin -> bin.rows() * Math.abs(bin.accuracy() - bin.confidence()) / 500)
                .sum();
        assertThat(error).isCloseTo(Evaluation.of(logits, labels).calibrationError(), within(1e-12));
        assertThat(bins).hasSize(Evaluation.BINS);
        assertThat(bins.stream().mapToInt(CalibrationBin::rows).sum()).isEqualTo(500);
    }

    @Test
    void reports_trade_accuracy_against_cost_with_their_teacher_once() {
        var report = Reports.of(9, 1, false);
        var chart = tradeOff(report, report);

        assertThat(chart).isEqualTo(report.tradeOff());
        assertThat(chart.models())
                .extracting(TradeOffChart.Model::name)
                .containsExactly(
                        "teacher mlp(64, 256, 256, 10)", "mlp(64, 12, 10), distilled", "mlp(64, 12, 10), alone");
        assertThat(chart.models().getFirst())
                .isEqualTo(
                        new TradeOffChart.Model("teacher mlp(64, 256, 256, 10)", 85_002, 340_008, 0.041, 0.969, true));
        assertThat(chart.byLatency().front()).hasSize(2);
    }

    @Test
    void reports_on_other_data_are_not_compared() {
        var report = Reports.of(9, 1, false);
        var other = new Report(
                "glyphs",
                report.testRows(),
                1,
                report.teacher(),
                report.student(),
                report.alone(),
                report.teacherCost(),
                report.studentCost(),
                0,
                0,
                false,
                false,
                "",
                Precision.F32,
                Optional.empty(),
                false);

        assertThatThrownBy(() -> tradeOff(report, other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("reports must be on the same data to be compared, but were on digits: ");
    }
}
