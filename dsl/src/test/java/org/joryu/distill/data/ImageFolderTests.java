package org.joryu.distill.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageFolderTests {

    @TempDir
    private Path folder;

    /// One colour everywhere.
    private static BufferedImage plain(int width, int height, int rgb) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < width; x++) {
            for (int y = 0; y < height; y++) {
                image.setRGB(x, y, rgb);
            }
        }
        return image;
    }

    private static void save(BufferedImage image, Path file) throws IOException {
        Files.createDirectories(file.resolveSibling("."));
        var name = file.toString();
        assertThat(ImageIO.write(image, name.substring(name.lastIndexOf('.') + 1), file.toFile()))
                .isTrue();
    }

    private void flowers(Path into, int perClass) throws IOException {
        for (var kind : List.of("tulip", "aster")) {
            for (int i = 0; i < perClass; i++) {
                save(plain(4, 4, kind.equals("aster") ? 0xff0000 + i : i << 8), into.resolve(kind + "/" + i + ".png"));
            }
        }
    }

    @Test
    void a_folder_is_a_class_and_the_order_is_that_of_names() throws IOException {
        flowers(folder, 5);
        Files.writeString(folder.resolve("aster/notes.txt"), "no image");
        Files.createDirectory(folder.resolve(".cache"));
        var data = ImageFolder.read(folder, 4);

        assertThat(data.classNames()).containsExactly("aster", "tulip");
        assertThat(data.inputShape()).containsExactly(3, 4, 4);
        assertThat(data.train().rowIds()).containsExactly(0, 1, 2, 5, 6, 7);
        assertThat(data.test().rowIds()).containsExactly(4, 9);
        var test = data.test().features();
        assertThat(test[0]).startsWith(1f, 1f).endsWith(4 / 255f);
        assertThat(test[1]).startsWith(0f).endsWith(0f);
        assertThat(test[1][16]).isEqualTo(4 / 255f);
    }

    @Test
    void train_and_test_folders_are_the_splits() throws IOException {
        flowers(folder.resolve("train"), 10);
        flowers(folder.resolve("test"), 3);

        assertThat(ImageFolder.read(folder, 2).toString())
                .endsWith(": 18 train, 2 dev, 6 test; inputs 3×2×2, 2 classes");
    }

    @Test
    void a_larger_image_becomes_the_means_of_its_middle() throws IOException {
        var image = plain(6, 4, 0xffffff);
        // The middle square are the columns 1 to 4; a black pixel in its first quarter.
        image.setRGB(1, 0, 0);
        image.setRGB(0, 0, 0);
        var file = folder.resolve("a.png");
        save(image, file);

        assertThat(ImageFile.read(file, 2)).startsWith(191, 255, 255, 255, 191);
    }

    @Test
    void a_smaller_image_becomes_larger_squares() throws IOException {
        var image = plain(2, 2, 0);
        image.setRGB(1, 1, 0x0000ff);
        var file = folder.resolve("a.png");
        save(image, file);
        var planes = ImageFile.read(file, 4);

        assertThat(planes[2 * 16 + 15]).isEqualTo((byte) 255);
        assertThat(planes[2 * 16 + 10]).isEqualTo((byte) 255);
        assertThat(planes[2 * 16 + 9]).isZero();
        assertThat(planes[0]).isZero();
    }

    @Test
    void grey_keeps_its_samples_in_all_planes() throws IOException {
        var image = new BufferedImage(2, 2, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setSample(1, 0, 0, 77);
        var file = folder.resolve("a.png");
        save(image, file);

        assertThat(ImageFile.read(file, 2)).containsExactly(0, 77, 0, 0, 0, 77, 0, 0, 0, 77, 0, 0);
    }

    @Test
    void jpeg_is_read() throws IOException {
        var file = folder.resolve("a.jpg");
        save(plain(8, 8, 0x808080), file);

        for (byte sample : ImageFile.read(file, 2)) {
            assertThat(Byte.toUnsignedInt(sample)).isBetween(126, 130);
        }
    }

    @Test
    void a_damaged_image_is_named() throws IOException {
        flowers(folder, 5);
        var file = folder.resolve("aster/2.png");
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 40));

        assertThatThrownBy(() -> ImageFolder.read(folder, 4))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(file.toString())
                .hasMessageEndingWith("remove it or save it again");
        Files.writeString(file, "no image");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ImageFolder.read(folder, 4))
                .withMessageContaining(file + " is neither");
    }

    @Test
    void folders_without_classes_or_images_are_refused() throws IOException {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ImageFolder.read(folder, 4))
                .withMessageContaining("at least two classes, but " + folder + " holds []");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ImageFolder.read(folder.resolve("none"), 4))
                .withMessage("folder must be one that exists, but was " + folder.resolve("none"));
        Files.createDirectory(folder.resolve("a"));
        Files.createDirectory(folder.resolve("b"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ImageFolder.read(folder, 4))
                .withMessageContaining(folder.resolve("a") + " holds no .png");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ImageFolder.read(folder, 0))
                .withMessage("side must be in [1, 4096], but was 0: use 32 or 224");
    }
}
