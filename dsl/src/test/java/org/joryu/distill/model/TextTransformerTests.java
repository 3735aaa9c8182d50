package org.joryu.distill.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TextTransformerTests {

    private static final TextTransformer NETWORK = new TextTransformer(50, 12, 16, 4, 2, 3);

    /// The first row is full, the second ends with four tokens of padding.
    private static final float[][] ROWS = new float[2][12];

    static {
        for (int row = 0; row < 2; row++) {
            for (int i = 0; i < 12 - 4 * row; i++) {
                ROWS[row][i] = i * (row + 3) % 49 + 1;
            }
        }
    }

    /// `p.numel()` summed in PyTorch 2.7.1 over two `Embedding`s, a `TransformerEncoder` of two
    /// layers with `dim_feedforward` 64, and a `Linear`.
    @Test
    void has_as_many_parameters_as_PyTorchs_encoder() {
        assertThat(NETWORK.parameterCount()).isEqualTo(7_603);
    }

    /// Computed by the same PyTorch from these very weights, with `src_key_padding_mask`.
    @Test
    void answers_as_PyTorch_with_the_same_weights() {
        var classifier = new Classifier(NETWORK, NETWORK.initialWeights(1));

        var logits = classifier.logits(ROWS);

        assertThat(logits[0]).containsExactly(new float[] {0.2552297f, -0.1073776f, 0.0853155f}, within(1e-5f));
        assertThat(logits[1]).containsExactly(new float[] {0.1987613f, -0.1060090f, -0.1196529f}, within(1e-5f));
    }

    @Test
    void names_its_stages() {
        assertThat(NETWORK.stages()).hasToString("[embedding (12, 16), layer1 (12, 16), layer2 (12, 16), pooled (16)]");
        assertThat(NETWORK).hasToString("transformer(50, 12, 16, 4, 2, 3)");
    }

    @Test
    void a_text_of_padding_alone_has_finite_logits() {
        var classifier = new Classifier(NETWORK, NETWORK.initialWeights(1));

        var logits = classifier.logits(new float[][] {new float[12]});

        assertThat(logits[0]).doesNotContain(Float.NaN);
    }

    @Test
    void one_seed_is_one_set_of_weights() {
        assertThat(NETWORK.initialWeights(1)).isEqualTo(NETWORK.initialWeights(1));
        assertThat(NETWORK.initialWeights(1)).isNotEqualTo(NETWORK.initialWeights(2));
        // A fixed point: these very weights, on every machine and in every release.
        assertThat(NETWORK.initialWeights(1).sha256())
                .isEqualTo("3d4c74b58dee4428155c58b080f13a5dee4776d53a7e348b8681ddeeb57d7840");
    }

    @Test
    void refuses_sizes_that_make_no_classifier() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TextTransformer(50, 12, 18, 4, 2, 3))
                .withMessage("width must be a multiple of heads, but was 18 with 4 heads: use a width of 20");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TextTransformer(1, 12, 16, 4, 2, 3))
                .withMessage("vocabulary must be ≥ 2, but was 1");
    }

    @Test
    void refuses_what_is_no_token() {
        var classifier = new Classifier(NETWORK, NETWORK.initialWeights(1));
        var rows = new float[2][12];
        rows[1][3] = 50;

        assertThatIllegalArgumentException()
                .isThrownBy(() -> classifier.logits(rows))
                .withMessage("rows must hold token ids, whole numbers in [0, 49], for transformer(50, 12, 16, 4, 2, 3),"
                        + " but row 1 has 50.0 at 3: enlarge the vocabulary, or map rare tokens to one id");
    }
}
