package org.joryu.kernel.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SeenSignaturesTests {

    @Test
    void forgets_the_oldest_of_too_many() {
        var seen = new SeenSignatures(3);

        for (int i = 0; i < 4; i++) {
            assertThat(seen.add(signature(i))).isTrue();
        }

        assertThat(seen.add(signature(3))).isFalse();
        assertThat(seen.add(signature(1))).isFalse();
        assertThat(seen.add(signature(0))).isTrue();
    }

    private static byte[] signature(int number) {
        return String.valueOf(number).getBytes(US_ASCII);
    }
}
