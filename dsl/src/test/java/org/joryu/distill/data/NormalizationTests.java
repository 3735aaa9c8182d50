package org.joryu.distill.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class NormalizationTests {

    private final Dataset colored = Glyphs.of(50).colored().draw();

    @Test
    void takes_the_mean_and_divides_by_the_deviation_of_each_channel() {
        var row = colored.train().features()[0];

        var normalized = colored.normalized(Normalization.CIFAR_100).train().features()[0];

        assertThat(normalized[0]).isEqualTo((row[0] - 0.5071f) / 0.2675f);
        assertThat(normalized[255]).isEqualTo((row[255] - 0.5071f) / 0.2675f);
        assertThat(normalized[256]).isEqualTo((row[256] - 0.4867f) / 0.2565f);
        assertThat(normalized[767]).isEqualTo((row[767] - 0.4408f) / 0.2761f);
    }

    @Test
    void by_its_own_numbers_each_channel_of_the_train_split_has_mean_0_and_deviation_1() {
        var rows = colored.normalized().train().features();

        for (int channel = 0; channel < 3; channel++) {
            double sum = 0;
            double squares = 0;
            for (var row : rows) {
                for (int i = 256 * channel; i < 256 * (channel + 1); i++) {
                    sum += row[i];
                    squares += row[i] * (double) row[i];
                }
            }
            assertThat(sum / rows.length / 256).isCloseTo(0, within(1e-5));
            assertThat(squares / rows.length / 256).isCloseTo(1, within(1e-5));
        }
    }

    @Test
    void digits_have_the_numbers_that_numpy_gives() {
        var normalization = Normalization.of(Digits.load().train());

        // digits.train: numpy mean and std of load_digits().data[ids] / 16, float64
        assertThat(normalization.mean().getFirst()).isCloseTo(0.3044885872695853, within(1e-12));
        assertThat(normalization.std().getFirst()).isCloseTo(0.3759221787055963, within(1e-12));
    }

    @Test
    void dev_and_test_are_normalized_by_the_train_split() {
        var features = new float[][] {{0, 7}, {2, 7}, {4, 7}, {100, 7}, {-100, 7}};
        var data = Dataset.of("t", features, new int[] {0, 0, 0, 0, 0}, List.of("a", "b"))
                .normalized();

        // Mean 2 and variance 8/3; the second column has none, and is only moved.
        float std = (float) Math.sqrt(8 / 3.0);
        assertThat(data.train().features()[0]).containsExactly(-2 / std, 0);
        assertThat(data.dev().features()[0]).containsExactly(98 / std, 0);
        assertThat(data.test().features()[0]).containsExactly(-102 / std, 0);
    }

    @Test
    void a_channel_whose_numbers_are_all_the_same_is_only_moved() {
        var features = new float[1000][];
        Arrays.setAll(features, row -> new float[] {0.1f, row});
        var rows = Dataset.of("t", features, new int[1000], List.of("a", "b"));

        assertThat(Normalization.of(rows.train()).std().getFirst()).isEqualTo(1);
        assertThat(rows.normalized().dev().features()[0][0]).isZero();
    }

    @Test
    void a_data_set_says_that_it_is_normalized() {
        assertThat(colored.normalized())
                .hasToString("glyphs: 30 train, 10 dev, 10 test; inputs 3×16×16 normalized, 10 classes");
    }

    @Test
    void ids_and_labels_stay_and_the_data_that_it_was_made_of_too() {
        var before = colored.sha256();
        var normalized = colored.normalized();

        assertThat(normalized.train().rowIds()).isEqualTo(colored.train().rowIds());
        assertThat(normalized.take(10).train().labels())
                .isEqualTo(colored.take(10).train().labels());
        assertThat(normalized.sha256()).isNotEqualTo(before);
        assertThat(colored.sha256()).isEqualTo(before);
        int drawn = Arrays.binarySearch(
                normalized.train().rowIds(), normalized.take(10).train().rowId(3));
        assertThat(normalized.take(10).train().row(3))
                .isEqualTo(normalized.train().row(drawn));
    }

    @Test
    void refuses_another_number_of_channels() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> colored.normalized(Normalization.MNIST))
                .withMessage("normalization must have 3 channels for inputs {3, 16, 16}, but has 1:"
                        + " normalized() takes them from the training rows");
    }

    @Test
    void refuses_numbers_that_cannot_be() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Normalization(List.of(0.5), List.of(0.5, 0.5)))
                .withMessage("mean and std must have one number for each channel, but have 1 and 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Normalization(List.of(Double.NaN), List.of(1.0)))
                .withMessage("mean must be finite, but was [NaN]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Normalization(List.of(0.0), List.of(0.0)))
                .withMessage("std must be > 0 and finite, but was [0.0]: use 1 for a channel whose numbers are all"
                        + " the same");
    }
}
