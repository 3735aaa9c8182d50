package org.joryu.distill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.joryu.distill.Joryu.digits;
import static org.joryu.distill.Joryu.distill;
import static org.joryu.distill.Joryu.labelSmoothing;
import static org.joryu.distill.Joryu.mlp;
import static org.joryu.distill.Joryu.train;

import java.util.ArrayList;
import org.joryu.distill.train.StepMetrics;
import org.joryu.distill.train.TrainingListener;
import org.joryu.distill.train.TrainingOutline;
import org.junit.jupiter.api.Test;

class StudyRunTests {

    private static final TrainingRun TEACHER =
            train(mlp(64, 32, 10)).on(digits()).epochs(5).device("cpu").run();
    private static final DistillationPlan PLAN = distill(TEACHER)
            .into(mlp(64, 12, 10))
            .on(digits().take(100))
            .epochs(4)
            .seed(1)
            .device("cpu");

    @Test
    void every_seed_gives_the_very_students_that_its_plan_and_report_give() {
        var study = PLAN.seeds(3).run();
        var second = study.seeds().get(1);
        var report = study.plan().plan(2).run().report();

        assertThat(study.seeds()).extracting(Study.Seed::seed).containsExactly(1L, 2L, 3L);
        assertThat(second.distilled().best()).isEqualTo(report.student().best());
        assertThat(second.distilled().last()).isEqualTo(report.student().last().orElseThrow());
        assertThat(second.alone().best()).isEqualTo(report.alone().best());
        var smoothed = train(mlp(64, 12, 10))
                .loss(labelSmoothing(0.1))
                .on(digits().take(100))
                .epochs(4)
                .learningRate(0.01)
                .seed(2)
                .device("cpu")
                .run();
        assertThat(second.smoothed().best().test()).isEqualTo(smoothed.evaluate(digits().test()));
        assertThat(second.smoothed().best().devAccuracy())
                .isEqualTo(smoothed.best().devAccuracy());
        assertThat(study.stopped()).isFalse();
    }

    @Test
    void each_seed_may_draw_its_own_rows() {
        var study = PLAN.on(digits()).seeds(2).take(60).run();
        var alike = PLAN.on(digits().take(60, 2)).seed(2).run().report();

        assertThat(study.seeds().getLast().distilled().best())
                .isEqualTo(alike.student().best());
    }

    @Test
    void trainings_say_who_is_trained() {
        var titles = new ArrayList<String>();
        PLAN.listener(new TrainingListener() {
                    @Override
                    public void started(TrainingOutline outline) {
                        titles.add(outline.title() + ", " + outline.caption());
                    }
                })
                .seeds(4, 9)
                .run();

        assertThat(titles)
                .containsExactly(
                        "mlp(64, 32, 10) → mlp(64, 12, 10), seed 4 (1 of 2), L = 0.3·CE + 0.7·4²·KL",
                        "mlp(64, 12, 10) alone, seed 4 (1 of 2), L = CE",
                        "mlp(64, 12, 10) with label smoothing, seed 4 (1 of 2), L = CE(ε = 0.1)",
                        "mlp(64, 32, 10) → mlp(64, 12, 10), seed 9 (2 of 2), L = 0.3·CE + 0.7·4²·KL",
                        "mlp(64, 12, 10) alone, seed 9 (2 of 2), L = CE",
                        "mlp(64, 12, 10) with label smoothing, seed 9 (2 of 2), L = CE(ε = 0.1)");
    }

    @Test
    void an_interrupt_keeps_the_seeds_that_were_finished() {
        var started = new ArrayList<TrainingOutline>();
        var whole = PLAN.seeds(2).run();
        var study = PLAN.listener(new TrainingListener() {
                    @Override
                    public void started(TrainingOutline outline) {
                        started.add(outline);
                    }

                    @Override
                    public boolean stopRequested() {
                        // In the middle of the third seed's second student.
                        return started.size() == 8;
                    }
                })
                .seeds(5)
                .run();

        assertThat(study.stopped()).isTrue();
        assertThat(study.seeds()).isEqualTo(whole.seeds());
        assertThat(started).hasSize(8);
        assertThat(study.verdict()).endsWith("over 2 seeds; stopped before the other 3");
    }

    @Test
    void a_diverged_student_is_told_and_does_not_end_the_study() {
        var study = PLAN.learningRate(1e30).seeds(2).run();

        assertThat(study.seeds()).isEmpty();
        assertThat(study.failures()).extracting(Study.Failure::seed).containsExactly(1L, 2L);
        assertThat(study.verdict()).startsWith("no verdict: 2 of 2 seeds diverged, first distilled with seed 1");
        assertThat(study.toString()).contains("seed 2, distilled: the loss of step ");
    }

    @Test
    void a_stop_in_the_first_training_leaves_nothing_and_says_so() {
        var study = PLAN.listener(new TrainingListener() {
                    private long steps;

                    @Override
                    public void step(StepMetrics metrics) {
                        steps++;
                    }

                    @Override
                    public boolean stopRequested() {
                        return steps >= 1;
                    }
                })
                .seeds(2)
                .run();

        assertThat(study.verdict()).startsWith("no verdict: stopped when 0 of 2 seeds were finished");
        assertThat(study.toString()).contains("0 of 2 seeds");
    }
}
