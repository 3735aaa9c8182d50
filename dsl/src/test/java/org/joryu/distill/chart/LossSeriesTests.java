package org.joryu.distill.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class LossSeriesTests {

    private static LossSeries ofSteps(int steps) {
        var series = new LossSeries(10, List.of("hint"));
        for (int step = 1; step <= steps; step++) {
            series.add(step, 2 * step, 3 * step, List.of(4.0 * step));
        }
        return series;
    }

    @Test
    void few_steps_are_their_own_points() {
        assertThat(ofSteps(3).points())
                .containsExactly(
                        new LossPoint(0.1, 1, 2, 3, List.of(4.0)),
                        new LossPoint(0.2, 2, 4, 6, List.of(8.0)),
                        new LossPoint(0.3, 3, 6, 9, List.of(12.0)));
    }

    @Test
    void many_steps_are_means_in_the_middle_of_their_steps() {
        var series = ofSteps(201);

        assertThat(series.stepsPerPoint()).isEqualTo(2);
        assertThat(series.points()).hasSize(101);
        assertThat(series.points().getFirst()).isEqualTo(new LossPoint(0.15, 1.5, 3, 4.5, List.of(6.0)));
        assertThat(series.points().getLast()).isEqualTo(new LossPoint(20.1, 201, 402, 603, List.of(804.0)));
    }

    @Test
    void a_million_steps_are_at_most_that_many_points_of_the_same_mean() {
        var series = ofSteps(1_000_000);

        assertThat(series.steps()).isEqualTo(1_000_000);
        assertThat(series.points()).hasSizeBetween(LossSeries.MOST_POINTS / 2, LossSeries.MOST_POINTS);
        assertThat(series.points())
                .allSatisfy(point -> assertThat(point.hard()).isCloseTo(10 * point.epoch(), within(1e-6)));
    }
}
