package org.joryu.distill.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/// A classifier of texts: token and place embeddings, Transformer encoder layers (Vaswani et al.,
/// arXiv 1706.03762, §3.1, LayerNorm behind each sum), the mean over the tokens, a linear layer.
///
/// A row is `length` token ids in `[0, vocabulary)`; 0 is padding, which nothing looks at. The
/// encoder is PyTorch's `TransformerEncoder` without dropout: same names, same first weights, inside
/// four times as wide. Its stages are `embedding`, `layer1`, `layer2`, … of shape `(length, width)`,
/// and `pooled`.
///
/// ```java
/// var student = new TextTransformer(8000, 64, 128, 4, 2, 2);
/// ```
///
/// @param vocabulary how many token ids there are, at least 2
/// @param length tokens in a row, at least 1
/// @param width of a token's vector, a multiple of `heads`
/// @param heads of the attention, at least 1
/// @param layers of the encoder, at least 1
/// @param classes at least 2
public record TextTransformer(int vocabulary, int length, int width, int heads, int layers, int classes)
        implements Network {

    public TextTransformer {
        atLeast(2, "vocabulary", vocabulary);
        atLeast(1, "length", length);
        atLeast(1, "width", width);
        atLeast(1, "heads", heads);
        atLeast(1, "layers", layers);
        atLeast(2, "classes", classes);
        if (width % heads != 0) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "width must be a multiple of heads, but was %d with %d heads: use a width of %d",
                    width,
                    heads,
                    Math.ceilDiv(width, heads) * heads));
        }
    }

    private static void atLeast(int least, String name, int value) {
        if (value < least) {
            throw new IllegalArgumentException(name + " must be ≥ " + least + ", but was " + value);
        }
    }

    @Override
    public int inputSize() {
        return length;
    }

    @Override
    public Shape inputShape() {
        return new Shape(length);
    }

    @Override
    public long parameterCount() {
        return blueprint().parameterCount();
    }

    @Override
    public OptionalLong multiplyAccumulates() {
        return OptionalLong.of(blueprint().multiplyAccumulates());
    }

    @Override
    public Weights initialWeights(long seed) {
        return blueprint().initialWeights(seed);
    }

    @Override
    public List<Stage> stages() {
        return blueprint().stages();
    }

    @Override
    public Block toBlock() {
        return blueprint().toBlock();
    }

    private Blueprint blueprint() {
        var parts = new ArrayList<Part>();
        parts.add(new Part("embedding", Chain.empty().then("embedding", new Embedding(vocabulary, length, width))));
        for (int layer = 0; layer < layers; layer++) {
            parts.add(new Part("layer" + (layer + 1), Chain.empty().then("encoder.layers." + layer, encoder())));
        }
        parts.add(new Part("pooled", new TokenMean()));
        parts.add(new Part(Part.LAST, Chain.empty().then("classifier", Dense.plain(width, classes))));
        return new Blueprint(length, parts);
    }

    private Layer encoder() {
        var attention = Chain.empty().then("self_attn", new Attention(width, heads));
        var inside = Chain.empty()
                .then("linear1", Dense.plain(width, 4 * width))
                .then(Fixed.RELU)
                .then("linear2", Dense.plain(4 * width, width));
        return Chain.empty()
                .then(new Residual(attention, false))
                .then("norm1", new FeatureNorm(width))
                .then(new Residual(inside, false))
                .then("norm2", new FeatureNorm(width));
    }

    @Override
    public NDArray tokens(NDArray inputs) {
        return Padding.tokens(inputs);
    }

    @Override
    public void requireReadable(float[][] rows) {
        for (int row = 0; row < rows.length; row++) {
            for (int place = 0; place < rows[row].length; place++) {
                float id = rows[row][place];
                if (!(id >= 0 && id < vocabulary && id == Math.rint(id))) {
                    throw new IllegalArgumentException(String.format(
                            Locale.ROOT,
                            "rows must hold token ids, whole numbers in [0, %d], for %s, but row %d has %s at %d:"
                                    + " enlarge the vocabulary, or map rare tokens to one id",
                            vocabulary - 1,
                            this,
                            row,
                            id,
                            place));
                }
            }
        }
    }

    @Override
    public String toString() {
        return "transformer(%d, %d, %d, %d, %d, %d)".formatted(vocabulary, length, width, heads, layers, classes);
    }
}
