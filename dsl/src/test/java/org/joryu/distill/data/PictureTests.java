package org.joryu.distill.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Objects;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PictureTests {

    private static BufferedImage decode(byte[] png) throws IOException {
        return Objects.requireNonNull(ImageIO.read(new ByteArrayInputStream(png)));
    }

    @Test
    void grey_goes_from_the_smallest_number_to_the_largest() throws IOException {
        var picture = Pictures.of(new float[][] {{-1, 0, 1, 3, 3, 3}}, new long[] {2, 3})
                .getFirst();
        var image = decode(picture.png(1));

        assertThat(image.getWidth()).isEqualTo(3);
        assertThat(image.getHeight()).isEqualTo(2);
        assertThat(image.getRaster().getSample(0, 0, 0)).isZero();
        assertThat(image.getRaster().getSample(1, 0, 0)).isEqualTo(64);
        assertThat(image.getRaster().getSample(2, 1, 0)).isEqualTo(255);
    }

    @Test
    void three_planes_are_red_green_and_blue() throws IOException {
        var planes = new float[] {1, 0, 0, 0, /**/ 0, 1, 0, 0, /**/ 0, 0, 1, 0};
        var image = decode(Pictures.of(new float[][] {planes}, new long[] {3, 2, 2})
                .getFirst()
                .png(1));

        assertThat(image.getRGB(0, 0)).isEqualTo(0xffff0000);
        assertThat(image.getRGB(1, 0)).isEqualTo(0xff00ff00);
        assertThat(image.getRGB(0, 1)).isEqualTo(0xff0000ff);
    }

    @Test
    void larger_pictures_have_squares_for_pixels() throws IOException {
        var image = decode(Pictures.of(new float[][] {{0, 1, 1, 0}}, new long[] {2, 2})
                .getFirst()
                .png(5));

        assertThat(image.getWidth()).isEqualTo(10);
        assertThat(image.getRaster().getSample(4, 4, 0)).isZero();
        assertThat(image.getRaster().getSample(5, 4, 0)).isEqualTo(255);
    }

    @Test
    void a_thumbnail_is_about_as_large_as_asked_whatever_the_picture() throws IOException {
        assertThat(decode(thumbnail(8)).getWidth()).isEqualTo(40);
        assertThat(decode(thumbnail(28)).getWidth()).isEqualTo(56);
        assertThat(decode(thumbnail(224)).getWidth()).isEqualTo(40);
    }

    @Test
    void a_large_picture_is_shrunk_to_means() throws IOException {
        var board = new float[80 * 80];
        for (int pixel = 0; pixel < board.length; pixel++) {
            board[pixel] = (pixel + pixel / 80) % 2;
        }
        var thumbnail = Pictures.of(new float[][] {board}, new long[] {80, 80})
                .getFirst()
                .thumbnail(40);
        var image = decode(thumbnail);

        assertThat(image.getWidth()).isEqualTo(40);
        assertThat(image.getRaster().getSample(7, 9, 0)).isEqualTo(128);
    }

    @Test
    void a_thumbnail_takes_no_more_bytes_than_it_may_however_colorful() throws IOException {
        var random = new Random(1);
        var noise = new float[3 * 32 * 32];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = random.nextFloat();
        }
        var picture = Pictures.of(new float[][] {noise}, new long[] {3, 32, 32}).getFirst();

        assertThat(picture.thumbnail(40).length).isGreaterThan(2_000);
        assertThat(picture.thumbnail(40, 2_000)).hasSizeLessThanOrEqualTo(2_000);
        assertThat(decode(picture.thumbnail(40, 2_000)).getWidth()).isGreaterThanOrEqualTo(20);
        assertThat(picture.thumbnail(40, 200)).hasSizeLessThanOrEqualTo(200);
        assertThatThrownBy(() -> picture.thumbnail(40, 199))
                .hasMessage("bytes must be ≥ 200, but was 199: a PNG file takes as many");
    }

    private static byte[] thumbnail(int side) {
        return Pictures.of(new float[1][side * side], new long[] {1, side, side})
                .getFirst()
                .thumbnail(40);
    }

    @Test
    void other_layouts_are_no_pictures() {
        assertThat(Pictures.of(new float[1][4], new long[] {4})).isEmpty();
        assertThat(Pictures.of(new float[1][4], new long[] {1, 4})).isEmpty();
        assertThat(Pictures.of(new float[1][8], new long[] {2, 2, 2})).isEmpty();
    }

    @Test
    void rejects_a_scale_below_one() {
        var picture = Pictures.of(new float[1][4], new long[] {2, 2}).getFirst();

        assertThatThrownBy(() -> picture.png(0)).hasMessage("scale must be ≥ 1, but was 0: 1 is the size itself");
    }
}
