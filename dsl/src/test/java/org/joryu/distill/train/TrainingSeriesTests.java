package org.joryu.distill.train;

import static org.assertj.core.api.Assertions.assertThat;

import org.joryu.distill.data.Digits;
import org.joryu.distill.loss.HardLoss;
import org.joryu.distill.model.Mlp;
import org.junit.jupiter.api.Test;

class TrainingSeriesTests {

    private final Training training = new Training(
            "series",
            Mlp.of(64, 4, 10),
            Digits.load().take(100),
            new HardLoss(),
            null,
            Recipe.DEFAULT.withEpochs(1).withDevice("cpu"));

    @Test
    void a_watcher_of_trainings_hears_of_each_once() {
        var installed = Recorder.patient();
        var own = Recorder.patient();

        AttentiveWatcher.sending(installed, () -> {
            var series = TrainingSeries.begin(new SeriesOutline("two", 2, 2), own);
            training.run(series.next());
            training.run(series.next());
            series.end("done");
        });

        assertThat(own.calls)
                .containsExactly(
                        "started", "step 1", "step 2", "epoch 1", "ended", "started", "step 1", "step 2", "epoch 1",
                        "ended");
        assertThat(installed.calls).isEqualTo(own.calls);
    }
}
