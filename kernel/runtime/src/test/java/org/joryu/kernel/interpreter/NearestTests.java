package org.joryu.kernel.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTests {

    @Test
    void counts_what_was_swapped_as_one_mistake() {
        assertThat(Nearest.distance("cuont", "count")).isEqualTo(1);
        assertThat(Nearest.distance("lenght", "Length")).isEqualTo(1);
        assertThat(Nearest.distance("", "abc")).isEqualTo(3);
        assertThat(Nearest.to("pint", List.of("point", "print()", "paint", "string")))
                .containsExactly("paint", "point", "print()");
    }

    @Test
    void a_command_that_was_broken_off_is_taken_for_the_shortest_that_begins_like_it() {
        assertThat(Nearest.toOrBegunBy("tiem", List.of("time", "timeit"))).contains("time");
        assertThat(Nearest.toOrBegunBy("dep", List.of("dependencies", "dependency", "help")))
                .contains("dependency");
        assertThat(Nearest.toOrBegunBy("de", List.of("dependency"))).isEmpty();
    }
}
