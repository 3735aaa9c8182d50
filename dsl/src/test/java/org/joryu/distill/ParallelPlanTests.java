package org.joryu.distill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.joryu.distill.Joryu.crd;
import static org.joryu.distill.Joryu.digits;
import static org.joryu.distill.Joryu.distill;
import static org.joryu.distill.Joryu.hint;
import static org.joryu.distill.Joryu.labelWith;
import static org.joryu.distill.Joryu.mlp;
import static org.joryu.distill.Joryu.mutual;
import static org.joryu.distill.Joryu.reproduce;
import static org.joryu.distill.Joryu.resume;
import static org.joryu.distill.Joryu.rkd;
import static org.joryu.distill.Joryu.softTargets;
import static org.joryu.distill.Joryu.train;

import java.nio.file.Path;
import org.joryu.distill.model.Classifier;
import org.joryu.distill.model.Network;
import org.joryu.distill.train.StepMetrics;
import org.joryu.distill.train.TrainingListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Plans whose batches several devices share.
class ParallelPlanTests {

    private static final Network NETWORK = mlp(64, 16, 10);
    private static final Classifier TEACHER = new Classifier(NETWORK, NETWORK.initialWeights(5));
    private static final DistillationPlan PLAN = distill(TEACHER)
            .into(mlp(64, 8, 10))
            .on(digits().take(100, 2).normalized())
            .loss(softTargets(4).plus(hint("hidden1")))
            .epochs(2)
            .device("cpu, cpu");

    @TempDir
    Path root;

    private final TrainingListener impatient = new TrainingListener() {

        private long steps;

        @Override
        public void step(StepMetrics metrics) {
            steps = metrics.step();
        }

        @Override
        public boolean stopRequested() {
            return steps == 3;
        }
    };

    @Test
    void a_plan_names_its_devices_and_a_run_says_that_they_shared_its_batches() {
        assertThat(PLAN.toString()).contains(", on cpu,cpu");
        assertThat(PLAN.run().toString())
                .containsPattern("finished, .* in .* s on cpu and cpu, steps eager, each batch shared by 2 devices");
    }

    @Test
    void a_run_is_compared_and_timed_on_its_first_device() {
        var report = PLAN.run().report();

        assertThat(report.studentCost().latency().device()).isEqualTo("cpu");
        assertThat(report.toString()).contains("steps eager, each batch shared by 2 devices");
    }

    @Test
    void a_run_is_reproduced_bit_for_bit_from_its_manifest() {
        var run = PLAN.folder(root.resolve("run")).run();

        assertThat(run.manifest().device()).isEqualTo("cpu and cpu");
        assertThat(reproduce(run.manifest()).exact()).isTrue();
    }

    @Test
    void a_stopped_run_goes_on_from_its_folder_alone() {
        var undisturbed = PLAN.withoutFolder().run();

        PLAN.folder(root.resolve("run")).listener(impatient).run();
        var resumed = (DistillationRun) resume(root.resolve("run"));

        assertThat(resumed.result().last()).isEqualTo(undisturbed.result().last());
        assertThat(resumed.history()).isEqualTo(undisturbed.history());
    }

    @Test
    void check_finds_what_devices_cannot_share() {
        assertThatIllegalArgumentException()
                .isThrownBy(PLAN.batchSize(3)::check)
                .withMessageStartingWith("batchSize must be ≥ 4 on the 2 devices of cpu,cpu, but was 3");
        assertThatIllegalArgumentException()
                .isThrownBy(PLAN.loss(rkd()).batchSize(4)::check)
                .withMessageStartingWith("device must leave each device enough rows of a batch of 4, but was cpu,cpu:"
                        + " rows of a batch must be ≥ 3 for RKD, but were 2");
        assertThatIllegalArgumentException()
                .isThrownBy(PLAN.loss(crd())::check)
                .withMessageStartingWith("device must be one for CRD, which fills a memory of all rows as it goes");
    }

    @Test
    void networks_that_learn_from_each_other_and_labelling_take_one() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> mutual(NETWORK, NETWORK).device("gpus"))
                .withMessage("device must be one where networks learn from each other, but was gpus: several are for"
                        + " distill(...) and train(...); name one, for example gpu0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> labelWith(TEACHER).device("cpu,cpu"))
                .withMessageStartingWith("device must be one where a teacher labels rows, but was cpu,cpu");
    }

    @Test
    void a_training_without_a_teacher_is_shared_too() {
        var plan = train(NETWORK).on(digits().take(100)).epochs(2);

        var shared = plan.device("cpu,cpu").run();

        assertThat(shared.result().device()).isEqualTo("cpu and cpu");
        assertThat(shared.result().lastEpoch().totalLoss())
                .isCloseTo(plan.device("cpu").run().result().lastEpoch().totalLoss(), within(1e-4));
    }
}
