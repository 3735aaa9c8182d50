package org.joryu.kernel.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ResourceLock(Resources.SYSTEM_PROPERTIES)
class LimitsTests {

    @AfterEach
    void reset() {
        System.clearProperty(Limits.PROPERTY);
    }

    @Test
    void allow_what_widgets_send_and_the_heap_can_hold() {
        assertThat(Limits.configured().bytes()).isBetween(16L << 20, 512L << 20);
    }

    @Test
    void are_set_by_a_property() {
        System.setProperty(Limits.PROPERTY, "1000");
        assertThat(Limits.configured().bytes()).isEqualTo(1000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "", "64M", "99999999999"})
    void name_a_property_that_is_no_number_of_bytes(String said) {
        System.setProperty(Limits.PROPERTY, said);
        assertThatIllegalArgumentException()
                .isThrownBy(Limits::configured)
                .withMessageContainingAll("joryu.max.message.bytes", said, "512 MiB");
    }
}
