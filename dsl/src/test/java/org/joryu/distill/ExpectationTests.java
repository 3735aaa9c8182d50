package org.joryu.distill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.joryu.distill.Joryu.expect;

import org.joryu.notebook.Notebook;
import org.junit.jupiter.api.Test;

class ExpectationTests {

    private static String said(Runnable claim) {
        return Notebook.current().capture(claim).stdout().strip();
    }

    @Test
    void says_what_was_claimed_and_what_was_measured() {
        assertThat(said(() -> expect("the test accuracy", 0.971_23).atLeast(0.95)))
                .isEqualTo("✓ the test accuracy: 0.9712 (expected ≥ 0.95)");
        assertThat(said(() -> expect("parameters", 2_410).between(1_000, 3_000)))
                .isEqualTo("✓ parameters: 2410 (expected from 1000 to 3000)");
        assertThat(said(() -> expect("no 3 was seen", true))).isEqualTo("✓ no 3 was seen");
    }

    @Test
    void fails_with_the_claim_and_the_number() {
        assertThatThrownBy(() -> expect("the test accuracy", 0.9).moreThan(0.9))
                .isInstanceOf(AssertionError.class)
                .hasMessage("the test accuracy: expected > 0.9, but was 0.9");
        assertThatThrownBy(() -> expect("the loss", 3).lessThan(2.5)).hasMessageContaining("< 2.5");
        assertThatThrownBy(() -> expect("the loss", 3).atMost(2.5)).hasMessageContaining("≤ 2.5");
        assertThatThrownBy(() -> expect("no 3 was seen", false)).hasMessage("expected, but not so: no 3 was seen");
    }

    /// A loss that diverged must not pass for a small one.
    @Test
    void nothing_holds_of_what_is_not_a_number() {
        var none = expect("the loss", Double.NaN);
        assertThatThrownBy(() -> none.atLeast(0)).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> none.atMost(0)).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> none.between(-1, 1)).isInstanceOf(AssertionError.class);
    }

    @Test
    void bounds_the_wrong_way_round_are_refused() {
        assertThatThrownBy(() -> expect("it", 1).between(2, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("low must be ≤ high, but low was 2 and high 1");
    }
}
