package org.joryu.distill.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LatexTests {

    @Test
    void sets_names_upright_and_numbers_as_they_are() {
        assertThat(Latex.of("L = 0.3·CE + 0.7·4²·KL"))
                .isEqualTo("L = 0.3 \\cdot \\text{CE} + 0.7 \\cdot 4^{2} \\cdot \\text{KL}");
    }

    @Test
    void keeps_stages_with_their_loss() {
        assertThat(Latex.of("L = 0.9·(4²·KL + 100·hint(stage_2))"))
                .isEqualTo("L = 0.9 \\cdot (4^{2} \\cdot \\text{KL} + 100 \\cdot \\text{hint(stage\\_2)})");
        assertThat(Latex.of("hint(hidden2→hidden1)")).isEqualTo("\\text{hint(hidden2} \\to \\text{hidden1)}");
    }

    @Test
    void sets_courses_as_arrows() {
        assertThat(Latex.of("(8→2)²·KL")).isEqualTo("(8\\to 2)^{2} \\cdot \\text{KL}");
    }
}
