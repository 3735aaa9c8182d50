package org.joryu.distill.onnx;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A message of Protocol Buffers while it is written: fields by their numbers, in the
/// [wire format](https://protobuf.dev/programming-guides/encoding/).
///
/// ONNX needs four kinds of fields and nobody here reads any, so the library (1.8 MB, of which every notebook then has
/// one version) would be for these lines.
final class Message {

    private static final int VARINT = 0;
    private static final int LENGTH = 2;
    private static final int FIXED_32 = 5;

    // Pieces, so that weights are not copied from message to message.
    private final List<byte[]> pieces = new ArrayList<>();
    private long size;

    private void add(byte[] piece) {
        pieces.add(piece);
        size += piece.length;
    }

    private void tag(int field, int kind) {
        add(varint(((long) field << 3) | kind));
    }

    private static byte[] varint(long value) {
        var bytes = new ByteArrayOutputStream(10);
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes.write((int) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        bytes.write((int) rest);
        return bytes.toByteArray();
    }

    /// A whole number or an enumeration's.
    Message whole(int field, long value) {
        tag(field, VARINT);
        add(varint(value));
        return this;
    }

    /// Several, one by one, which readers take packed or not.
    Message wholes(int field, List<Long> values) {
        values.forEach(value -> whole(field, value));
        return this;
    }

    Message number(int field, float value) {
        tag(field, FIXED_32);
        add(ByteBuffer.allocate(Float.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putFloat(value)
                .array());
        return this;
    }

    Message text(int field, String value) {
        return bytes(field, value.getBytes(StandardCharsets.UTF_8));
    }

    Message texts(int field, List<String> values) {
        values.forEach(value -> text(field, value));
        return this;
    }

    /// @param value not changed any more
    Message bytes(int field, byte[] value) {
        tag(field, LENGTH);
        add(varint(value.length));
        add(value);
        return this;
    }

    /// @param inner written whole
    Message message(int field, Message inner) {
        tag(field, LENGTH);
        add(varint(inner.size));
        inner.pieces.forEach(this::add);
        return this;
    }

    /// In bytes.
    long size() {
        return size;
    }

    void writeTo(OutputStream out) throws IOException {
        for (var piece : pieces) {
            out.write(piece);
        }
    }
}
