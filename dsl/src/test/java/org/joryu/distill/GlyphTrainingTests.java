package org.joryu.distill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.joryu.distill.Joryu.glyphs;
import static org.joryu.distill.Joryu.mlp;
import static org.joryu.distill.Joryu.network;
import static org.joryu.distill.Joryu.train;

import org.joryu.distill.data.Glyphs;
import org.junit.jupiter.api.Test;

class GlyphTrainingTests {

    @Test
    void a_small_network_learns_to_read_glyphs() {
        var run = train(mlp(256, 48, 10)).on(glyphs(2000)).epochs(20).seed(1).run();

        assertThat(run.best().devAccuracy()).isGreaterThan(0.9);
    }

    @Test
    void a_network_of_CIFAR_learns_colored_ones() {
        var colored = Glyphs.of(300, 3).colored().draw().normalized();
        var run = train(network("resnet8", 3).input(3, 16, 16))
                .on(colored)
                .epochs(12)
                .seed(1)
                .run();

        assertThat(run.best().devAccuracy()).isGreaterThan(0.9);
    }
}
