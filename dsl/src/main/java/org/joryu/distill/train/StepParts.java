package org.joryu.distill.train;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.stream.Stream;
import org.joryu.distill.loss.LossSetting;
import org.joryu.distill.model.LoadedNetwork;
import org.joryu.distill.model.Torch;
import org.jspecify.annotations.Nullable;

/// What a step of a training works on, by whichever engine: all of it stays on the device from step to step.
///
/// @param student whose weights are moved
/// @param feed gives the inputs
/// @param teacher gives answers; null where none is asked
/// @param setting what the losses know
/// @param learned what the losses learn or remember
/// @param recipe how to train
/// @param labels of all rows of the train split, int64, shape `(N)`
/// @param optimizer at work on [#moved]
record StepParts(
        LoadedNetwork student,
        Feed feed,
        @Nullable TeacherSource teacher,
        LossSetting setting,
        LearnedParameters learned,
        Recipe recipe,
        NDArray labels,
        RunningOptimizer optimizer) {

    /// Remembers nothing, and is never asked to move anything.
    private static final Optimizer FOLLOWER = new Sgd(0, false, 0);

    /// Of a replica whose optimizer has not begun yet. Labels are uploaded.
    ///
    /// @param follows whether its weights are another's, so that its optimizer needs no memory
    static StepParts of(Replica replica, boolean follows, LossSetting setting, Recipe recipe) {
        var moved = moved(replica.student(), replica.learned());
        Torch.defineGradients(moved);
        return new StepParts(
                replica.student(),
                replica.feed(),
                replica.teacher(),
                setting,
                replica.learned(),
                recipe,
                replica.student().manager().create(labels(setting)),
                follows ? RunningOptimizer.start(FOLLOWER, moved) : RunningOptimizer.start(recipe, moved));
    }

    private static long[] labels(LossSetting setting) {
        var labels = new long[setting.labels().count()];
        for (int place = 0; place < labels.length; place++) {
            labels[place] = setting.labels().at(place);
        }
        return labels;
    }

    /// How far the weights move in a step.
    double learningRate(Batch batch) {
        int stepsPerEpoch = recipe.stepsPerEpoch(setting.labels().count());
        return recipe.learningRate(batch.step(), batch.epoch(), stepsPerEpoch);
    }

    /// What the optimizer moves.
    List<NDArray> moved() {
        return moved(student, learned);
    }

    private static List<NDArray> moved(LoadedNetwork student, LearnedParameters learned) {
        return Stream.concat(student.parameters().stream(), learned.trained().stream())
                .toList();
    }
}
