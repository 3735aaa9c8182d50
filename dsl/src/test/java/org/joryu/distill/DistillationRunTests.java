package org.joryu.distill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.joryu.distill.Joryu.digits;
import static org.joryu.distill.Joryu.distill;
import static org.joryu.distill.Joryu.mlp;
import static org.joryu.distill.Joryu.train;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.joryu.distill.model.Classifier;
import org.joryu.distill.train.Evaluation;
import org.joryu.distill.train.StepMetrics;
import org.joryu.distill.train.TrainingListener;
import org.joryu.distill.train.TrainingOutline;
import org.junit.jupiter.api.Test;

class DistillationRunTests {

    private static final TrainingRun TEACHER =
            train(mlp(64, 32, 10)).on(digits()).epochs(5).device("cpu").run();
    private static final DistillationPlan PLAN = distill(TEACHER)
            .into(mlp(64, 12, 10))
            .on(digits().take(100))
            .epochs(4)
            .device("cpu");

    @Test
    void the_student_alone_differs_by_the_teacher_only() {
        var run = PLAN.run();
        var alone = run.alone();

        assertThat(alone.initial()).isEqualTo(run.result().initial());
        assertThat(alone.history().steps()).hasSameSizeAs(run.history().steps());
        // Same weights and same batch: before the first update, the hard losses are one number.
        assertThat(alone.history().steps().getFirst().hardLoss())
                .isEqualTo(run.history().steps().getFirst().hardLoss());
        assertThat(alone.last()).isNotEqualTo(run.result().last());
    }

    @Test
    void the_student_alone_is_trained_once_when_first_asked_for() {
        var titles = new ArrayList<String>();
        var run = PLAN.listener(new TrainingListener() {
                    @Override
                    public void started(TrainingOutline outline) {
                        titles.add(outline.title() + ", " + outline.caption());
                    }
                })
                .run();
        assertThat(titles).hasSize(1);

        assertThat(run.report()).isSameAs(run.report());

        assertThat(run.alone()).isSameAs(run.alone());
        assertThat(titles)
                .containsExactly(
                        "mlp(64, 32, 10) → mlp(64, 12, 10), L = 0.3·CE + 0.7·4²·KL",
                        "mlp(64, 12, 10) alone, for comparison, L = CE");
    }

    @Test
    void the_report_counts_what_the_models_answer() {
        var run = PLAN.run();
        var report = run.report();
        var test = digits().test();

        assertThat(report.teacher().testAccuracy())
                .isEqualTo(TEACHER.evaluate(test).accuracy());
        assertThat(report.teacher().agreement()).isEqualTo(1);
        assertThat(report.student().devAccuracy()).isEqualTo(run.best().devAccuracy());
        assertThat(report.student().best().test())
                .isEqualTo(Evaluation.of(run.student().logits(test.features()), test.labels()));
        assertThat(report.studentCost().parameters()).isEqualTo(910);
        assertThat(report.studentCost().bytes()).isEqualTo(4 * 910);
        assertThat(report.studentCost().multiplyAccumulates()).hasValue(888);
        assertThat(report.studentCost().latency().device()).isEqualTo("cpu");
        double more = (report.onlyStudentRight() - report.onlyAloneRight()) / (double) test.size();
        assertThat(report.student().testAccuracy() - report.alone().testAccuracy())
                .isCloseTo(more, within(1e-12));
    }

    @Test
    void the_report_tells_of_the_best_epoch_and_of_the_last() {
        var run = PLAN.learningRate(0.3).run();
        var student = run.report().student();
        var test = digits().test();
        var last = new Classifier(mlp(64, 12, 10), run.result().last());

        assertThat(student.best().epoch()).isEqualTo(run.best().epoch());
        assertThat(student.last().orElseThrow().epoch()).isEqualTo(4);
        assertThat(student.last().orElseThrow().devAccuracy())
                .isEqualTo(run.last().devAccuracy());
        assertThat(student.last().orElseThrow().test())
                .isEqualTo(Evaluation.of(last.logits(test.features()), test.labels()));
        assertThat(run.report().alone().last().orElseThrow().epoch()).isEqualTo(4);
        assertThat(run.report().teacher().last()).isEmpty();
    }

