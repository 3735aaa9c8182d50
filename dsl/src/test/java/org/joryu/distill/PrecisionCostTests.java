package org.joryu.distill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.joryu.distill.Joryu.digits;
import static org.joryu.distill.Joryu.distill;
import static org.joryu.distill.Joryu.mlp;
import static org.joryu.distill.Joryu.reproduce;
import static org.joryu.distill.Joryu.resume;
import static org.joryu.distill.Joryu.train;
import static org.joryu.distill.train.Precision.BF16;
import static org.joryu.distill.train.Precision.F32;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.joryu.distill.train.StepMetrics;
import org.joryu.distill.train.TrainingListener;
import org.joryu.distill.train.TrainingOutline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrecisionCostTests {

    private static final TrainingRun TEACHER =
            train(mlp(64, 32, 10)).on(digits()).epochs(5).device("cpu").run();
    private static final DistillationPlan PLAN = distill(TEACHER)
            .into(mlp(64, 12, 10))
            .on(digits().take(100))
            .epochs(60)
            .device("cpu");

    @TempDir
    Path root;

    @Test
    void a_student_in_bf16_stands_beside_the_same_one_in_f32() {
        var run = PLAN.precision(BF16).run();
        var report = run.report();
        var cost = report.precisionCost().orElseThrow();
        var single = PLAN.precision(F32).run();

        assertThat(run.inF32().last()).isEqualTo(single.result().last());
        assertThat(report.inF32().orElseThrow().best())
                .isEqualTo(single.report().student().best());
        assertThat(cost.inF32().best()).isEqualTo(report.inF32().orElseThrow().best());
        assertThat(cost.distilled().best()).isEqualTo(report.student().best());
        assertThat(cost.accuracy())
                .isCloseTo(
                        (cost.best().onlyF32Right() - cost.best().onlyDistilledRight())
                                / (double) digits().test().size(),
                        within(1e-12));
        assertThat(report.toString().lines())
                .anyMatch(line -> line.startsWith("in f32, best "))
                .anyMatch(line -> line.startsWith("in f32, last "))
                .anyMatch(line -> line.endsWith("steps compiled, linear layers and convolutions in bf16."))
                .anyMatch(line -> line.equals(cost.toString()));
    }

    /// A number in bf16 has 8 bits, so losses of single steps are off by some thousandths, and 120 steps drift
    /// apart by a little more.
    @Test
    void losses_in_bf16_are_near_those_in_f32() {
        var run = PLAN.precision(BF16).run();
        var inHalf = run.history().steps();
        var inSingle = run.inF32().history().steps();

        assertThat(inHalf).hasSameSizeAs(inSingle).hasSize(120);
        assertThat(inHalf.getFirst().totalLoss())
                .isNotEqualTo(inSingle.getFirst().totalLoss());
        for (int step = 0; step < inHalf.size(); step++) {
            double exact = inSingle.get(step).totalLoss();
            assertThat(inHalf.get(step).totalLoss()).isCloseTo(exact, within(0.03 * exact));
        }
        assertThat(run.report().precisionCost().orElseThrow().agreement()).isGreaterThan(0.95);
    }

    @Test
    void the_student_in_f32_is_trained_once_and_only_where_there_is_a_cost_to_measure() {
        var once = PLAN.epochs(1);

        assertThat(titles(once.precision(BF16)))
                .containsExactly(
                        "mlp(64, 32, 10) → mlp(64, 12, 10)",
                        "mlp(64, 12, 10) alone, for comparison",
                        "mlp(64, 32, 10) → mlp(64, 12, 10) in f32, for comparison");
        assertThat(titles(once)).hasSize(2);
        assertThat(titles(once.precision(BF16).withoutF32())).hasSize(2);
    }

    private static List<String> titles(DistillationPlan plan) {
        var titles = new ArrayList<String>();
        var run = plan.listener(new TrainingListener() {
                    @Override
                    public void started(TrainingOutline outline) {
                        titles.add(outline.title());
                    }
                })
                .run();
        assertThat(run.report()).isSameAs(run.report());
        return titles;
    }

    @Test
    void a_report_without_the_student_in_f32_says_that_nobody_measured() {
        var report = PLAN.epochs(1).precision(BF16).withoutF32().run().report();

        assertThat(report.precisionCost()).isEmpty();
        assertThat(report.inF32()).isEmpty();
        assertThat(report.toString())
                .contains("convolutions in bf16.")
                .endsWith("\nwhat bf16 costs was not measured: leave out withoutF32(), and the student is distilled in"
                        + " f32 as well");
        assertThat(PLAN.epochs(1).run().report().precisionVerdict()).isEmpty();
    }

    @Test
    void a_plan_says_what_its_report_will_tell() {
        var half = PLAN.precision(BF16);

        assertThat(half.explain().toString())
                .contains("report   trains the student in f32 as well, to tell what bf16 costs:"
                        + " .withoutF32() leaves that out");
        assertThat(half.withoutF32().explain().toString())
                .contains("report   without the student in f32, so it does not tell what bf16 costs");
        assertThat(PLAN.withoutF32()).hasToString(PLAN.toString());
        assertThat(half.withoutF32().seed(3).into(mlp(64, 6, 10)).comparedWithF32())
                .isFalse();
    }

    @Test
    void a_comparison_that_is_stopped_is_made_anew() {
        var impatient = new AtomicBoolean();
        var run = PLAN.epochs(3).precision(BF16).listener(stopInF32(impatient)).run();

        impatient.set(true);
        assertThat(run.report().precisionVerdict())
                .contains("what bf16 costs was not measured: the trainings for comparison were stopped;"
                        + " ask for report() again");
        assertThat(run.report().verdict()).doesNotContain("no verdict");

        impatient.set(false);
        assertThat(run.report().precisionCost()).isPresent();
        assertThat(run.inF32().history().steps()).hasSize(6);
    }

    private static TrainingListener stopInF32(AtomicBoolean impatient) {
        return new TrainingListener() {
            private boolean inF32;
            private long taken;

            @Override
            public void started(TrainingOutline outline) {
                inF32 = outline.title().contains("in f32");
                taken = 0;
            }

            @Override
            public void step(StepMetrics metrics) {
                taken = metrics.step();
            }

            @Override
            public boolean stopRequested() {
                return impatient.get() && inF32 && taken == 2;
            }
        };
    }

    @Test
    void a_kept_run_remembers_its_precision_and_what_its_report_leaves_out() {
        var plan = PLAN.epochs(3).precision(BF16).withoutF32();
        var run = plan.folder(root.resolve("run")).run();

        var read = (DistillationRun) resume(root.resolve("run"), run.data());

        assertThat(read.plan().comparedWithF32()).isFalse();
        assertThat(read.toString()).contains("steps compiled, linear layers and convolutions in bf16");
        assertThat(read.report().toString())
                .contains("linear layers and convolutions in bf16.", "what bf16 costs was not measured");
        assertThat(read.report().student().best())
                .isEqualTo(run.report().student().best());
        assertThat(reproduce(run.manifest(), run.data()).exact()).isTrue();
    }

    @Test
    void a_manifest_from_before_that_word_compares_with_f32() throws IOException {
        var run = PLAN.epochs(1).precision(BF16).folder(root.resolve("run")).run();
        var file = root.resolve("run").resolve("manifest.json");
        var now = Files.readString(file);
        var earlier = now.replaceFirst(",\\s*\"comparedWithF32\": true", "");
        assertThat(earlier).isNotEqualTo(now);
        Files.writeString(file, earlier);

        var read = (DistillationRun) resume(root.resolve("run"), run.data());

        assertThat(read.plan().comparedWithF32()).isTrue();
        assertThat(read.plan()).hasToString(run.plan().toString());
    }

    @Test
    void several_seeds_are_paired_with_themselves_in_f32() {
        var plan = PLAN.epochs(10).precision(BF16).seeds(2);
        var study = plan.run();

        assertThat(study.againstF32().orElseThrow().pairs()).isEqualTo(2);
        for (var seed : study.seeds()) {
            assertThat(seed.precisionCost())
                    .isEqualTo(plan.plan(seed.seed()).run().report().precisionCost());
        }
        assertThat(plan.toString()).contains("and with label smoothing 0.1, and distilled in f32");
        assertThat(PLAN.precision(BF16).withoutF32().seeds(2).toString()).doesNotContain("distilled in f32");
        assertThat(PLAN.seeds(2).toString()).doesNotContain("distilled in f32");
    }
}
