package org.joryu.distill.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class SweepChartTests {

    @Test
    void the_darkest_is_the_best_and_the_lightest_the_worst_that_was_found() {
        var chart = Charts.sweep();

        assertThat(chart.share(0)).isCloseTo(0.1, within(1e-12));
        assertThat(chart.share(1)).isCloseTo(1, within(1e-12));
        assertThat(chart.share(2)).as("diverged").isZero();
        assertThat(chart.legend()).isEqualTo("lightest 92.1 %, darkest 95.0 %; framed: chosen by dev");
    }

    @Test
    void words_on_a_cell_are_readable_on_its_color() {
        for (double share = 0; share <= 1; share += 0.01) {
            assertThat(contrast(Shade.of(share), Shade.ink(share).color())).isGreaterThan(4.2);
        }
    }

    /// WCAG 2.2, "contrast ratio".
    private static double contrast(String one, String other) {
        double a = luminance(one) + 0.05;
        double b = luminance(other) + 0.05;
        return Math.max(a, b) / Math.min(a, b);
    }

    private static double luminance(String color) {
        int rgb = Integer.parseInt(color.substring(1), 16);
        return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8 & 0xff) + 0.0722 * linear(rgb & 0xff);
    }

    private static double linear(int channel) {
        double share = channel / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }

    @Test
    void a_cell_for_each_combination_is_needed() {
        assertThatThrownBy(() -> new SweepChart("t", "v", List.of("T = 1", "T = 2"), List.of(" "), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("cells must be 2 × 1, one for each column and row, but were 0");
    }
}
