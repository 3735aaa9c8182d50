package org.joryu.kernel.display;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Map;
import javax.imageio.ImageIO;
import org.joryu.notebook.MimeBundle;
import org.joryu.notebook.Renderers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImagesTests {

    private final Renderers renderers = new Renderers();

    ImagesTests() {
        renderers.add(Images.TYPE, Images::renderer);
    }

    @ParameterizedTest
    @ValueSource(ints = {BufferedImage.TYPE_INT_RGB, BufferedImage.TYPE_4BYTE_ABGR_PRE, BufferedImage.TYPE_BYTE_GRAY})
    void an_image_is_shown_as_png(int type) throws IOException {
        var image = new BufferedImage(30, 20, type);
        image.setRGB(3, 4, Color.WHITE.getRGB());

        var bundle = renderers.render(image);

        var png = Base64.getDecoder().decode((String) bundle.get(MimeBundle.PNG).orElseThrow());
        var read = ImageIO.read(new ByteArrayInputStream(png));
        assertThat(read.getWidth()).isEqualTo(30);
        assertThat(read.getHeight()).isEqualTo(20);
        assertThat(new Color(read.getRGB(3, 4))).isEqualTo(Color.WHITE);
        assertThat(new Color(read.getRGB(4, 4))).isEqualTo(Color.BLACK);
        assertThat(bundle.plainText()).isEqualTo("BufferedImage, 30 × 20 pixels");
        assertThat(bundle.metadata()).isEqualTo(Map.of(MimeBundle.PNG, Map.of("width", 30, "height", 20)));
    }
}
