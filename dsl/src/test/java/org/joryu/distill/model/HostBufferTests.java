package org.joryu.distill.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class HostBufferTests {

    private static final int ALIGNMENT = 64;

    @Test
    void a_buffer_holds_what_was_asked_for_wherever_its_memory_begins() {
        // Kept, so that the next one begins elsewhere.
        var all = new ArrayList<HostBuffer>();
        for (int numbers = 1; numbers <= 400; numbers++) {
            var buffer = HostBuffer.allocate(numbers);
            all.add(buffer);

            buffer.numbers().put(new float[numbers]);
            assertThat(buffer.bytes(numbers).remaining()).isEqualTo(numbers * Float.BYTES);
            assertThat(buffer.all().alignmentOffset(0, ALIGNMENT)).isZero();
        }
        assertThat(all)
                .extracting(HostBuffer::all)
                .extracting(ByteBuffer::isDirect)
                .containsOnly(true);
    }
}
