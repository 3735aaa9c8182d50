package org.joryu.kernel.display;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OutputLimitTests {

    @Test
    void is_64_megabytes_unless_it_is_set() {
        assertThat(OutputLimit.of("").bytes()).isEqualTo(64_000_000);
        assertThat(OutputLimit.of(" 200 ").bytes()).isEqualTo(200_000_000);
    }

    @Test
    void can_be_lifted() {
        assertThat(OutputLimit.of("0").bytes()).isEqualTo(Long.MAX_VALUE);
        assertThat(OutputLimit.of("9999999999999999").bytes()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void is_the_usual_one_where_the_setting_means_nothing() {
        assertThat(OutputLimit.of("-1").bytes()).isEqualTo(64_000_000);
        assertThat(OutputLimit.of("much").bytes()).isEqualTo(64_000_000);
    }

    @Test
    void tells_how_to_lift_it() {
        assertThat(OutputLimit.of("3").notice())
                .contains("more than 3 MB")
                .contains("System.setProperty(\"joryu.output.limit\", \"0\")");
    }
}
