package org.joryu.distill.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HistogramTests {

    @Test
    void every_value_is_counted_once_in_a_bin_of_round_width() {
        var values = IntStream.range(0, 1000).mapToDouble(i -> i / 430.0).toArray();
        var chart = Histogram.of("t", "c", "nats", values);

        assertThat(chart.binWidth()).isEqualTo(0.1);
        assertThat(chart.from()).isZero();
        assertThat(chart.counts()).hasSize(24);
        assertThat(chart.counts().getFirst()).isEqualTo(43);
        assertThat(chart.size()).isEqualTo(1000);
    }

    /// numpy.median and numpy.quantile(values, 0.9) of [0, 0.1, 0.1, 0.7, 2.3].
    @Test
    void median_and_ninth_decile_are_those_of_NumPy() {
        var chart = Histogram.of("t", "c", "nats", 2.3, 0.1, 0, 0.7, 0.1);

        assertThat(chart.median()).isEqualTo(0.1);
        assertThat(chart.ninth()).isCloseTo(1.66, within(1e-12));
        assertThat(chart.mean()).isCloseTo(0.64, within(1e-12));
    }

    @Test
    void what_is_not_finite_is_left_out_and_told_of() {
        var chart = Histogram.of("t", "digits", "nats", 1, Double.NaN, 2, Double.POSITIVE_INFINITY);

        assertThat(chart.size()).isEqualTo(2);
        assertThat(chart.leftOut()).isEqualTo(2);
        assertThat(chart.toString()).contains("digits, n = 2, mean 1.500, 2 not finite");
    }

    @Test
    void equal_values_are_one_bin() {
        assertThat(Histogram.of("t", "c", "nats", 0, 0, 0).counts()).containsExactly(3);
        assertThat(Histogram.of("t", "c", "nats", 0.7, 0.7).size()).isEqualTo(2);
        assertThat(Histogram.of("t", "c", "nats", 0.7, 0.7).svg()).doesNotContain("NaN");
    }

    @Test
    void values_below_zero_have_bins_too() {
        var chart = Histogram.of("t", "c", "nats", -1.05, 0, 3);

        assertThat(chart.from()).isLessThanOrEqualTo(-1.05);
        assertThat(chart.size()).isEqualTo(3);
    }
}
