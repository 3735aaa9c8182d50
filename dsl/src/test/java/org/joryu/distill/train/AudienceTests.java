package org.joryu.distill.train;

import static org.assertj.core.api.Assertions.assertThat;

import org.joryu.distill.data.Digits;
import org.joryu.distill.loss.HardLoss;
import org.joryu.distill.model.Mlp;
import org.junit.jupiter.api.Test;

class AudienceTests {

    private final Training training = new Training(
            "student",
            Mlp.of(64, 10),
            Digits.load().take(100),
            new HardLoss(),
            null,
            Recipe.DEFAULT.withEpochs(2).withDevice("cpu"));

    @Test
    void an_installed_watcher_hears_what_the_own_listener_hears() {
        var installed = Recorder.patient();
        var own = Recorder.patient();

        AttentiveWatcher.sending(installed, () -> training.run(own));

        assertThat(installed.calls).isEqualTo(own.calls).startsWith("started").endsWith("epoch 2", "ended");
    }

    @Test
    void either_may_stop_the_training() {
        AttentiveWatcher.sending(
                new Recorder(1),
                () -> assertThat(training.run(Recorder.patient()).end()).isEqualTo(new TrainingEnd.Stopped(1)));
        AttentiveWatcher.sending(
                Recorder.patient(),
                () -> assertThat(training.run(new Recorder(2)).end()).isEqualTo(new TrainingEnd.Stopped(2)));
    }
}
