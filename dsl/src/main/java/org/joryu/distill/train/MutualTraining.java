package org.joryu.distill.train;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.joryu.distill.data.Dataset;
import org.joryu.distill.loss.MutualLoss;
import org.joryu.distill.model.Network;

/// Several networks that are trained at once and learn from each other, see [MutualLoss].
///
/// All see the same batches in the same order. In every step each learns from what the others answer to
/// the same batch before the step. Their first weights are drawn from seeds of their own, see
/// [Recipe#seedOf].
///
/// ```java
/// var results = new MutualTraining(List.of(Mlp.of(64, 12, 10), Mlp.of(64, 24, 10)), data, new MutualLoss(1),
/// Recipe.DEFAULT)
///         .run();
/// ```
///
/// @param networks at least two, of the same inputs and classes
/// @param data what to train on
/// @param loss what each minimises
/// @param recipe how to train
/// @param listener watches every network, one after the other
public record MutualTraining(
        List<Network> networks, Dataset data, MutualLoss loss, Recipe recipe, TrainingListener listener) {

    public MutualTraining {
        networks = List.copyOf(networks);
        Devices.requireOne(recipe.device(), "where networks learn from each other");
        var computation = recipe.computation();
        if (computation.precision() != Precision.F32 || computation.engine() == Engine.COMPILED) {
            throw new IllegalArgumentException(
                    "precision must be f32 and engine AUTOMATIC or EAGER where networks learn from each other, but were %s and %s: leave them out"
                            .formatted(computation.precision(), computation.engine()));
        }
    }

    /// A training that nobody but the installed watchers watches.
    public MutualTraining(List<Network> networks, Dataset data, MutualLoss loss, Recipe recipe) {
        this(networks, data, loss, recipe, TrainingListener.NONE);
    }

    /// Trains on the calling thread.
    ///
    /// Every network has watchers of its own, whoever the installed [TrainingWatcher]s send. When asked to
    /// stop, by one of them or by an interrupt, it finishes its step and returns the best models so far.
    ///
    /// @return a result for every network, in their order
    /// @throws DivergedException if a loss is NaN or infinite
    public List<TrainingResult> run() {
        var device = Devices.of(recipe).first();
        var title = networks.stream().map(Network::toString).collect(Collectors.joining(" ⇄ "));
        var outline = new SeriesOutline(title, networks.size(), (long) networks.size() * recipe.epochs(), true);
        return TrainingSeries.run(outline, listener, series -> {
            var learners = new ArrayList<MutualLearner>();
            try (var workers = new Workers()) {
                for (int number = 0; number < networks.size(); number++) {
                    learners.add(MutualLearner.load(this, number, device, series.next()));
                }
                return new MutualLoop(this, learners, workers).run();
            } finally {
                learners.forEach(MutualLearner::close);
            }
        });
    }
}
