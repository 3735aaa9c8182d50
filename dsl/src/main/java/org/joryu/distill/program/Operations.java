package org.joryu.distill.program;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What programs can do, by the signatures of DJL's methods.
final class Operations {

    private Operations() {}

    /// Carries an operation out on arrays that nobody records.
    @FunctionalInterface
    interface Carrying {
        Object out() throws Throwable;
    }

    /// Records a call.
    ///
    /// @return recorded arrays in whatever the method returns; null for a method without a counterpart
    static @Nullable Object record(
            RecordedArray receiver, String signature, @Nullable Object[] arguments, Carrying carrying)
            throws Throwable {
        var call = new Call(receiver, arguments);
        var node = node(signature, call);
        if (node == null) {
            return null;
        }
        var result = call.carried();
        return wrapped(receiver.recorder(), node, call, result == null ? carrying.out() : result);
    }

    private static @Nullable Node node(String signature, Call call) {
        var number = Constants.number(call.self());
        if (number.isPresent() && signature.equals("toType(DataType,boolean)")) {
            return Constants.scalar(number.get(), (DataType) Objects.requireNonNull(call.argument(0)));
        }
        var node = ElementwiseOperations.of(signature, call);
        node = node == null ? ReducingOperations.of(signature, call) : node;
        node = node == null ? ShapingOperations.of(signature, call) : node;
        return node == null ? NetworkOperations.of(signature, call) : node;
    }

    private static Object wrapped(Recorder recorder, Node node, Call call, Object result) {
        if (result instanceof NDArray array) {
            return recorder.wrap(node, array);
        }
        var list = (NDList) result;
        var wrapped = new NDList();
        for (int i = 0; i < list.size(); i++) {
            // Layers say in a list what is one array.
            wrapped.add(recorder.wrap(call.isList() ? node.element(i) : node, list.get(i)));
        }
        return wrapped;
    }
}
