package org.joryu.distill.train;

import org.joryu.distill.data.Dataset;
import org.joryu.distill.loss.Loss;
import org.joryu.distill.model.Classifier;
import org.joryu.distill.model.LoadedNetwork;
import org.joryu.distill.model.Network;
import org.joryu.distill.model.Torch;
import org.jspecify.annotations.Nullable;

/// One training, whole: a teacher, a distilled student and a student alone are all trained by this.
///
/// The same network, data, recipe and step limit give the same initial weights and the same batches
/// in the same order, so two trainings differ by their loss alone.
///
/// ```java
/// var result = new Training("mlp", network, data, new HardLoss(), null, Recipe.DEFAULT)
///         .run(TrainingListener.NONE);
/// ```
///
/// @param title what is trained, in the user's words
/// @param network the architecture to train
/// @param data what to train on
/// @param loss what to minimise
/// @param teacher whose answers the loss and the metrics ask for; null where there is none
/// @param recipe how to train
/// @param mostSteps steps after which it ends whatever the epochs say, ≥ 1
public record Training(
        String title,
        Network network,
        Dataset data,
        Loss loss,
        @Nullable Classifier teacher,
        Recipe recipe,
        long mostSteps) {

    public Training {
        if (loss.needsTeacher() && teacher == null) {
            throw new IllegalArgumentException(
                    "teacher must be given for L = " + loss.formula() + ", but is null: give one, or use HardLoss");
        }
    }

    /// A training of all its epochs.
    public Training(
            String title, Network network, Dataset data, Loss loss, @Nullable Classifier teacher, Recipe recipe) {
        this(title, network, data, loss, teacher, recipe, Long.MAX_VALUE);
    }

    /// Trains on the calling thread.
    ///
    /// When asked to stop, by a listener or by an interrupt, it finishes its step and returns the
    /// best model so far.
    ///
    /// @param listener watches it, along with whoever the installed [TrainingWatcher]s send
    /// @throws DivergedException if a loss is NaN or infinite
    public TrainingResult run(TrainingListener listener) {
        var device = recipe.device() == null ? Torch.defaultDevice() : Torch.device(recipe.device());
        var answers = teacher == null ? null : TeacherAnswers.ask(teacher, data, device);
        var initial = network.initialWeights(recipe.seed());
        try (var student = LoadedNetwork.load(network, initial, device)) {
            return new TrainingLoop(this, initial, student, answers, Audience.gather(listener)).run();
        }
    }
}
