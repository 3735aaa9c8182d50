package org.joryu.distill.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CifarTests {

    @TempDir
    private Path folder;

    private void ten(Path into) throws IOException {
        Files.createDirectories(into);
        for (int batch = 1; batch <= 5; batch++) {
            Files.write(into.resolve("data_batch_" + batch + ".bin"), DataFiles.cifar(4, batch, 3));
        }
        Files.write(into.resolve("test_batch.bin"), DataFiles.cifar(2, 6, 9));
    }

    private void hundred() throws IOException {
        Files.write(folder.resolve("train.bin"), DataFiles.cifar(10, 1, 8, 42));
        Files.write(folder.resolve("test.bin"), DataFiles.cifar(2, 2, 0, 4));
    }

    @Test
    void of_ten_images_of_a_class_the_tenth_is_dev_across_the_batches() throws IOException {
        ten(folder);
        var data = Cifar.ten(folder);

        assertThat(data).hasToString("cifar10: 18 train, 2 dev, 2 test; inputs 3×32×32, 10 classes");
        assertThat(data.dev().rowIds()).containsExactly(9, 19);
        assertThat(data.test().rowIds()).containsExactly(20, 21);
        assertThat(data.classNames().get(data.train().labels()[0])).isEqualTo("cat");
        assertThat(data.classNames().get(data.test().labels()[0])).isEqualTo("truck");
    }

    @Test
    void pixels_are_red_then_green_then_blue_as_in_the_file() throws IOException {
        ten(folder);
        var file = DataFiles.cifar(4, 2, 3);
        var fifth = Cifar.ten(folder).train().features(4)[0];

        assertThat(fifth).hasSize(3072);
        for (int pixel = 0; pixel < fifth.length; pixel++) {
            assertThat(fifth[pixel]).isEqualTo(Byte.toUnsignedInt(file[1 + pixel]) / 255f);
        }
    }

    @Test
    void the_unpacked_folder_and_the_archive_are_the_same_data() throws IOException {
        ten(folder);
        var here = Cifar.ten(folder).sha256();
        var above = Files.createDirectory(folder.resolve("above"));
        ten(above.resolve("cifar-10-batches-bin"));
        var packed = Files.createDirectory(folder.resolve("packed"));
        DataFiles.tarGz(above.resolve("cifar-10-batches-bin"), packed.resolve("cifar-10-binary.tar.gz"));

        assertThat(Cifar.ten(above).sha256()).isEqualTo(here);
        assertThat(Cifar.ten(packed).sha256()).isEqualTo(here);
    }

    @Test
    void the_hundred_have_a_class_and_a_superclass() throws IOException {
        hundred();
        var fine = Cifar.hundred(folder);
        var coarse = Cifar.superclasses(folder);

        assertThat(fine.classes()).isEqualTo(100);
        assertThat(fine.classNames().get(fine.train().labels()[0])).isEqualTo("leopard");
        assertThat(coarse.classes()).isEqualTo(20);
        assertThat(coarse.classNames().get(coarse.train().labels()[0])).isEqualTo("large_carnivores");
        assertThat(coarse.train().features()).isDeepEqualTo(fine.train().features());
    }

    @Test
    void a_missing_batch_is_named() throws IOException {
        ten(folder);
        Files.delete(folder.resolve("data_batch_4.bin"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Cifar.ten(folder))
                .withMessage("folder must hold data_batch_4.bin, but in " + folder
                        + " it is missing: get it from https://www.cs.toronto.edu/~kriz/");
    }

    @Test
    void an_empty_folder_is_told_what_may_lie_in_it() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Cifar.hundred(folder))
                .withMessage("folder must hold train.bin, but in " + folder
                        + " it is neither there nor in its folder cifar-100-binary, nor is there"
                        + " cifar-100-binary.tar.gz: get it from https://www.cs.toronto.edu/~kriz/");
    }

    @Test
    void an_archive_of_another_set_is_refused() throws IOException {
        var other = Files.createDirectory(folder.resolve("other"));
        Files.write(other.resolve("train.bin"), DataFiles.cifar(10, 1, 8, 42));
        DataFiles.tarGz(other, folder.resolve("cifar-100-binary.tar.gz"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Cifar.hundred(folder))
                .withMessageContaining("folder must hold test.bin")
                .withMessageContaining("it is missing in the archive cifar-100-binary.tar.gz");
    }

    @Test
    void files_of_the_other_set_are_refused() throws IOException {
        ten(folder);
        Files.write(folder.resolve("data_batch_2.bin"), DataFiles.cifar(3, 1, 8, 42));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Cifar.ten(folder))
                .withMessageStartingWith("data_batch_2.bin must hold records of 3,073 bytes, but has 9,222 bytes");
    }
}
