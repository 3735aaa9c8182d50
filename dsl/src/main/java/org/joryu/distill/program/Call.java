package org.joryu.distill.program;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One call of an array's method, as an operation sees it.
final class Call {

    private final RecordedArray receiver;
    private final @Nullable Object[] arguments;
    private @Nullable Object carried;
    private boolean list;

    Call(RecordedArray receiver, @Nullable Object[] arguments) {
        this.receiver = receiver;
        this.arguments = arguments;
    }

    /// Whose method is called.
    Node self() {
        return receiver.node();
    }

    Shape shape() {
        return receiver.shape();
    }

    /// Says that the result is a list even where it has one element.
    Node list(Node node) {
        list = true;
        return node;
    }

    boolean isList() {
        return list;
    }

    /// Says what the call gives, where carrying it out as it is would not do.
    Node carriedAs(Node node, Object result) {
        carried = result;
        return node;
    }

    @Nullable Object carried() {
        return carried;
    }

    NDArray real() {
        return receiver.real();
    }

    @Nullable Object argument(int index) {
        return arguments[index];
    }

    /// Whether an array among the arguments has the shape of this one.
    boolean isOfOneShape(int index) {
        return RecordedArray.behind((NDArray) Objects.requireNonNull(argument(index)))
                .shape()
                .equals(shape());
    }

    /// An array among the arguments.
    Node node(int index) {
        return RecordedArray.behind((NDArray) Objects.requireNonNull(argument(index)))
                .node();
    }

    /// An array among the arguments, or none.
    Operand nodeOrNone(int index) {
        return argument(index) == null ? Operand.NONE : node(index);
    }

    /// This array and those of a list, which is how DJL passes several.
    Operand selfAnd(int index) {
        var all = new ArrayList<Operand>();
        all.add(self());
        for (var other : (NDList) Objects.requireNonNull(argument(index))) {
            all.add(RecordedArray.behind(other).node());
        }
        return new Operand.Listing(all);
    }

    long whole(int index) {
        return ((Number) Objects.requireNonNull(argument(index))).longValue();
    }

    double number(int index) {
        return ((Number) Objects.requireNonNull(argument(index))).doubleValue();
    }

    boolean truth(int index) {
        return (boolean) Objects.requireNonNull(argument(index));
    }

    /// Axes, extents: whatever is several integers.
    long[] wholes(int index) {
        return switch (Objects.requireNonNull(argument(index))) {
            case int[] numbers -> Arrays.stream(numbers).asLongStream().toArray();
            case long[] numbers -> numbers;
            case Shape extents -> extents.getShape();
            case Object other -> throw NotRecordableException.unknown("an argument of " + other.getClass());
        };
    }

    /// The one axis of several that DJL allows.
    long axis(int index) {
        var axes = wholes(index);
        if (axes.length != 1) {
            throw NotRecordableException.unknown("several axes at once");
        }
        return axes[0];
    }
}
