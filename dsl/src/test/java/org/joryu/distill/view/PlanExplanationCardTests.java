package org.joryu.distill.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.joryu.distill.Joryu.digits;
import static org.joryu.distill.Joryu.distill;
import static org.joryu.distill.Joryu.mlp;

import org.joryu.distill.DistillationPlan;
import org.joryu.distill.model.Classifier;
import org.junit.jupiter.api.Test;

class PlanExplanationCardTests {

    private final DistillationPlan plan = distill(
                    new Classifier(mlp(64, 32, 10), mlp(64, 32, 10).initialWeights(1)))
            .into(mlp(64, 12, 10));

    @Test
    void typesets_the_formula_and_what_its_symbols_stand_for() {
        var card = PlanExplanationCard.of(plan.on(digits().take(100)));

        assertThat((String) card.get("text/markdown").orElseThrow())
                .startsWith("""
                        **distill mlp(64, 32, 10) → mlp(64, 12, 10)**

                        $$L = 0.3 \\cdot \\text{CE} + 0.7 \\cdot 4^{2} \\cdot \\text{KL}$$

                        $$\\text{CE} = -\\tfrac1B \\sum_b \\log \\sigma(s_b)_{y_b}$$

                        $$\\text{KL} = \\tfrac1B \\sum_b \\mathrm{KL}\\big(\\sigma(t_b/4) \\,\\|\\, \\sigma(s_b/4)\\big)$$

                        | | |
                        |:--|:--|
                        | loss | L = 0.3·CE + 0.7·4²·KL |
                        """)
                .contains("| teacher | mlp(64, 32, 10), 2,410 parameters, frozen |")
                .contains("| expected | about ");
        assertThat(card.plainText()).contains("memory ");
    }

    @Test
    void a_plan_without_data_is_shown_as_it_stands() {
        assertThat(PlanExplanationCard.of(plan).get("text/markdown")).isEmpty();
        assertThat(PlanExplanationCard.of(plan).plainText()).contains("not chosen yet");
    }
}
