package org.joryu.distill.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowUploadTests {

    private final NDManager manager = Torch.newManager(Device.cpu());

    @AfterEach
    void close() {
        manager.close();
    }

    private static float[][] rows(int count, int width) {
        var random = new Random(1);
        var rows = new float[count][width];
        for (var row : rows) {
            for (int i = 0; i < width; i++) {
                row[i] = random.nextFloat();
            }
        }
        return rows;
    }

    @ParameterizedTest
    @CsvSource({"true, 1000", "true, 35", "true, 1", "false, 1000", "false, 35", "false, 1"})
    void rows_arrive_as_they_are_in_however_many_parts(boolean inPlace, int numbersAtOnce) {
        var rows = rows(23, 7);
        var checked = new ArrayList<float[]>();

        var array = new RowUpload(manager, 23, row -> rows[row], part -> checked.addAll(List.of(part)))
                .run(inPlace, numbersAtOnce);

        assertThat(array.getShape().getShape()).containsExactly(23, 7);
        assertThat(array.toFloatArray()).isEqualTo(manager.create(rows).toFloatArray());
        assertThat(checked).containsExactly(rows);
    }

    @Test
    void nothing_but_the_rows_is_left_on_the_device() {
        var rows = rows(23, 7);

        var array = new RowUpload(manager, 23, row -> rows[row], part -> {}).run(true, 35);

        assertThat(manager.getManagedArrays()).containsExactly(array);
    }

    @Test
    void refuses_rows_of_several_lengths_and_leaves_nothing() {
        var rows = new float[][] {{1, 2}, {3, 4}, {5}};

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RowUpload(manager, 3, row -> rows[row], part -> {}).run(true, 2))
                .withMessage("rows must be of one length, but row 0 has 2 numbers and row 2 has 1");
        assertThat(manager.getManagedArrays()).isEmpty();
    }
}
