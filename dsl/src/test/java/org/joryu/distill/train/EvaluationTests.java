package org.joryu.distill.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class EvaluationTests {

    private static final float[][] LOGITS = {{0, 0}, {2, 0}, {0, 1000}};

    @Test
    void counts_what_is_right_and_how_likely_it_was_held() {
        var evaluation = Evaluation.of(LOGITS, new int[] {1, 0, 1});

        assertThat(evaluation.accuracy()).isCloseTo(2.0 / 3, within(1e-12));
        assertThat(evaluation.loss()).isCloseTo((Math.log(2) + Math.log1p(Math.exp(-2))) / 3, within(1e-12));
    }

    @Test
    void of_equal_logits_the_first_is_the_answer() {
        assertThat(Evaluation.answer(new float[] {1, 3, 3})).isEqualTo(1);
    }

    @Test
    void agreement_is_the_share_of_equal_answers() {
        assertThat(Evaluation.agreement(LOGITS, new float[][] {{1, 0}, {0, 1}, {5, 6}}))
                .isCloseTo(2.0 / 3, within(1e-12));
    }
}
