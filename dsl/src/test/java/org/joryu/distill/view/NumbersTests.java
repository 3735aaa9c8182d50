package org.joryu.distill.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class NumbersTests {

    @Test
    void losses_have_four_digits_that_count() {
        assertThat(Numbers.loss(0.12345)).isEqualTo("0.1235");
        assertThat(Numbers.loss(12.345)).isEqualTo("12.35");
        assertThat(Numbers.loss(0)).isEqualTo("0.0000");
        assertThat(Numbers.loss(0.00001234)).isEqualTo("1.23e-05");
        assertThat(Numbers.loss(Double.NaN)).isEqualTo("–");
        assertThat(Numbers.loss(Double.POSITIVE_INFINITY)).isEqualTo("Infinity");
    }

    @Test
    void times_read_as_on_a_clock() {
        assertThat(Numbers.clock(Duration.ofSeconds(17))).isEqualTo("0:17");
        assertThat(Numbers.clock(Duration.ofSeconds(3723))).isEqualTo("1:02:03");
        assertThat(Numbers.took(Duration.ofMillis(2440))).isEqualTo("2.4 s");
        assertThat(Numbers.took(Duration.ofSeconds(24))).isEqualTo("24 s");
        assertThat(Numbers.took(Duration.ofMinutes(40))).isEqualTo("40:00");
    }

    @Test
    void html_is_escaped_and_never_has_a_dollar() {
        assertThat(Html.escape("<a href=\"x\">&'</a> $x$"))
                .isEqualTo("&lt;a href=&quot;x&quot;&gt;&amp;&#39;&lt;/a&gt; ＄x＄");
    }
}
