package org.joryu.distill.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.joryu.distill.model.Torch;

/// Gradients of a scalar in the student's logits, by autograd and by finite differences.
final class Gradients {

    private static final double H = 1e-5;

    private Gradients() {}

    static double[] analytic(NDArray logits, UnaryOperator<NDArray> loss) {
        var leaf = logits.duplicate();
        leaf.setRequiresGradient(true);
        return Torch.withGradients(() -> {
            var total = loss.apply(leaf);
            JniUtils.backward((PtNDArray) total, (PtNDArray) total.onesLike(), false, false);
            return leaf.getGradient().toDoubleArray();
        });
    }

    /// In several arrays at once.
    static List<double[]> analytic(List<NDArray> arrays, Function<List<NDArray>, NDArray> loss) {
        var leaves = arrays.stream().map(NDArray::duplicate).toList();
        leaves.forEach(leaf -> leaf.setRequiresGradient(true));
        return Torch.withGradients(() -> {
            var total = loss.apply(leaves);
            JniUtils.backward((PtNDArray) total, (PtNDArray) total.onesLike(), false, false);
            return leaves.stream()
                    .map(leaf ->
                            leaf.getGradient().toType(DataType.FLOAT64, true).toDoubleArray())
                    .toList();
        });
    }

    static double[] numeric(NDArray logits, UnaryOperator<NDArray> loss) {
        var values = logits.toDoubleArray();
        var gradient = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            gradient[i] = (nudged(logits, values, i, H, loss) - nudged(logits, values, i, -H, loss)) / (2 * H);
        }
        return gradient;
    }

    private static double nudged(NDArray logits, double[] values, int index, double by, UnaryOperator<NDArray> loss) {
        var moved = values.clone();
        moved[index] += by;
        return loss.apply(logits.getManager().create(moved, logits.getShape())).getDouble();
    }

    /// Takes small pieces of native memory, such as a scalar's, and leaves NaN in them.
    static void overwriteFreedMemory() {
        for (int i = 0; i < 20_000; i++) {
            var piece = ByteBuffer.allocateDirect(Double.BYTES);
            piece.putDouble(0, Double.NaN);
        }
    }

    static double norm(double[] gradient) {
        double sum = 0;
        for (double part : gradient) {
            sum += part * part;
        }
        return Math.sqrt(sum);
    }
}
