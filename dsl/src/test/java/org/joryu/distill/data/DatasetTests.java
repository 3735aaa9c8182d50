package org.joryu.distill.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatasetTests {

    private static final List<String> NAMES = List.of("even", "odd");

    private final float[][] features = new float[20][2];
    private final int[] labels = new int[20];

    DatasetTests() {
        for (int row = 0; row < labels.length; row++) {
            features[row] = new float[] {row, -row};
            labels[row] = row % 2;
        }
    }

    private Dataset dataset() {
        return Dataset.of("parity", features, labels, NAMES);
    }

    @Test
    void of_every_five_rows_of_a_class_three_train_the_fourth_is_dev_the_fifth_test() {
        var data = dataset();

        assertThat(data.train().rowIds()).containsExactly(0, 1, 2, 3, 4, 5, 10, 11, 12, 13, 14, 15);
        assertThat(data.dev().rowIds()).containsExactly(6, 7, 16, 17);
        assertThat(data.test().rowIds()).containsExactly(8, 9, 18, 19);
        assertThat(data.dev().labels()).containsExactly(0, 1, 0, 1);
        assertThat(data.dev().features()[0]).containsExactly(6, -6);
    }

    @Test
    void another_rule_splits_otherwise() {
        var data = Dataset.of("parity", features, labels, NAMES, new long[] {1, 2}, new SplitRule(8, 1, 1));

        assertThat(data).hasToString("parity: 16 train, 2 dev, 2 test; inputs 1×2, 2 classes");
    }

    @Test
    void changing_the_arrays_later_changes_nothing() {
        var data = dataset();
        var before = data.sha256();

        features[0][0] = 99;
        labels[0] = 1;
        data.train().features()[0][0] = 99;
        data.train().labels()[0] = 1;
        data.train().rowIds()[0] = 1;

        assertThat(data.sha256()).isEqualTo(before);
    }

    @Test
    void any_other_value_gives_another_digest() {
        var before = dataset().sha256();
        features[19][1] += 1e-3f;

        assertThat(dataset().sha256()).isNotEqualTo(before);
    }

    @Test
    void a_draw_from_uneven_classes_takes_what_is_there() {
        var uneven = new int[20];
        System.arraycopy(new int[] {1, 1, 1, 1, 1}, 0, uneven, 15, 5);
        var few = Dataset.of("uneven", features, uneven, NAMES).take(9);

        assertThat(few.train().labels()).containsExactly(0, 0, 0, 0, 0, 0, 1, 1, 1);
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void refuses_values_that_are_not_finite(float value) {
        features[7][1] = value;

        assertThatIllegalArgumentException()
                .isThrownBy(this::dataset)
                .withMessage("features must be finite, but row 7 has " + value
                        + " in column 1: drop the row or fill the value in");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 2})
    void refuses_labels_out_of_range(int label) {
        labels[3] = label;

        assertThatIllegalArgumentException()
                .isThrownBy(this::dataset)
                .withMessage("labels must be in [0, 1], one for each class name, but row 3 has " + label);
    }

    @Test
    void refuses_rows_of_another_size_than_the_shape() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Dataset.of("p", features, labels, NAMES, new long[] {3}, SplitRule.THREE_ONE_ONE))
                .withMessage("features must have rows of 3 values, as inputShape [3] says, but row 0 has 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Dataset.of("p", features, labels, NAMES, new long[] {}, SplitRule.THREE_ONE_ONE))
                .withMessage("inputShape must have extents ≥ 1, but was []");
    }

    @Test
    void refuses_no_rows_and_rows_without_labels() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Dataset.of("p", new float[0][], new int[0], NAMES))
                .withMessage("features must have at least one row, but are empty: bring some data");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Dataset.of("p", features, new int[19], NAMES))
                .withMessage("labels must have one entry per row of features, but there are 19 for 20 rows");
    }

    @Test
    void refuses_class_names_that_do_not_tell_classes_apart() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Dataset.of("p", features, labels, List.of("odd", "odd")))
                .withMessage("classNames must be at least two different names, but were [odd, odd]");
    }

    @Test
    void refuses_so_few_rows_that_a_split_stays_empty() {
        var two = new float[][] {{1}, {2}};

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Dataset.of("p", two, new int[] {0, 1}, NAMES))
                .withMessage("features must have rows for each split, but dev got none of 2 rows by"
                        + " SplitRule[train=3, dev=1, test=1]: bring more rows");
    }

    @Test
    void refuses_a_rule_that_leaves_a_split_empty() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SplitRule(4, 1, 0))
                .withMessage("train, dev and test must each be ≥ 1, but were 4, 1 and 0: no split may stay empty");
    }
}
