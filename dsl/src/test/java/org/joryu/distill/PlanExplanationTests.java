package org.joryu.distill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.joryu.distill.Joryu.digits;
import static org.joryu.distill.Joryu.distill;
import static org.joryu.distill.Joryu.hint;
import static org.joryu.distill.Joryu.mlp;
import static org.joryu.distill.Joryu.softTargets;
import static org.joryu.distill.Joryu.train;

import org.joryu.distill.model.Classifier;
import org.junit.jupiter.api.Test;

class PlanExplanationTests {

    private final DistillationPlan plan = distill(untrained(64, 32, 10)).into(mlp(64, 12, 10));

    private static Classifier untrained(int... sizes) {
        var network = mlp(sizes);
        return new Classifier(network, network.initialWeights(1));
    }

    @Test
    void tells_formula_shapes_time_and_memory() {
        var explained = plan.loss(softTargets(4).plus(hint("hidden1").weight(10)))
                .on(digits().take(100))
                .explain();

        assertThat(explained.formula()).isEqualTo("L = 0.3·CE + 0.7·(4²·KL + 10·hint(hidden1))");
        assertThat(explained.steps()).isEqualTo(60);
        assertThat(explained.toString())
                .startsWith("distill mlp(64, 32, 10) → mlp(64, 12, 10)")
                .contains(
                        "compares hint: teacher's hidden1 (32), student's hidden1 (12): student projected from 12 to 32 by 416 parameters")
                .contains("teacher  mlp(64, 32, 10), 2,410 parameters, frozen")
                .contains("balance  hard to soft gradient ")
                .contains("expected about ")
                .contains("memory ");
    }

    @Test
    void explains_a_training_from_labels_alone() {
        assertThat(train(mlp(64, 12, 10)).on(digits().take(100)).explain().toString())
                .contains("L = CE")
                .doesNotContain("balance");
    }

    @Test
    void needs_data_to_rehearse_on() {
        assertThatIllegalArgumentException()
                .isThrownBy(plan::explain)
                .withMessage("data must be given before run(), but was not: say .on(digits())");
    }

    @Test
    void a_plan_that_cannot_compare_what_it_names_says_so_before_it_runs() {
        var wrong = plan.loss(hint("stage2")).on(digits());

        assertThat(wrong.toString()).contains("must have the stage that is compared, but has no stage2");
        assertThatIllegalArgumentException()
                .isThrownBy(wrong::check)
                .withMessageEndingWith(
                        " must have the stage that is compared, but has no stage2: its stages are hidden1");
    }
}
