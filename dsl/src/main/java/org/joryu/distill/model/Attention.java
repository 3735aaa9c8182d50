package org.joryu.distill.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.core.Linear;
import java.util.function.Consumer;

/// Multi-head self-attention (Vaswani et al., arXiv 1706.03762, §3.2.2) that looks at no padding.
///
/// Names and first weights are those of PyTorch's `MultiheadAttention`.
record Attention(int width, int heads) implements Layer {

    /// What is added where nobody is to look: as good as -∞, and no NaN where a row is all padding.
    private static final float HIDDEN = -1e9f;

    @Override
    public Shape outputShape(Shape input) {
        return input;
    }

    /// Four projections, and two products of every place with every other.
    @Override
    public long multiplyAccumulates(Shape input) {
        long length = input.get(0);
        return 4 * length * width * width + 2 * length * length * width;
    }

    @Override
    public void declare(String name, Consumer<TensorSpec> tensors) {
        // xavier_uniform over all three projections at once.
        var xavier = new Initial.Uniform(Math.sqrt(6.0 / (4.0 * width)));
        var zero = Initial.Constant.ZERO;
        tensors.accept(new TensorSpec(Layer.join(name, "in_proj_weight"), new Shape(3L * width, width), xavier));
        tensors.accept(new TensorSpec(Layer.join(name, "in_proj_bias"), new Shape(3L * width), zero));
        new Dense(width, width, Initial.fanIn(width), zero).declare(Layer.join(name, "out_proj"), tensors);
    }

    @Override
    public NDArray apply(NDArray input, Pass pass) {
        var weight = pass.next();
        var bias = pass.next();
        var outWeight = pass.next();
        var outBias = pass.next();
        try (var made = new NDList()) {
            var projected = kept(Linear.linear(input, weight, bias).singletonOrThrow(), made);
            var parts = projected.split(3, 2);
            made.addAll(parts);
            var queries = heads(parts.get(0), made);
            var keys = kept(heads(parts.get(1), made).transpose(0, 1, 3, 2), made);
            var values = heads(parts.get(2), made);
            // Not div(number), whose memory DJL gives up before the backward pass reads it.
            var scale = queries.getManager().create((float) Math.sqrt((double) width / heads));
            var scores = kept(kept(queries.matMul(keys), made).div(scale), made);
            if (pass.rows() != null) {
                var tokens = kept(Padding.tokens(pass.rows()), made);
                var hidden = kept(kept(tokens.sub(1), made).mul(-HIDDEN), made);
                var wide = kept(hidden.reshape(hidden.size(0), 1, 1, hidden.size(1)), made);
                scores = kept(scores.add(wide), made);
            }
            var seen = kept(kept(scores.softmax(3), made).matMul(values), made);
            var joined = kept(kept(seen.transpose(0, 2, 1, 3), made).reshape(input.getShape()), made);
            return Linear.linear(joined, outWeight, outBias).singletonOrThrow();
        }
    }

    /// `(B, length, width)` to `(B, heads, length, width / heads)`.
    private NDArray heads(NDArray array, NDList made) {
        var apart = array.reshape(array.size(0), array.size(1), heads, width / heads);
        return kept(kept(apart, made).transpose(0, 2, 1, 3), made);
    }

    /// Remembers an array that is to be closed with the others.
    private static NDArray kept(NDArray array, NDList made) {
        made.add(array);
        return array;
    }
}
