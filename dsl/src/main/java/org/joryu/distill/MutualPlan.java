package org.joryu.distill;

import java.util.List;
import java.util.stream.Collectors;
import org.joryu.distill.data.Augmentation;
import org.joryu.distill.data.Augmentations;
import org.joryu.distill.data.Dataset;
import org.joryu.distill.loss.MutualLoss;
import org.joryu.distill.model.Network;
import org.joryu.distill.train.Devices;
import org.joryu.distill.train.MutualTraining;
import org.joryu.distill.train.Optimizer;
import org.joryu.distill.train.RateSchedule;
import org.joryu.distill.train.Recipe;
import org.joryu.distill.train.TrainingListener;
import org.jspecify.annotations.Nullable;

/// How several networks learn from labels and from each other, at once and without a teacher. Immutable:
/// every word gives another plan.
///
/// Deep mutual learning: Zhang et al. (CVPR 2018, arXiv 1706.00384), see [MutualLoss]. All networks see the
/// same batches; in each step every network learns from what the others answer to the batch before the
/// step. The paper's algorithm 1 moves them one after the other instead, so that the second learns from
/// what the first has just become.
///
/// ```java
/// var run = mutual(mlp(64, 12, 10), mlp(64, 24, 10)).on(digits().take(200)).epochs(60).run();
/// run.model(1)
/// ```
///
/// Unless said otherwise: 30 epochs in batches of 64, Adam with learning rate 0.01, seed 0, T = 1.
///
/// @param networks at least two, of the same inputs and classes
/// @param loss what each network minimises
/// @param data on what; null as long as [#on] was not said
/// @param recipe how
/// @param listener who watches every network, besides whoever the installed watchers send
public record MutualPlan(
        List<Network> networks, MutualLoss loss, @Nullable Dataset data, Recipe recipe, TrainingListener listener) {

    public MutualPlan {
        networks = List.copyOf(networks);
        if (networks.size() < 2) {
            throw new IllegalArgumentException("networks must be at least two, but were " + networks
                    + ": one that learns by itself is train(network)");
        }
        var first = networks.getFirst();
        for (var network : networks) {
            if (network.inputSize() != first.inputSize() || network.classes() != first.classes()) {
                throw new IllegalArgumentException(
                        "networks must take the same inputs and answer the same classes, but %s takes %d and answers %d, %s takes %d and answers %d: give all one size of inputs and one of heads"
                                .formatted(
                                        first,
                                        first.inputSize(),
                                        first.classes(),
                                        network,
                                        network.inputSize(),
                                        network.classes()));
            }
        }
        if (data != null) {
            PlanChecks.fits("network", first, data);
        }
    }

    static MutualPlan of(List<Network> networks) {
        return new MutualPlan(networks, new MutualLoss(1), null, Recipe.DEFAULT, TrainingListener.NONE);
    }

    /// What to train on. Must be said before [#run].
    ///
    /// @throws IllegalArgumentException if the networks have other inputs or classes than the data
    public MutualPlan on(Dataset data) {
        return new MutualPlan(networks, loss, data, recipe, listener);
    }

    /// How soft the answers are that the networks learn from; 1 unless said, as in the paper.
    public MutualPlan temperature(double temperature) {
        return new MutualPlan(networks, new MutualLoss(temperature), data, recipe, listener);
    }

    /// Passes over the train split, ≥ 1; 30 unless said.
    public MutualPlan epochs(int epochs) {
        return with(recipe.withEpochs(epochs));
    }

    /// Rows per step, ≥ 1; 64 unless said.
    public MutualPlan batchSize(int batchSize) {
        return with(recipe.withBatchSize(batchSize));
    }

    /// How many rows of a batch are computed at once, at most, see [RecipeWords#microBatch].
    ///
    /// @param rows ≥ 1; 0 for whole batches
    public MutualPlan microBatch(int rows) {
        return with(recipe.withComputation(recipe.computation().withMicroBatch(rows)));
    }

    /// The learning rate of all networks, > 0; 0.01 unless said.
    public MutualPlan learningRate(double learningRate) {
        return with(recipe.withLearningRate(learningRate));
    }

    /// The learning rate of the first epoch, and how it goes on.
    public MutualPlan learningRate(double learningRate, RateSchedule schedule) {
        return with(recipe.withLearningRate(learningRate).withRateSchedule(schedule));
    }

    /// By what rule weights are moved; Adam unless said.
    public MutualPlan optimizer(Optimizer optimizer) {
        return with(recipe.withOptimizer(optimizer));
    }

    /// Shortens the gradients of each network to this norm where they are longer, see [RecipeWords#clipNorm].
    ///
    /// @param norm > 0; 1 to 5 are usual
    public MutualPlan clipNorm(double norm) {
        return with(recipe.withClipNorm(norm));
    }

    /// Lets the learning rate rise in the first epochs, see [RecipeWords#warmUp].
    ///
    /// @param epochs ≥ 0, and fewer than the plan has
    public MutualPlan warmUp(int epochs) {
        return with(recipe.withWarmUp(epochs));
    }

    /// How images look in each epoch; all networks see the same views of them.
    public MutualPlan augment(Augmentations augmentations) {
        return with(recipe.withAugmentations(augmentations));
    }

    /// How images look in each epoch, with the augmentations' seed 0.
    public MutualPlan augment(Augmentation... steps) {
        return augment(Augmentations.of(steps));
    }

    /// Decides the initial weights, other ones for each network, and the order of the batches; 0 unless
    /// said.
    public MutualPlan seed(long seed) {
        return with(recipe.withSeed(seed));
    }

    /// Where to run: `cpu`, `gpu`, `gpu1`, …; the first GPU if there is one unless said.
    public MutualPlan device(String device) {
        Devices.requireOne(device, "where networks learn from each other");
        return with(recipe.withDevice(device));
    }

    /// Who watches the training of every network, and may stop all: it is told of each network's steps in turn.
    ///
    /// ```java
    /// mutual(mlp(64, 12, 10), mlp(64, 24, 10)).listener(watcher)
    /// ```
    public MutualPlan listener(TrainingListener listener) {
        return new MutualPlan(networks, loss, data, recipe, listener);
    }

    private MutualPlan with(Recipe other) {
        return new MutualPlan(networks, loss, data, other, listener);
    }

    /// Checks what only the whole plan can tell, as [#run] does first.
    ///
    /// @return this plan
    /// @throws IllegalArgumentException if it cannot be run
    public MutualPlan check() {
        var rows = PlanChecks.requireData(data);
        Devices.of(recipe);
        PlanChecks.requireWarm(recipe);
        recipe.augmentations().check(rows.inputShape());
        return this;
    }

    /// Trains all networks, on the calling thread.
    ///
    /// @throws IllegalArgumentException if the plan cannot be run; no step has been taken then
    /// @throws org.joryu.distill.train.DivergedException if a loss is NaN or infinite
    public MutualRun run() {
        var rows = PlanChecks.requireData(check().data());
        return new MutualRun(this, rows, new MutualTraining(networks, rows, loss, recipe, listener).run());
    }

    /// Trains all networks in the background, and returns at once: see [Started].
    ///
    /// ```java
    /// var going = mutual(mlp(64, 12, 10), mlp(64, 24, 10)).on(digits()).start();
    /// ```
    ///
    /// @throws IllegalArgumentException if the plan cannot be run; nothing was begun then
    public Started<MutualRun> start() {
        check();
        return Started.of(title(), this::run);
    }

    /// The title of a training by this plan: network ⇄ network.
    String title() {
        return networks.stream().map(Network::toString).collect(Collectors.joining(" ⇄ "));
    }

    @Override
    public String toString() {
        var text = new PlanText("mutual " + title()).line("loss", "L = " + loss.formula(networks.size()) + ", of each");
        loss.meanings(networks.size()).forEach(meaning -> text.line("where", meaning));
        networks.forEach(network -> text.line("network", PlanText.parameters(network)));
        return text.data(data).recipe(recipe, data).toString();
    }
}
