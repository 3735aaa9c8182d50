package org.joryu.distill.program;

import ai.djl.ndarray.types.DataType;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// Objects and tensors as libtorch's reader of archives takes them: the second protocol of Python's pickle, of
/// which it needs a dozen instructions, with the tensors' numbers elsewhere.
final class Pickle {

    private static final char BEGIN = '\u0080';
    private static final char NEW = '\u0081';
    private static final char TRUE = '\u0088';
    private static final char FALSE = '\u0089';
    private static final char LONG = '\u008a';

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Pickle() {
        raw(BEGIN).raw(2);
    }

    /// Begins an object whose attributes follow, a [#text] and a value for each.
    ///
    /// @param type its class in the archive's code
    Pickle object(String type) {
        return global("__torch__", type).raw(')').raw(NEW).raw('}').raw('(');
    }

    /// Ends an object.
    Pickle end() {
        return raw('u').raw('b');
    }

    Pickle text(String text) {
        var utf8 = text.getBytes(StandardCharsets.UTF_8);
        raw('X').little(utf8.length, Integer.BYTES);
        bytes.writeBytes(utf8);
        return this;
    }

    Pickle truth(boolean value) {
        return raw(value ? TRUE : FALSE);
    }

    Pickle emptyList() {
        return raw(']');
    }

    Pickle emptyTuple() {
        return raw(')');
    }

    /// Opens a tuple, which [#endTuple] closes.
    Pickle tuple() {
        return raw('(');
    }

    Pickle endTuple() {
        return raw('t');
    }

    /// A tensor without gaps whose numbers are in the archive.
    ///
    /// @param entry by which name they are there
    /// @param trained whether it wants gradients
    Pickle tensor(String entry, DataType type, long[] shape, boolean trained) {
        long size = 1;
        var strides = new long[shape.length];
        for (int axis = shape.length - 1; axis >= 0; axis--) {
            strides[axis] = size;
            size *= shape[axis];
        }
        global("torch._utils", "_rebuild_tensor_v2").tuple();
        tuple().text("storage").global("torch", Types.storage(type));
        text(entry).text("cpu").whole(size).endTuple().raw('Q');
        whole(0).wholes(shape).wholes(strides).truth(trained);
        global("collections", "OrderedDict").emptyTuple().raw('R');
        return endTuple().raw('R');
    }

    private Pickle wholes(long[] numbers) {
        tuple();
        for (long number : numbers) {
            whole(number);
        }
        return endTuple();
    }

    private Pickle whole(long number) {
        return number == (int) number
                ? raw('J').little(number, Integer.BYTES)
                : raw(LONG).raw(Long.BYTES).little(number, Long.BYTES);
    }

    private Pickle global(String module, String name) {
        raw('c');
        bytes.writeBytes((module + "\n" + name + "\n").getBytes(StandardCharsets.UTF_8));
        return this;
    }

    private Pickle little(long number, int count) {
        var all = ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(number)
                .array();
        bytes.write(all, 0, count);
        return this;
    }

    private Pickle raw(int instruction) {
        bytes.write(instruction);
        return this;
    }

    /// All of it. Nothing may follow.
    byte[] bytes() {
        return raw('.').bytes.toByteArray();
    }
}
