package org.joryu.distill.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ScaleTests {

    @Test
    void linear_ticks_are_round() {
        assertThat(Scale.linear(0, 150, 6).ticks()).containsExactly(0.0, 50.0, 100.0, 150.0);
        assertThat(Scale.linear(90, 100, 5).ticks()).containsExactly(90.0, 92.0, 94.0, 96.0, 98.0, 100.0);
        assertThat(Scale.linear(0, 1, 1).ticks()).containsExactly(0.0, 1.0);
    }

    @Test
    void logarithmic_ticks_are_sparser_the_more_decades_there_are() {
        assertThat(Scale.logarithmic(0.0008, 12).ticks()).containsExactly(0.001, 0.01, 0.1, 1.0, 10.0);
        assertThat(Scale.logarithmic(0.1, 9).ticks()).containsExactly(0.1, 0.3, 1.0, 3.0, 10.0);
        assertThat(Scale.logarithmic(0.1, 2).ticks()).containsExactly(0.1, 0.2, 0.5, 1.0, 2.0);
        assertThat(Scale.logarithmic(0.61, 0.79).ticks()).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void equal_ratios_are_equally_long() {
        var scale = Scale.logarithmic(0.01, 100);

        assertThat(scale.at(10) - scale.at(1)).isCloseTo(scale.at(1) - scale.at(0.1), within(1e-9));
        assertThat(scale.at(0)).isZero();
        assertThat(scale.at(1e9)).isEqualTo(1);
    }

    @Test
    void equal_values_still_make_an_axis() {
        assertThat(Scale.logarithmic(0.5, 0.5).at(0.5)).isCloseTo(0.5, within(1e-9));
    }

    @Test
    void labels_have_no_needless_digits() {
        assertThat(Numerals.plain(0.1)).isEqualTo("0.1");
        assertThat(Numerals.plain(100.0)).isEqualTo("100");
        assertThat(Numerals.plain(0.00001)).isEqualTo("1e-5");
    }
}
