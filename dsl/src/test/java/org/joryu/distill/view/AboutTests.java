package org.joryu.distill.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.joryu.distill.Joryu.about;

import org.joryu.distill.model.Torch;
import org.joryu.notebook.MimeBundle;
import org.junit.jupiter.api.Test;

class AboutTests {

    @Test
    void says_what_trainings_compute_with() {
        assertThat(new JoryuExtension().about())
                .containsEntry("libtorch", Torch.version())
                .containsEntry("DJL", Torch.djlVersion())
                .containsKey("device");
    }

    @Test
    void the_word_says_it_as_a_table_with_the_kernel_first() {
        var bundle = AboutCard.of(about());

        assertThat(bundle.plainText().lines())
                .startsWith("made with", "  kernel   none")
                .contains("  libtorch " + Torch.version(), "  DJL      " + Torch.djlVersion())
                .anyMatch(line -> line.startsWith("  Java     " + Runtime.version()));
        assertThat((String) bundle.get(MimeBundle.HTML).orElseThrow()).contains("<b>kernel</b>", "none");
    }
}