    @Test
    void the_report_counts_every_test_row_in_its_class() {
        var confusion = PLAN.run().report().alone().best().confusion();

        assertThat(confusion.classNames()).isEqualTo(digits().classNames());
        int rows = 0;
        for (int answer = 0; answer < 10; answer++) {
            rows += confusion.count(3, answer);
        }
        assertThat(rows)
                .isEqualTo(IntStream.of(digits().test().labels())
                        .filter(label -> label == 3)
                        .count());
    }

    @Test
    void a_stopped_run_is_compared_after_as_many_steps() {
        var run = PLAN.listener(stopAfter(new AtomicInteger(3), Integer.MAX_VALUE))
                .run();

        assertThat(run.stopped()).isTrue();
        assertThat(run.history().steps()).hasSize(3);
        assertThat(run.alone().history().steps()).hasSize(3);
        assertThat(run.report().toString())
                .contains("same batches, as many steps, as the distillation was stopped; steps eager.");
    }

    @Test
    void a_comparison_that_was_stopped_gives_no_verdict_and_is_made_anew() {
        var stopAt = new AtomicInteger(Integer.MAX_VALUE);
        var run = PLAN.listener(stopAfter(stopAt, Integer.MAX_VALUE)).run();

        stopAt.set(2);
        assertThat(run.report().verdict()).startsWith("no verdict: the student alone was stopped");

        stopAt.set(Integer.MAX_VALUE);
        assertThat(run.report().verdict()).doesNotContain("no verdict");
        assertThat(run.alone().history().steps()).hasSize(8);
    }

    private static TrainingListener stopAfter(AtomicInteger first, int later) {
        return new TrainingListener() {
            private long taken;

            @Override
            public void step(StepMetrics metrics) {
                taken = metrics.step();
            }

            @Override
            public boolean stopRequested() {
                // The first time only, so that the comparison is not stopped as well.
                return taken >= first.get() && first.compareAndSet(first.get(), later);
            }
        };
    }

    @Test
    void soft_targets_are_what_both_say_about_the_rows_of_the_train_split() {
        var run = PLAN.temperature(3).run();
        var train = run.data().train();
        var targets = run.softTargets();

        assertThat(targets.size()).isEqualTo(100);
        assertThat(targets.source().temperature()).isEqualTo(3);
        assertThat(targets.source().metadata())
                .containsEntry("student.sha256", run.manifest().bestWeights());
        var last = targets.row(99);
        assertThat(last.rowId()).isEqualTo(train.rowIds()[99]);
        assertThat(last.label()).isEqualTo(train.labels()[99]);
        assertThat(targets.hardest(10).size()).isEqualTo(10);
    }

    @Test
    void a_student_can_teach() {
        var smaller = distill(PLAN.run().student())
                .into(mlp(64, 6, 10))
                .on(digits().take(100))
                .epochs(1)
                .run();

        assertThat(smaller.best().agreement()).isBetween(0.0, 1.0);
        assertThat(smaller.plan().title()).isEqualTo("mlp(64, 12, 10) → mlp(64, 6, 10)");
    }

    @Test
    void a_manifest_tells_two_runs_of_one_plan_from_others() {
        var one = PLAN.run().manifest();
        var again = PLAN.run().manifest();
        var other = PLAN.seed(5).run().manifest();

        assertThat(again.bestWeights()).isEqualTo(one.bestWeights());
        assertThat(again.versions()).isEqualTo(one.versions()).containsKeys("java", "djl", "torch", "threads");
        assertThat(one.teacher()).isEqualTo(TEACHER.manifest().bestWeights());
        assertThat(one.dataSha256()).isEqualTo(digits().take(100).sha256());
        assertThat(other.initialWeights()).isNotEqualTo(one.initialWeights());
        assertThat(TEACHER.manifest().teacher()).isEmpty();
        assertThat(one.toString()).contains("seed 0", "best       " + one.bestWeights(), "device     cpu");
    }

    @Test
    void runs_read_well() {
        assertThat(PLAN.run().toString())
                .matches("(?s)mlp\\(64, 32, 10\\) → mlp\\(64, 12, 10\\): finished,"
                        + " 8 steps in 4 epochs in \\d+\\.\\d s on cpu, steps eager\\R"
                        + "  kept  epoch \\d, dev accuracy \\d+\\.\\d %, dev loss \\d\\.\\d{4}, the best on dev\\R"
                        + "  last  epoch 4, dev accuracy \\d+\\.\\d %, dev loss \\d\\.\\d{4}");
        assertThat(List.of(TEACHER.toString().split("\\R"))).hasSize(3);
    }
}
