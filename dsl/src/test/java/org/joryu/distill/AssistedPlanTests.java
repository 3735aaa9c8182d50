package org.joryu.distill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.joryu.distill.Joryu.digits;
import static org.joryu.distill.Joryu.distill;
import static org.joryu.distill.Joryu.mlp;

import org.joryu.distill.model.Classifier;
import org.joryu.distill.train.StepMetrics;
import org.joryu.distill.train.TrainingListener;
import org.junit.jupiter.api.Test;

class AssistedPlanTests {

    private final DistillationPlan plan = distill(untrained(64, 32, 10))
            .into(mlp(64, 8, 10))
            .on(digits().take(100))
            .epochs(1);

    private static Classifier untrained(int... sizes) {
        var network = mlp(sizes);
        return new Classifier(network, network.initialWeights(1));
    }

    @Test
    void every_step_learns_from_the_one_before() {
        var run = plan.through(mlp(64, 24, 10), mlp(64, 16, 10)).run();

        assertThat(run.runs())
                .extracting(step -> step.plan().student())
                .containsExactly(mlp(64, 24, 10), mlp(64, 16, 10), mlp(64, 8, 10));
        assertThat(run.runs().get(1).teacher().sha256())
                .isEqualTo(run.runs().get(0).student().sha256());
        assertThat(run.runs().get(2).teacher().sha256())
                .isEqualTo(run.runs().get(1).student().sha256());
        assertThat(run.student()).isEqualTo(run.runs().get(2).student());
        assertThat(run.stopped()).isFalse();
    }

    @Test
    void says_the_way() {
        assertThat(plan.through(mlp(64, 16, 10)).toString())
                .startsWith("distill mlp(64, 32, 10) → mlp(64, 16, 10) → mlp(64, 8, 10)\n  loss");
    }

    @Test
    void stopping_an_assistant_leaves_the_student_unbegun() {
        var impatient = new TrainingListener() {
            private boolean tired;

            @Override
            public void step(StepMetrics metrics) {
                tired = true;
            }

            @Override
            public boolean stopRequested() {
                return tired;
            }
        };

        var run = plan.listener(impatient).through(mlp(64, 16, 10)).run();

        assertThat(run.runs()).hasSize(1);
        assertThat(run.stopped()).isTrue();
        assertThatIllegalStateException()
                .isThrownBy(run::student)
                .withMessage(
                        "the student was not begun, as assistant 1 of 1 was stopped: run the plan again, or take last().student()");
    }

    @Test
    void refuses_an_assistant_of_other_classes_when_it_is_named() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plan.through(mlp(64, 16, 9)))
                .withMessage("the teacher answers 10 classes, the student 9: give the student a 10-way head");
        assertThatIllegalArgumentException()
                .isThrownBy(plan::through)
                .withMessage("assistants must be at least one network, but were none: leave out .through(...)");
    }
}
