package org.joryu.distill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class McNemarTests {

    /// From SciPy: `binomtest(min(b, c), b + c, 0.5).pvalue`.
    @ParameterizedTest
    @CsvSource({
        "17, 7, 0.06391465663909912",
        "15, 3, 0.007537841796875",
        "6, 0, 0.03125",
        "5, 0, 0.0625",
        "4, 4, 1",
        "700, 600, 0.0060157938610449395"
    })
    void is_the_two_sided_binomial_probability(int first, int second, double expected) {
        assertThat(McNemar.exact(first, second)).isCloseTo(expected, within(1e-9));
        assertThat(McNemar.exact(second, first)).isCloseTo(expected, within(1e-9));
    }

    @Test
    void is_1_where_the_two_never_differ() {
        assertThat(McNemar.exact(0, 0)).isEqualTo(1);
    }

    @Test
    void holds_for_more_rows_than_a_double_has_powers_of_two() {
        assertThat(McNemar.exact(2000, 2000)).isCloseTo(1, within(1e-9));
    }
}
