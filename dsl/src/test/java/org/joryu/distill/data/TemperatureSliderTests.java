package org.joryu.distill.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TemperatureSliderTests {

    private final TemperatureSlider slider = SoftTargetsTests.four().temperatureSlider();

    @Test
    void the_means_are_those_computed_by_hand() {
        // At T = 1 the teacher says (¾, ¼), (½, ½), (¼, ¾) and (9/10, 1/10).
        double threeQuarters = -0.75 * Math.log(0.75) - 0.25 * Math.log(0.25);
        double nineTenths = -0.9 * Math.log(0.9) - 0.1 * Math.log(0.1);
        assertThat(slider.at(1).entropy()).isCloseTo((2 * threeQuarters + Math.log(2) + nineTenths) / 4, within(1e-7));
        assertThat(slider.at(1).darkKnowledge()).isCloseTo((0.25 + 0.5 + 0.25 + 0.1) / 4, within(1e-7));
        // At T = 2 the last says (¾, ¼), as ln 9 = 2 ln 3, and the others the square roots of theirs.
        double root = Math.sqrt(3) / (Math.sqrt(3) + 1);
        assertThat(slider.at(2).darkKnowledge()).isCloseTo((2 * (1 - root) + 0.5 + 0.25) / 4, within(1e-7));
    }

    @Test
    void hotter_is_softer() {
        assertThat(slider.at(4).entropy()).isGreaterThan(slider.at(2).entropy()).isLessThan(Math.log(2));
        assertThat(slider.at(1e6).darkKnowledge()).isCloseTo(0.5, within(1e-5));
    }

    @Test
    void reads_as_the_means_at_a_few_temperatures() {
        assertThat(slider.toString().lines())
                .hasSize(6)
                .first()
                .isEqualTo("soft targets of 4 rows of moons dev at temperatures T; row 10 is upper");
        assertThat(slider.toString())
                .contains("   1        0.5357          0.2750  upper 0.750  lower 0.250")
                .contains("   8        ");
    }

    @Test
    void takes_the_first_eight_rows_and_refuses_none() {
        assertThat(slider.targets().size()).isEqualTo(4);
        var none = SoftTargetsTests.four().disagreements().ofClass("lower").disagreements();
        assertThat(none.ofClass("upper").size()).isZero();
        assertThatThrownBy(() -> none.ofClass("upper").temperatureSlider())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("one row or more");
    }
}
