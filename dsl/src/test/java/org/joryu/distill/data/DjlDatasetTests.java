package org.joryu.distill.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.dataset.ArrayDataset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DjlDatasetTests {

    private final NDManager manager = NDManager.newBaseManager();

    @AfterEach
    void close() {
        manager.close();
    }

    private ArrayDataset dataset(NDArray labels) {
        return new ArrayDataset.Builder()
                .setData(manager.arange(40f).reshape(new Shape(10, 2, 2)))
                .optLabels(labels)
                .setSampling(4, true)
                .build();
    }

    @Test
    void records_are_read_in_their_order_whatever_the_sampling() {
        var labels = manager.create(new long[] {0, 1, 0, 1, 0, 1, 0, 1, 0, 1});
        var data = DjlDataset.read("mine", dataset(labels), List.of("no", "yes"));

        assertThat(data).hasToString("mine: 6 train, 2 dev, 2 test; inputs 2×2, 2 classes");
        assertThat(data.test().rowIds()).containsExactly(8, 9);
        assertThat(data.test().labels()).containsExactly(0, 1);
        assertThat(data.test().features()[1]).containsExactly(36, 37, 38, 39);
    }

    @Test
    void a_label_that_is_no_class_is_refused() {
        var labels = manager.create(new float[] {0, 1, 0, 0.5f, 0, 1, 0, 1, 0, 1});

        assertThatIllegalArgumentException()
                .isThrownBy(() -> DjlDataset.read("mine", dataset(labels), List.of("no", "yes")))
                .withMessage("source must have one whole number as label of each record, but record 3 has [0.5]");
    }
}
