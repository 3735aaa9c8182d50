package org.joryu.distill.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MatrixChartTests {

    private static List<String> names(int count) {
        return IntStream.range(0, count).mapToObj(i -> "c" + i).toList();
    }

    /// The teacher takes class 7 for class 90, and nothing else for anything.
    private static List<List<Double>> means(int count) {
        return IntStream.range(0, count)
                .mapToObj(row -> IntStream.range(0, count)
                        .mapToObj(column -> row == 7 && column == 90 % count ? 0.25 : row == column ? 0.75 : 0.0)
                        .toList())
                .toList();
    }

    @Test
    void cells_have_their_percentages() {
        var chart = new MatrixChart("t", "c", List.of("cat", "dog"), List.of(List.of(0.9, 0.1), List.of(0.004, 0.996)));

        assertThat(chart.svg())
                .contains(">90<", ">10<", ">100<", ">cat<", ">dog<")
                .doesNotContain(">0<");
        assertThat(chart)
                .hasToString(
                        "t, c\non average 94.8 % for the own class; most alike: cat as dog 10.0 %, dog as cat 0.4 %");
    }

    @Test
    void of_more_classes_than_can_be_read_the_most_alike_are_shown_in_label_order() {
        var chart = MatrixChart.of("t", "c", names(100), means(100));

        assertThat(chart.classNames()).hasSize(30).contains("c7", "c90");
        assertThat(chart.mostAlike(1)).containsExactly(new MatrixChart.Likeness("c7", "c90", 0.25));
        assertThat(chart.caption()).isEqualTo("the 30 most alike of 100 classes; c");
    }

    @Test
    void more_classes_than_can_be_read_are_refused_by_hand() {
        assertThatThrownBy(() -> new MatrixChart("t", "c", names(31), means(31)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "a matrix can be read with at most 30 classes, but was to have 31: take MatrixChart.of(...), which chooses the most alike");
    }

    @Test
    void a_row_and_a_column_for_each_class_are_needed() {
        assertThatThrownBy(() -> new MatrixChart("t", "c", names(2), List.of(List.of(1.0, 0.0))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("means must be 2 × 2, a row and a column for each class");
    }

    @Test
    void what_is_small_is_colored_by_its_root() {
        var chart = new MatrixChart("t", "c", List.of("a", "b"), List.of(List.of(0.8, 0.2), List.of(0.0, 0.8)));

        assertThat(chart.share(0, 0)).isEqualTo(1);
        assertThat(chart.share(0, 1)).isEqualTo(0.5);
        assertThat(chart.share(1, 0)).isZero();
    }
}
