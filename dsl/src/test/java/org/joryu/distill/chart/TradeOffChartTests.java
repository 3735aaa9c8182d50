package org.joryu.distill.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TradeOffChartTests {

    private final TradeOffChart chart = Charts.tradeOff();

    @Test
    void those_are_on_the_front_that_no_other_beats() {
        assertThat(chart.front()).extracting(TradeOffChart.Model::name).containsExactly("small", "teacher");
        assertThat(chart.byBytes().front()).isEqualTo(chart.front());
    }

    @Test
    void another_cost_has_another_front() {
        assertThat(chart.byLatency().front())
                .extracting(TradeOffChart.Model::name)
                .containsExactly(Charts.NAME, "small", "teacher");
    }

    @Test
    void what_has_no_numbers_is_not_drawn() {
        assertThat(chart.drawn()).hasSize(4);
        assertThat(chart.svg()).doesNotContain("unmeasured");
    }

    @Test
    void the_cheapest_is_told_first_with_its_unit() {
        assertThat(chart.byBytes().toString().lines())
                .contains("  small: 3.6 kB, 95.8 %, on the front", "  small, alone: 3.6 kB, 94.5 %");
        assertThat(chart.byLatency().svg()).contains("latency of one row, median, in ms, log axis");
        assertThat(chart.byParameters()).isEqualTo(chart);
    }
}
