package org.joryu.distill.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BarChartTests {

    @Test
    void few_classes_stay_in_their_order() {
        var chart = BarChart.of("t", "c", List.of("a", "b"), List.of(0.2, 0.8), List.of(0.4, 0.6), 0);

        assertThat(chart.bars())
                .containsExactly(new BarChart.Bar("a", 0.2, 0.4, true), new BarChart.Bar("b", 0.8, 0.6, false));
        assertThat(chart).hasToString("t, c\nclass: teacher, student\na (the label): 0.200, 0.400\nb: 0.800, 0.600");
    }

    @Test
    void of_many_classes_the_likeliest_and_the_label_are_shown_and_the_others_added_up() {
        var names = IntStream.range(0, 100).mapToObj(i -> "c" + i).toList();
        // 99 > … > 0 for the teacher, all equal for the student; the label is the least likely.
        var teacher = IntStream.range(0, 100).mapToObj(i -> (i + 1) / 5050.0).toList();
        var student = DoubleStream.generate(() -> 0.01).limit(100).boxed().toList();

        var bars = BarChart.of("t", "c", names, teacher, student, 0).bars();

        assertThat(bars)
                .extracting(BarChart.Bar::name)
                .containsExactly(
                        "c99", "c98", "c97", "c96", "c95", "c94", "c93", "c92", "c91", "c90", "c0", "89 others");
        assertThat(bars.stream().mapToDouble(BarChart.Bar::teacher).sum()).isCloseTo(1, within(1e-9));
        assertThat(bars.getLast().student()).isCloseTo(0.89, within(1e-9));
    }

    @Test
    void every_class_needs_both_probabilities() {
        assertThatThrownBy(() -> BarChart.of("t", "c", List.of("a", "b"), List.of(1.0), List.of(0.4, 0.6), 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("teacher and student must have 2 probabilities, one for each class, but had 1 and 2");
    }
}
