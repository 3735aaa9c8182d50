package org.joryu.distill.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgressTests {

    @ParameterizedTest
    @CsvSource({"1, 5, 5", "1, 20, 20", "1, 30, 20", "6, 30, 30", "93, 100_000, 500", "40_000, 100_000, 100_000"})
    void a_running_charts_axis_reaches_as_far_as_what_was_reached_needs(String reached, String planned, String axis) {
        assertThat(Progress.horizon(number(reached), number(planned))).isEqualTo(number(axis));
    }

    @Test
    void what_was_reached_always_fits_and_the_axis_moves_seldom() {
        int planned = 100_000;
        var axes = IntStream.rangeClosed(1, planned)
                .map(reached -> Progress.horizon(reached, planned))
                .toArray();

        assertThat(IntStream.rangeClosed(1, planned).allMatch(reached -> axes[reached - 1] >= reached))
                .isTrue();
        assertThat(axes).isSorted();
        assertThat(IntStream.of(axes).distinct().count()).isLessThan(13);
    }

    private static int number(String text) {
        return Integer.parseInt(text.replace("_", ""));
    }
}
