package org.joryu.distill.model;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class TorchTests {

    @Test
    void gradients_are_off_within_and_as_they_were_after_in_any_thread() throws Exception {
        assertThat(Torch.threads()).isPositive();
        try (var executor = Executors.newSingleThreadExecutor()) {
            var modes = CompletableFuture.supplyAsync(
                            () -> {
                                // libtorch has them on in a new thread.
                                boolean before = JniUtils.isGradMode();
                                boolean within = Torch.withoutGradients(JniUtils::isGradMode);
                                return new boolean[] {before, within, JniUtils.isGradMode()};
                            },
                            executor)
                    .get();
            assertThat(modes).containsExactly(true, false, true);
        }
    }

    @Test
    void starts_silent_and_without_reporting_usage() {
        assertThat(Torch.version()).isNotBlank();

        assertThat(Logger.getLogger("ai.djl").getLevel()).isEqualTo(Level.WARNING);
        assertThat(System.getProperty("OPT_OUT_TRACKING", System.getenv("OPT_OUT_TRACKING")))
                .isEqualTo("true");
    }

    @Test
    void one_thread_works_on_an_operation_unless_the_user_says_otherwise() {
        assertThat(Torch.threads()).isEqualTo(Torch.DEFAULT_THREADS);
    }

    @Test
    void devices_have_short_names() {
        assertThat(Torch.name(Device.cpu())).isEqualTo("cpu");
        assertThat(Torch.name(Device.gpu(1))).isEqualTo("gpu(1)");
    }

    @Test
    void who_draws_along_on_another_thread_neither_waits_nor_begins_anew() {
        var drawn = Torch.drawing(
                1,
                () -> CompletableFuture.supplyAsync(() -> Torch.drawingAlong(() -> Torch.drawing(2, TorchTests::drawn)))
                        .orTimeout(30, TimeUnit.SECONDS)
                        .join());

        assertThat(drawn).isEqualTo(Torch.drawing(1, TorchTests::drawn));
        assertThat(drawn).isNotEqualTo(Torch.drawing(2, TorchTests::drawn));
    }

    private static float drawn() {
        try (var manager = Torch.newManager(Device.cpu())) {
            return manager.randomUniform(0, 1, new Shape(1)).getFloat();
        }
    }
}
