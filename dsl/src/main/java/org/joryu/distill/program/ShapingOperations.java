package org.joryu.distill.program;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.index.dim.NDIndexAll;
import ai.djl.ndarray.index.dim.NDIndexFixed;
import ai.djl.ndarray.index.dim.NDIndexSlice;
import ai.djl.ndarray.index.dim.NDIndexTake;
import ai.djl.ndarray.types.DataType;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The same numbers in another arrangement, or some of them.
final class ShapingOperations {

    private ShapingOperations() {}

    static @Nullable Node of(String signature, Call call) {
        return switch (signature) {
            case "reshape(Shape)" -> Node.call("torch.reshape", call.self(), Operand.of(call.wholes(0)));
            case "flatten()" -> Node.call("torch.reshape", call.self(), Operand.of(new long[] {-1}));
            case "flatten(int,int)" ->
                Node.call("torch.flatten", call.self(), Operand.of(call.whole(0)), Operand.of(call.whole(1)));
            case "expandDims(int)" -> Node.call("torch.unsqueeze", call.self(), Operand.of(call.whole(0)));
            case "squeeze(int)" -> Node.call("torch.squeeze", call.self(), Operand.of(call.whole(0)));
            case "squeeze(int[])" -> Node.call("torch.squeeze", call.self(), Operand.of(call.axis(0)));
            case "transpose()" -> Node.call("torch.permute", call.self(), reversed(call));
            case "transpose(int[])" -> Node.call("torch.permute", call.self(), Operand.of(call.wholes(0)));
            case "swapAxes(int,int)" ->
                Node.call("torch.transpose", call.self(), Operand.of(call.whole(0)), Operand.of(call.whole(1)));
            case "broadcast(Shape)" -> Node.call("torch.expand", call.self(), Operand.of(call.wholes(0)));
            case "repeat(int,long)" ->
                Node.call("torch.repeat_interleave", call.self(), Operand.of(call.whole(1)), Operand.of(call.whole(0)));
            case "gather(NDArray,int)" ->
                Node.call("torch.gather", call.self(), Operand.of(call.whole(1)), call.node(0));
            case "oneHot(int)" -> oneHot(call, DataType.FLOAT32);
            case "oneHot(int,DataType)" -> oneHot(call, (DataType) Objects.requireNonNull(call.argument(1)));
            case "split(long,int)" -> split(call);
            case "split(long[],int)" -> splitAt(call);
            case "concat(NDList,int)" -> Node.call("torch.cat", call.selfAnd(0), Operand.of(call.whole(1)));
            case "stack(NDList,int)" -> Node.call("torch.stack", call.selfAnd(0), Operand.of(call.whole(1)));
            case "get(NDManager,NDIndex)" -> indexed(call);
            default -> null;
        };
    }

    private static Node oneHot(Call call, DataType type) {
        return ElementwiseOperations.as(type, Node.call("torch.one_hot", call.self(), Operand.of(call.whole(0))));
    }

    private static Node split(Call call) {
        long axis = call.whole(1);
        return call.list(Node.call(
                "torch.split",
                call.self(),
                Operand.of(call.shape().get(Math.toIntExact(axis)) / call.whole(0)),
                Operand.of(axis)));
    }

    private static Node splitAt(Call call) {
        long axis = call.whole(1);
        return call.list(Node.call(
                "torch.split_with_sizes",
                call.self(),
                Operand.of(sizes(call.wholes(0), call.shape().get(Math.toIntExact(axis)))),
                Operand.of(axis)));
    }

    private static Operand reversed(Call call) {
        int dimensions = call.shape().dimension();
        return Operand.of(IntStream.range(0, dimensions)
                .mapToLong(axis -> dimensions - 1L - axis)
                .toArray());
    }

    /// DJL names where each part but the first begins.
    private static long[] sizes(long[] begins, long length) {
        var sizes = new long[begins.length + 1];
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = (i < begins.length ? begins[i] : length) - (i == 0 ? 0 : begins[i - 1]);
        }
        return sizes;
    }

    private static Node indexed(Call call) {
        var index = (NDIndex) Objects.requireNonNull(call.argument(1));
        var node = call.self();
        int axis = 0;
        @Nullable NDArray taken = null;
        for (var element : index.getIndices()) {
            switch (element) {
                case NDIndexAll _ -> axis++;
                case NDIndexFixed fixed ->
                    node = Node.call("torch.select", node, Operand.of(axis), Operand.of(fixed.getIndex()));
                case NDIndexSlice slice -> {
                    node = Node.call(
                            "torch.slice",
                            node,
                            Operand.of(axis),
                            bound(slice.getMin()),
                            bound(slice.getMax()),
                            Operand.of(slice.getStep() == null ? 1 : slice.getStep()));
                    axis++;
                }
                case NDIndexTake take -> {
                    taken = take.getIndex();
                    node = Node.call(
                            "torch.index_select",
                            node,
                            Operand.of(axis),
                            RecordedArray.behind(taken).node());
                    axis++;
                }
                default ->
                    throw NotRecordableException.unknown(
                            "an index by " + element.getClass().getSimpleName());
            }
        }
        if (taken == null) {
            return call.carriedAs(node, call.real().get(index));
        }
        if (index.getRank() != 1) {
            throw NotRecordableException.unknown("an index by an array and something else");
        }
        return call.carriedAs(
                node,
                call.real().get(new NDIndex("{}", RecordedArray.behind(taken).real())));
    }

    private static Operand bound(@Nullable Long bound) {
        return bound == null ? Operand.NONE : Operand.of(bound);
    }
}
