package org.joryu.distill.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReliabilityDiagramTests {

    private static ReliabilityDiagram chart(ReliabilityDiagram.Bin... bins) {
        return new ReliabilityDiagram(
                "t", "c", List.of(new ReliabilityDiagram.Curve("teacher", 0.0123, List.of(bins))));
    }

    private static ReliabilityDiagram.Bin bin(double confidence, double accuracy, int rows) {
        return new ReliabilityDiagram.Bin(confidence, accuracy, rows);
    }

    @Test
    void a_bin_of_few_rows_is_a_dot_but_no_point_of_the_line() {
        var chart = chart(bin(0.3, 1, 1), bin(0.5, 0.4, 10), bin(0.9, 0.95, 300));
        var svg = chart.svg();

        assertThat(svg.split("<circle ", -1)).as("three dots").hasSize(1 + 3);
        assertThat(svg).as("half and nine tenths of 270 pixels").contains("points=\"191,230 299,81.5 \"");
        assertThat(chart).hasToString("""
                t, c
                teacher, ECE 0.0123
                  sure to 30.0 %, right in 100.0 %, 1 row
                  sure to 50.0 %, right in 40.0 %, 10 rows
                  sure to 90.0 %, right in 95.0 %, 300 rows""");
    }

    @Test
    void a_bin_without_rows_is_nothing() {
        assertThat(chart(bin(Double.NaN, Double.NaN, 0), bin(0.9, 0.9, 5)).svg().split("<circle ", -1))
                .hasSize(1 + 1);
    }
}
