package org.joryu.distill.view;

import java.util.List;
import org.joryu.distill.train.EpochMetrics;
import org.joryu.distill.train.NamedLoss;
import org.joryu.distill.train.StepMetrics;
import org.joryu.distill.train.TrainingEnd;
import org.joryu.distill.train.TrainingListener;
import org.joryu.distill.train.TrainingOutline;

/// Plays a training to a listener, with a clock of its own.
final class FakeTraining {

    private final TrainingOutline outline;
    private final long nanosPerStep;
    private List<NamedLoss> parts = List.of();
    long nanos;

    FakeTraining(int epochs, int stepsPerEpoch, double teacherAccuracy, long nanosPerStep) {
        this.outline = new TrainingOutline(
                "mlp(64, 256, 10) → <mlp>(64, 12, 10)",
                "L = 0.3·CE + 0.7·4²·KL",
                epochs,
                stepsPerEpoch,
                "cpu",
                teacherAccuracy,
                List.of());
        this.nanosPerStep = nanosPerStep;
    }

    static FakeTraining distillation(int epochs, int stepsPerEpoch) {
        return new FakeTraining(epochs, stepsPerEpoch, 0.983, 10_000_000);
    }

    /// The same training, of losses with these values in every step.
    FakeTraining of(NamedLoss... parts) {
        this.parts = List.of(parts);
        return this;
    }

    long nanoTime() {
        return nanos;
    }

    /// Steps in whole epochs and a last part of one, then the end.
    void play(TrainingListener listener, long steps, TrainingEnd end) {
        listener.started(outline);
        for (long step = 1; step <= steps; step++) {
            nanos += nanosPerStep;
            int epoch = (int) ((step - 1) / outline.stepsPerEpoch()) + 1;
            listener.step(metrics(step, epoch));
            if (step % outline.stepsPerEpoch() == 0 || step == steps) {
                listener.epoch(metrics(epoch));
            }
        }
        listener.ended(end);
    }

    private StepMetrics metrics(long step, int epoch) {
        double hard = 2.0 / step + 0.1;
        double soft = Double.isNaN(outline.teacherDevAccuracy()) ? Double.NaN : 8.0 / step + 0.2;
        return new StepMetrics(step, epoch, hard, soft, Double.isNaN(soft) ? hard : 0.3 * hard + 0.7 * soft, parts);
    }

    /// The third epoch is the best.
    private EpochMetrics metrics(int epoch) {
        double accuracy = epoch == 3 ? 0.9725 : 0.9 + 0.001 * Math.min(epoch, 50);
        double soft = Double.isNaN(outline.teacherDevAccuracy()) ? Double.NaN : 0.5432;
        double agreement = Double.isNaN(soft) ? Double.NaN : 0.8771;
        return new EpochMetrics(epoch, 0.1234, soft, 0.4321, parts, 0.2109, accuracy, agreement);
    }
}
