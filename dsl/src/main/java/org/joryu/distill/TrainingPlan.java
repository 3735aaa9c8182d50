package org.joryu.distill;

import java.nio.file.Path;
import org.joryu.distill.data.Dataset;
import org.joryu.distill.loss.HardLoss;
import org.joryu.distill.loss.Loss;
import org.joryu.distill.model.Network;
import org.joryu.distill.provenance.Manifest;
import org.joryu.distill.train.Recipe;
import org.joryu.distill.train.Training;
import org.joryu.distill.train.TrainingListener;
import org.joryu.distill.train.TrainingOutline;
import org.joryu.distill.train.TrainingResult;
import org.jspecify.annotations.Nullable;

/// How a network is trained from labels alone. Immutable: every word gives another plan, so plans
/// may be kept in variables and forked.
///
/// ```java
/// var base = train(mlp(64, 256, 256, 10)).on(digits());
/// var quick = base.epochs(5).run();
/// var thorough = base.epochs(30).run();
/// ```
///
/// Unless said otherwise: 30 epochs in batches of 64, Adam with learning rate 0.001, seed 0.
///
/// @param network what is trained
/// @param loss what is minimised
/// @param data on what; null as long as [#on] was not said
/// @param recipe how
/// @param listener who watches, besides whoever the installed watchers send
/// @param keeping where the run is kept
public record TrainingPlan(
        Network network, Loss loss, @Nullable Dataset data, Recipe recipe, TrainingListener listener, Keeping keeping)
        implements Plan, RecipeWords<TrainingPlan> {

    /// Ten times smaller than a student's: on digits, a teacher trained so was right about as often
    /// but less sure of itself, and students of 200 images were better by about four points.
    private static final double LEARNING_RATE = 0.001;

    public TrainingPlan {
        PlanChecks.requireNoTeacher(loss);
        loss.requireClasses(network.classes());
        if (data != null) {
            PlanChecks.fits("network", network, data);
        }
    }

    static TrainingPlan of(Network network) {
        return new TrainingPlan(
                network,
                new HardLoss(),
                null,
                Recipe.DEFAULT.withLearningRate(LEARNING_RATE),
                TrainingListener.NONE,
                Keeping.DEFAULT);
    }

    /// What to train on. Must be said before [#run].
    ///
    /// @throws IllegalArgumentException if the network has other inputs or classes than the data
    @Override
    public TrainingPlan on(Dataset data) {
        return new TrainingPlan(network, loss, data, recipe, listener, keeping);
    }

    /// What to minimise in place of cross-entropy: label smoothing, or a virtual teacher beside the
    /// labels.
    ///
    /// ```java
    /// train(mlp(64, 12, 10)).loss(crossEntropy().weight(0.1).plus(virtualTeacher(20).weight(0.9)))
    /// ```
    ///
    /// @throws IllegalArgumentException if it needs a teacher
    public TrainingPlan loss(Loss loss) {
        return new TrainingPlan(network, loss, data, recipe, listener, keeping);
    }

    /// Who watches the training and may stop it.
    public TrainingPlan listener(TrainingListener listener) {
        return new TrainingPlan(network, loss, data, recipe, listener, keeping);
    }

    /// In which folder to keep the run: one without a run, made where there is none. A new folder in
    /// `joryu-runs` unless said; see [Keeping#root].
    ///
    /// ```java
    /// plan.folder(Path.of("runs/small")).run()
    /// ```
    public TrainingPlan folder(Path folder) {
        return with(keeping.in(folder));
    }

    /// To keep the run nowhere: no metrics, no checkpoints, no manifest.
    @Override
    public TrainingPlan withoutFolder() {
        return with(keeping.off());
    }

    /// After how many steps to write a checkpoint, each time; unless said, at the end of an epoch, once a
    /// second has passed, and never for more than a twentieth of the time.
    ///
    /// @param steps ≥ 1
    public TrainingPlan checkpointEvery(long steps) {
        return with(keeping.every(steps));
    }

    private TrainingPlan with(Keeping other) {
        return new TrainingPlan(network, loss, data, recipe, listener, other);
    }

    @Override
    public TrainingPlan withRecipe(Recipe other) {
        return new TrainingPlan(network, loss, data, other, listener, keeping);
    }

    /// Checks what only the whole plan can tell, as [#run] does first.
    ///
    /// @return this plan
    /// @throws IllegalArgumentException if it cannot be run
    public TrainingPlan check() {
        var rows = PlanChecks.requireData(data);
        PlanChecks.requireDevice(recipe, loss, Training.setting(network, null, rows));
        PlanChecks.requireWarm(recipe);
        recipe.augmentations().check(rows.inputShape());
        PlanChecks.requireRows(loss, recipe, rows);
        PlanChecks.requireComparable(loss, Training.setting(network, null, rows));
        return this;
    }

    /// Trains, on the calling thread.
    ///
    /// @throws IllegalArgumentException if the plan cannot be run; no step has been taken then
    /// @throws org.joryu.distill.train.OutOfMemoryException if the device's memory is full
    /// @throws org.joryu.distill.train.DivergedException if a loss is NaN or infinite
    @Override
    public TrainingRun run() {
        return of(ready().run());
    }

    /// Trains in the background, and returns at once: see [Started].
    ///
    /// ```java
    /// var going = train(mlp(64, 256, 256, 10)).on(digits()).epochs(500).start();
    /// ```
    ///
    /// @throws IllegalArgumentException if the plan cannot be run; nothing was begun then
    @Override
    public Started<TrainingRun> start() {
        return ready().start(network.toString(), this::of);
    }

    /// Trains as one of several.
    ///
    /// @param part of a series, who watches it
    TrainingRun run(TrainingListener part) {
        return of(KeptRun.ready(this, training(), keeping, part).run());
    }

    private KeptRun.Ready ready() {
        return KeptRun.ready(this, training(), keeping, listener);
    }

    /// Goes on with a run of this very plan that was stopped or killed, as if it had not been; for plans
    /// that a manifest cannot hold. For others, see [Joryu#resume(Path)].
    ///
    /// @param folder of that run
    /// @throws IllegalArgumentException if it is no run of this plan and data
    @Override
    public TrainingRun resume(Path folder) {
        return of(KeptRun.resume(this, training(), keeping, listener, folder));
    }

    private TrainingRun of(KeptRun kept) {
        return new TrainingRun(this, PlanChecks.requireData(data), kept.result(), kept.manifest());
    }

    /// Its manifest where it is kept nowhere.
    Manifest manifest(TrainingResult result) {
        return Manifests.ended(Manifests.draft(this, KeptPlan.write(this), training()), result);
    }

    /// What is shown of a run that is kept nowhere.
    TrainingOutline outline(TrainingResult result) {
        return training().outline(result.device());
    }

    private Training training() {
        return new Training(network.toString(), network, PlanChecks.requireData(check().data()), loss, null, recipe);
    }

    /// Rehearses a few steps on a network that is then thrown away: how long the training will take,
    /// and what is odd about the plan. A plan that is a cell's last value shows this.
    ///
    /// @throws IllegalArgumentException if the plan cannot be run
    public PlanExplanation explain() {
        return PlanExplanation.of(toString(), loss, recipe, training());
    }

    @Override
    public String toString() {
        return new PlanText("train " + network)
                .loss(loss)
                .line("network", PlanText.parameters(network))
                .data(data)
                .recipe(recipe, data)
                .toString();
    }
}
