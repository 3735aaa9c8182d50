package org.joryu.kernel.display;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Bytes of UTF-8 that are collected and taken as text, never within a code point. Not thread-safe.
final class PendingText {

    private static final int LONGEST = 4;

    private static final byte[] NOTHING = {};
    private static final int FIRST = 1024;

    // Outlives its cell for the threads that do, so it holds no memory while it holds no text.
    private byte[] bytes = NOTHING;
    private int size;

    int size() {
        return size;
    }

    void append(byte[] more, int offset, int length) {
        if (bytes.length - size < length) {
            bytes = Arrays.copyOf(bytes, Math.max(Math.max(size + length, 2 * bytes.length), FIRST));
        }
        System.arraycopy(more, offset, bytes, size, length);
        size += length;
    }

    /// Takes all whole code points. What remains is the beginning of one that is still being written,
    /// or a carriage return: where a line feed follows it in another message, front ends take the
    /// first for a return to the line's start and overwrite the line.
    String takeWhole() {
        int whole = wholeLength();
        return take(whole > 0 && bytes[whole - 1] == '\r' ? whole - 1 : whole);
    }

    /// Takes everything, as no more bytes will come.
    String takeAll() {
        var all = take(size);
        bytes = NOTHING;
        return all;
    }

    private String take(int length) {
        var text = new String(bytes, 0, length, StandardCharsets.UTF_8);
        System.arraycopy(bytes, length, bytes, 0, size - length);
        size -= length;
        return text;
    }

    private int wholeLength() {
        for (int back = 1; back <= Math.min(LONGEST - 1, size); back++) {
            int lead = bytes[size - back] & 0xFF;
            if ((lead & 0xC0) != 0x80) {
                return sequenceLength(lead) > back ? size - back : size;
            }
        }
        return size;
    }

    /// How many bytes a code point has that begins with this one (RFC 3629, section 3).
    private static int sequenceLength(int lead) {
        if (lead < 0xC0) {
            return 1;
        }
        if (lead < 0xE0) {
            return 2;
        }
        return lead < 0xF0 ? 3 : 4;
    }
}
