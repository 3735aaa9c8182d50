package org.joryu.distill.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MnistTests {

    @TempDir
    private Path folder;

    @BeforeEach
    void write_files() throws IOException {
        DataFiles.mnist(folder);
    }

    @Test
    void of_six_train_images_of_a_class_five_train_the_sixth_is_dev_and_test_files_are_the_test_split() {
        var data = Mnist.digits(folder);

        assertThat(data).hasToString("mnist: 10 train, 2 dev, 4 test; inputs 28×28, 10 classes");
        assertThat(data.train().rowIds()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(data.dev().rowIds()).containsExactly(10, 11);
        assertThat(data.test().rowIds()).containsExactly(12, 13, 14, 15);
        assertThat(data.test().labels()).containsExactly(0, 1, 0, 1);
    }

    @Test
    void a_pixel_is_its_byte_divided_by_255() {
        var dev = Mnist.digits(folder).dev();

        assertThat(dev.features()[0]).hasSize(784).startsWith(10 / 255f, 11 / 255f);
        assertThat(dev.features()[0][245]).isEqualTo(1);
        assertThat(dev.features()[0][246]).isZero();
    }

    @Test
    void packed_files_are_the_same_data() throws IOException {
        var plain = Mnist.digits(folder).sha256();

        DataFiles.gzipAll(folder);

        assertThat(Mnist.digits(folder).sha256()).isEqualTo(plain);
    }

    @Test
    void a_batch_is_made_of_the_rows_it_names_and_nothing_of_it_is_shared() {
        var train = Mnist.digits(folder).train();
        var batch = train.features(7, 2, 7);

        assertThat(batch[0]).isEqualTo(train.features()[7]);
        assertThat(batch[1]).isEqualTo(train.features()[2]);
        batch[0][0] = 99;
        assertThat(batch[2][0]).isEqualTo(train.features()[7][0]).isEqualTo(7 / 255f);
    }

    @Test
    void a_draw_keeps_ids_and_pixels_together() {
        var few = Mnist.digits(folder).take(4).train();

        for (int i = 0; i < few.size(); i++) {
            assertThat(few.row(i)[0]).isEqualTo(few.rowId(i) / 255f);
        }
    }

    @Test
    void pieces_of_clothing_have_their_names() {
        var data = Mnist.fashion(folder);

        assertThat(data.name()).isEqualTo("fashion-mnist");
        assertThat(data.classNames()).startsWith("T-shirt/top", "Trouser").endsWith("Ankle boot");
    }

    @Test
    void a_missing_file_is_named_with_where_it_was_looked_for_and_where_to_get_it() throws IOException {
        Files.delete(folder.resolve("t10k-labels-idx1-ubyte"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Mnist.digits(folder))
                .withMessage("folder must hold t10k-labels-idx1-ubyte or t10k-labels-idx1-ubyte.gz, but in " + folder
                        + " it has neither: get it from https://ossci-datasets.s3.amazonaws.com/mnist/");
    }

    @Test
    void a_file_that_was_cut_is_refused() throws IOException {
        DataFiles.cut(folder.resolve("train-images-idx3-ubyte"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Mnist.digits(folder))
                .withMessage("train-images-idx3-ubyte must have 9,408 bytes after its header [12, 28, 28],"
                        + " but has 9,407: it is damaged, get it again");
    }

    @Test
    void a_packed_file_that_was_cut_is_refused() throws IOException {
        DataFiles.gzipAll(folder);
        DataFiles.cut(folder.resolve("train-images-idx3-ubyte.gz"));

        assertThatThrownBy(() -> Mnist.digits(folder))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("train-images-idx3-ubyte.gz cannot be unpacked and is probably damaged");
    }

    @Test
    void a_file_of_another_kind_is_refused() throws IOException {
        Files.writeString(folder.resolve("train-labels-idx1-ubyte"), "<html>not found</html>");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Mnist.digits(folder))
                .withMessage("train-labels-idx1-ubyte must begin with 0x00000801, as IDX files of 1 dimensions do,"
                        + " but is of 22 bytes and begins with 0x3c68746d: get it again");
    }

    @Test
    void images_and_labels_that_do_not_belong_together_are_refused() throws IOException {
        Files.copy(folder.resolve("t10k-labels-idx1-ubyte"), folder.resolve("x"));
        Files.delete(folder.resolve("train-labels-idx1-ubyte"));
        Files.move(folder.resolve("x"), folder.resolve("train-labels-idx1-ubyte"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Mnist.digits(folder))
                .withMessage("train-images-idx3-ubyte must have as many images as train-labels-idx1-ubyte has labels,"
                        + " but has 12 for 4: get both again");
    }
}
