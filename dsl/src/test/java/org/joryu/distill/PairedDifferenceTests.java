package org.joryu.distill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PairedDifferenceTests {

    private static final double[] SOME = {.962, .958, .949, .971, .966};
    private static final double[] OTHERS = {.939, .951, .944, .942, .939};

    /// From SciPy 1.17: `scipy.stats.ttest_rel(some, others)`, and NumPy's `std(ddof=1)`.
    @Test
    void is_the_paired_t_test() {
        var difference = PairedDifference.of(SOME, OTHERS);

        assertThat(difference.pairs()).isEqualTo(5);
        assertThat(difference.mean()).isCloseTo(0.0182, within(1e-15));
        assertThat(difference.standardError()).isCloseTo(0.005083306010855538, within(1e-15));
        assertThat(difference.t()).isCloseTo(3.580347112909083, within(1e-11));
        assertThat(difference.pValue()).isCloseTo(0.02316049914560391, within(1e-12));
    }

    @Test
    void the_other_way_round_it_has_the_other_sign_and_the_same_p() {
        var difference = PairedDifference.of(OTHERS, SOME);

        assertThat(difference.mean())
                .isEqualTo(-PairedDifference.of(SOME, OTHERS).mean());
        assertThat(difference.pValue())
                .isEqualTo(PairedDifference.of(SOME, OTHERS).pValue());
    }

    @Test
    void students_that_never_differ_are_no_surprise() {
        assertThat(PairedDifference.of(SOME, SOME).pValue()).isEqualTo(1);
    }

    @Test
    void where_all_pairs_differ_by_the_same_no_test_can_tell() {
        // As doubles these two differences are not equal, as shares of 355 rows they are.
        double[] some = {345 / 355.0, 340 / 355.0};
        double[] others = {344 / 355.0, 339 / 355.0};

        assertThat(PairedDifference.of(some, others).deviation()).isZero();
        assertThat(PairedDifference.of(some, others).pValue()).isNaN();
    }
}
