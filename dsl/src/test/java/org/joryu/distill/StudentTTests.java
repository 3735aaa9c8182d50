package org.joryu.distill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StudentTTests {

    /// From SciPy 1.17: `2 * scipy.stats.t.sf(t, df)`.
    @ParameterizedTest
    @CsvSource({
        "1, 1, 0.5",
        "2.5, 4, 0.06676654481198814",
        "12.706204736432095, 1, 0.0499999999989913",
        "2.2621571627409915, 9, 0.05000000000467571",
        "0.3, 9, 0.7709907037415248",
        "8.123, 9, 1.9590498844270257e-05",
        "30, 9, 2.4837047041582635e-10",
        "4, 29, 0.00040006394565249173",
        "1.5, 2, 0.2723931248910011",
        "3.1, 3, 0.05329554461433608",
        "60, 19, 3.976061684707285e-23",
        "0.001, 1000, 0.9992023150184528"
    })
    void is_the_two_sided_tail(double t, int degrees, double expected) {
        assertThat(StudentT.twoSided(t, degrees)).isCloseTo(expected, within(1e-11 * expected));
        assertThat(StudentT.twoSided(-t, degrees)).isEqualTo(StudentT.twoSided(t, degrees));
    }

    @Test
    void no_difference_is_no_surprise() {
        assertThat(StudentT.twoSided(0, 1)).isEqualTo(1);
        assertThat(StudentT.twoSided(0, 30)).isEqualTo(1);
    }

    /// With one degree of freedom it is Cauchy's distribution, with two an algebraic one.
    @Test
    void is_what_few_degrees_of_freedom_have_in_closed_form() {
        for (double t : new double[] {0.01, 0.7, 1, 3, 50}) {
            assertThat(StudentT.twoSided(t, 1)).isCloseTo(1 - 2 / Math.PI * Math.atan(t), within(1e-13));
            assertThat(StudentT.twoSided(t, 2)).isCloseTo(1 - t / Math.sqrt(2 + t * t), within(1e-13));
        }
    }
}
