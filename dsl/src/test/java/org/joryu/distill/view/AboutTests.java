package org.joryu.distill.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.joryu.distill.model.Torch;
import org.junit.jupiter.api.Test;

class AboutTests {

    @Test
    void says_what_trainings_compute_with() {
        assertThat(new JoryuExtension().about())
                .containsEntry("libtorch", Torch.version())
                .containsEntry("DJL", Torch.djlVersion())
                .containsKey("device");
    }
}
