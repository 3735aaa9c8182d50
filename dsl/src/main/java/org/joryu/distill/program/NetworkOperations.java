package org.joryu.distill.program;

import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The layers of networks.
final class NetworkOperations {

    static final String CONVOLUTION = "torch.conv2d";
    static final String LINEAR = "torch.linear";
    static final String BATCH_NORM = "torch.batch_norm";

    private NetworkOperations() {}

    static @Nullable Node of(String signature, Call call) {
        return switch (signature) {
            case "linear(NDArray,NDArray,NDArray)" -> Node.call(LINEAR, call.node(0), call.node(1), call.nodeOrNone(2));
            case "convolution(NDArray,NDArray,NDArray,Shape,Shape,Shape,int)" -> convolution(call);
            case "batchNorm(NDArray,NDArray,NDArray,NDArray,NDArray,int,float,float,boolean)" -> batchNorm(call);
            case "layerNorm(NDArray,Shape,NDArray,NDArray,float)" ->
                Node.call(
                        "torch.layer_norm",
                        call.node(0),
                        Operand.of(call.wholes(1)),
                        call.nodeOrNone(2),
                        call.nodeOrNone(3),
                        Operand.of(call.number(4)));
            case "embedding(NDArray,NDArray,SparseFormat)" -> embedding(call);
            case "dropout(NDArray,float,boolean)" ->
                Node.call("torch.dropout", call.node(0), Operand.of(call.number(1)), Operand.of(call.truth(2)));
            case "maxPool(Shape,Shape,Shape,boolean)" ->
                Node.call(
                        "torch.max_pool2d",
                        call.self(),
                        Operand.of(call.wholes(0)),
                        Operand.of(call.wholes(1)),
                        Operand.of(call.wholes(2)),
                        Operand.of(new long[] {1, 1}),
                        Operand.of(call.truth(3)));
            case "avgPool(Shape,Shape,Shape,boolean,boolean)" ->
                Node.call(
                        "torch.avg_pool2d",
                        call.self(),
                        Operand.of(call.wholes(0)),
                        Operand.of(call.wholes(1)),
                        Operand.of(call.wholes(2)),
                        Operand.of(call.truth(3)),
                        Operand.of(call.truth(4)));
            case "globalAvgPool()" -> globalAverage(call);
            default -> null;
        };
    }

    private static Node embedding(Call call) {
        if (call.argument(2) != SparseFormat.DENSE) {
            throw NotRecordableException.unknown("an embedding with sparse gradients");
        }
        return Node.call("torch.embedding", call.node(1), call.node(0));
    }

    private static Node globalAverage(Call call) {
        requireImages(call.shape());
        return Node.call("torch.mean", call.self(), Operand.of(new long[] {2, 3}), Operand.of(false));
    }

    private static Node convolution(Call call) {
        requireImages((Shape) Objects.requireNonNull(call.argument(3)), 2);
        return Node.call(
                CONVOLUTION,
                call.node(0),
                call.node(1),
                call.nodeOrNone(2),
                Operand.of(call.wholes(3)),
                Operand.of(call.wholes(4)),
                Operand.of(call.wholes(5)),
                Operand.of(call.whole(6)));
    }

    private static Node batchNorm(Call call) {
        if (call.whole(5) != 1) {
            throw NotRecordableException.unknown("batch normalization along axis " + call.whole(5));
        }
        return Node.call(
                BATCH_NORM,
                call.node(0),
                call.nodeOrNone(3),
                call.nodeOrNone(4),
                call.nodeOrNone(1),
                call.nodeOrNone(2),
                Operand.of(call.truth(8)),
                // DJL says what stays, PyTorch what comes.
                Operand.of(1f - (float) call.number(6)),
                Operand.of(call.number(7)),
                Operand.of(true));
    }

    private static void requireImages(Shape shape) {
        requireImages(shape, 4);
    }

    private static void requireImages(Shape shape, int dimensions) {
        if (shape.dimension() != dimensions) {
            throw NotRecordableException.unknown("convolution or pooling that is not of images");
        }
    }
}
