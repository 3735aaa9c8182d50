package org.joryu.distill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.joryu.distill.Joryu.digits;
import static org.joryu.distill.Joryu.mlp;
import static org.joryu.distill.Joryu.mutual;

import org.junit.jupiter.api.Test;

class MutualTests {

    private static final MutualPlan PLAN = mutual(mlp(64, 12, 10), mlp(64, 24, 10))
            .on(digits().take(200))
            .epochs(3)
            .device("cpu");

    @Test
    void a_plan_says_what_each_network_minimises() {
        assertThat(PLAN.toString())
                .startsWith("mutual mlp(64, 12, 10) ⇄ mlp(64, 24, 10)")
                .contains(
                        "L = CE + KL, of each",
                        "KL = KL(other‖own) at T = 1, batch mean",
                        "mlp(64, 24, 10), 1,810 parameters");
    }

    @Test
    void a_run_has_a_model_and_a_result_of_every_network_and_all_may_teach() {
        var run = PLAN.run();

        assertThat(run.models()).hasSize(2);
        assertThat(run.model(2).network()).isEqualTo(mlp(64, 24, 10));
        assertThat(run.evaluate(1, run.data().dev()).accuracy())
                .isEqualTo(run.result(1).bestEpoch().devAccuracy());
        assertThat(run.stopped()).isFalse();
        assertThat(run.manifest(2).bestWeights())
                .isEqualTo(run.model(2).weights().sha256());
        assertThat(run.toString())
                .contains(
                        "2 networks that learned from each other\n", "\n1  mlp(64, 12, 10) ", "\n2  mlp(64, 24, 10) ");
        var student = Joryu.distill(run.ensemble())
                .into(mlp(64, 6, 10))
                .on(digits().take(50))
                .epochs(1)
                .run();
        assertThat(student.teacher().sha256()).isEqualTo(run.ensemble().sha256());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> run.model(3))
                .withMessage("number must be in [1, 2], as there are so many networks, but was 3");
    }

    @Test
    void what_cannot_learn_from_each_other_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> mutual(mlp(64, 12, 10)))
                .withMessageContaining("networks must be at least two, but were [mlp(64, 12, 10)]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> mutual(mlp(64, 12, 10), mlp(64, 12, 9)))
                .withMessageContaining("mlp(64, 12, 9) takes 64 and answers 9: give all one size");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PLAN.temperature(0))
                .withMessageContaining("temperature must be > 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> mutual(mlp(64, 12, 10), mlp(64, 10)).run())
                .withMessageContaining("say .on(digits())");
    }
}
