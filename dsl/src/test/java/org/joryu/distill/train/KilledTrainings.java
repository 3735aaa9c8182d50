package org.joryu.distill.train;

import java.nio.file.Path;
import org.joryu.distill.data.Digits;
import org.joryu.distill.loss.DistillationLoss;
import org.joryu.distill.loss.HintLoss;
import org.joryu.distill.loss.Schedule;
import org.joryu.distill.loss.SoftTargetLoss;
import org.joryu.distill.model.Classifier;
import org.joryu.distill.model.ConvNet;
import org.joryu.distill.model.Mlp;
import org.joryu.distill.model.Network;

/// Trainings to be killed: between them, everything that a checkpoint must hold. As a program, one of
/// them, which says after every step that it was taken.
enum KilledTrainings {
    /// Adam's two moments.
    ADAM,
    /// Momentum and weight decay, and a learning rate that falls with the epochs.
    MOMENTUM,
    /// A projector that is trained along, and weights of losses that change with the epochs.
    PROJECTOR,
    /// BatchNorm's running statistics.
    BATCH_NORM;

    static final long EVERY = 7;
    static final String SAYS = "took step ";

    Training training() {
        var recipe = Recipe.DEFAULT.withSeed(3).withDevice("cpu").withBatchSize(16);
        return switch (this) {
            case ADAM -> training(Mlp.of(64, 8, 10), new DistillationLoss(0.3, new SoftTargetLoss(4)), recipe, 100, 60);
            case MOMENTUM ->
                training(
                        Mlp.of(64, 8, 10),
                        new DistillationLoss(0.3, new SoftTargetLoss(4).temperature(Schedule.linear(8, 2, 40))),
                        recipe.withOptimizer(new Sgd(0.9, true, 5e-4))
                                .withLearningRate(0.05)
                                .withRateSchedule(new RateSchedule.Cosine()),
                        100,
                        60);
            case PROJECTOR ->
                training(
                        Mlp.of(64, 8, 10),
                        new DistillationLoss(
                                0.3,
                                new SoftTargetLoss(4)
                                        .plus(new HintLoss("hidden1", "hidden1").weight(Schedule.warmUp(30)))),
                        recipe,
                        100,
                        60);
            case BATCH_NORM ->
                training(
                        ConvNet.of("resnet8", 10).input(1, 8, 8),
                        new DistillationLoss(0.3, new SoftTargetLoss(4)),
                        recipe.withBatchSize(8),
                        40,
                        8);
        };
    }

    private static Training training(Network student, DistillationLoss loss, Recipe recipe, int rows, int epochs) {
        var network = Mlp.of(64, 16, 10);
        var teacher = Teacher.of(new Classifier(network, network.initialWeights(5)));
        return new Training("student", student, Digits.load().take(rows), loss, teacher, recipe.withEpochs(epochs));
    }

    public static void main(String[] arguments) {
        var training = valueOf(arguments[0]).training();
        var folder = new RunFolder(Path.of(arguments[1]));
        training.resume(new Telling(), folder, EVERY);
    }

    private static final class Telling implements TrainingListener {

        @Override
        public void step(StepMetrics metrics) {
            System.out.println(SAYS + metrics.step());
        }
    }
}
