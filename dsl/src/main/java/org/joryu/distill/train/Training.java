package org.joryu.distill.train;

import ai.djl.Device;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.types.Shape;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.joryu.distill.data.Dataset;
import org.joryu.distill.loss.Loss;
import org.joryu.distill.loss.LossSetting;
import org.joryu.distill.loss.SimpleLoss;
import org.joryu.distill.loss.TrainLabels;
import org.joryu.distill.model.Classifier;
import org.joryu.distill.model.LoadedNetwork;
import org.joryu.distill.model.Network;
import org.joryu.distill.model.Stage;
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
        @Nullable Teacher teacher,
        Recipe recipe,
        long mostSteps) {

    public Training {
        network.requireTrainable();
        requireCompilable(recipe.computation());
        if (loss.needsTeacher() && teacher == null) {
            throw new IllegalArgumentException(
                    "teacher must be given for L = " + loss.formula() + ", but is null: give one, or use HardLoss");
        }
    }

    private static void requireCompilable(Computation computation) {
        if (computation.precision() == Precision.BF16 && computation.engine() == Engine.EAGER) {
            throw new IllegalArgumentException(
                    "precision must be F32 where engine is EAGER, but was BF16: only compiled"
                            + " steps multiply in bf16; leave one of both words out");
        }
    }

    /// A training of all its epochs.
    public Training(String title, Network network, Dataset data, Loss loss, @Nullable Teacher teacher, Recipe recipe) {
        this(title, network, data, loss, teacher, recipe, Long.MAX_VALUE);
    }

    /// Trains on the calling thread.
    ///
    /// When asked to stop, by a listener or by an interrupt, it finishes its step and returns the
    /// best model so far.
    ///
    /// @param listener watches it, along with whoever the installed [TrainingWatcher]s send
    /// @throws DivergedException if a loss is NaN or infinite
    /// @throws OutOfMemoryException if the device's memory is full; what there is by then is kept
    public TrainingResult run(TrainingListener listener) {
        return run(listener, null);
    }

    /// Trains on the calling thread and keeps all in a folder: metrics, checkpoints, and in the end the
    /// best and the last weights.
    ///
    /// @param folder that has no metrics yet
    /// @param every so many steps a checkpoint is written; 0 for as often as costs little: at the end of
    ///     an epoch, once a second has passed
    /// @throws DivergedException if a loss is NaN or infinite
    /// @throws OutOfMemoryException if the device's memory is full; what there is by then is kept
    /// @throws IllegalArgumentException if the folder cannot be written; no step has been taken then
    public TrainingResult run(TrainingListener listener, RunFolder folder, long every) {
        return run(listener, folder, every, outline -> {});
    }

    /// The same.
    ///
    /// @param begins is called before the first step
    public TrainingResult run(
            TrainingListener listener, RunFolder folder, long every, Consumer<TrainingOutline> begins) {
        try (var keeper = TrainingKeeper.begin(folder, every)) {
            keeper.onBegin(begins);
            return run(listener, keeper);
        }
    }

    /// Goes on from the last checkpoint in a folder, as if it had never been stopped: on a CPU the result
    /// is the same bit for bit. A folder without a checkpoint is one whose training begins anew.
    ///
    /// @param folder of the same training
    /// @param every as for [#run(TrainingListener, RunFolder, long)]
    /// @throws IllegalArgumentException if the checkpoints are damaged, or of another training
    /// @throws IllegalStateException if somebody else trains in that folder now
    public TrainingResult resume(TrainingListener listener, RunFolder folder, long every) {
        return resume(listener, folder, every, outline -> {});
    }

    /// The same.
    ///
    /// @param begins is called before the next step
    public TrainingResult resume(
            TrainingListener listener, RunFolder folder, long every, Consumer<TrainingOutline> begins) {
        try (var keeper = TrainingKeeper.goOn(folder, every)) {
            keeper.onBegin(begins);
            return run(listener, keeper);
        }
    }

    /// What a training that has finished left in its folder.
    ///
    /// @param device where it ran
    /// @param started when it began
    /// @param took how long it took
    /// @throws IllegalArgumentException if a file is damaged, or of another network
    public TrainingResult read(RunFolder folder, String device, Instant started, Duration took) {
        var history = folder.history();
        var chosen = history.epochs().stream()
                .reduce((best, next) -> next.isBetterThan(best) ? next : best)
                .orElseThrow(() -> new IllegalArgumentException(
                        "%s must hold the epochs of a finished training, but holds none: take a copy of the folder"
                                .formatted(folder.metrics())));
        return new TrainingResult(
                Classifier.load(folder.best(), network),
                chosen,
                network.initialWeights(recipe.seed()),
                Classifier.load(folder.last(), network).weights(),
                history,
                new TrainingEnd.Finished(),
                device,
                engine(recipe.computation()),
                started,
                took);
    }

    /// Of a training long ago, as far as it follows from what was asked for: nothing else computes in bf16.
    private static String engine(Computation computation) {
        return computation.precision() == Precision.BF16 ? CompiledStep.words(Precision.BF16) : "";
    }

    private TrainingResult run(TrainingListener listener, @Nullable TrainingKeeper keeper) {
        var devices = Devices.of(recipe);
        var initial = network.initialWeights(recipe.seed());
        var from = keeper == null ? null : keeper.from();
        try (var replicas = Replicas.load(this, from == null ? initial : from.student(), devices)) {
            return new TrainingLoop(this, initial, replicas, Audience.gather(listener), keeper).run();
        } catch (EngineException failure) {
            throw Torch.isOutOfMemory(failure)
                    ? OutOfMemoryException.outsideSteps(devices.toString(), failure)
                    : failure;
        }
    }

    /// Takes a few steps on a student that is then thrown away, to tell how long all will take and what
    /// is odd about them. Nobody watches.
    public Rehearsal rehearse() {
        var initial = network.initialWeights(recipe.seed());
        try (var replicas = Replicas.load(this, initial, Devices.of(recipe))) {
            return new TrainingLoop(this, initial, replicas, TrainingListener.NONE, null).rehearse();
        }
    }

    /// What it is about to do, as far as that is known without beginning.
    ///
    /// @param where it runs, for example `cpu`
    public TrainingOutline outline(String where) {
        var dev = data.dev();
        double teacherAccuracy = teacher == null || !teacher.answers(dev)
                ? Double.NaN
                : Evaluation.of(teacher.logits(dev, Torch.defaultDevice()), dev.labels())
                        .accuracy();
        return new TrainingOutline(
                title,
                "L = " + loss.formula(),
                recipe.epochs(),
                recipe.stepsPerEpoch(data.train().size()),
                where,
                teacherAccuracy,
                List.of());
    }

    /// The teacher runs along only where its features are compared, or a row looks otherwise in each
    /// epoch.
    ///
    /// @param device where it is asked, where it is asked once
    /// @return gives a student a source of its own, on its device; null without a teacher
    @Nullable Function<LoadedNetwork, TeacherSource> sources(Device device, Workers workers) {
        if (teacher == null) {
            return null;
        }
        if (runsAlong(loss, recipe)) {
            return student -> RunningTeacher.load(teacher, student.manager().getDevice());
        }
        if (teacher instanceof StoredTeacher stored && stored.isLarge(data.train())) {
            var logits = stored.store().logits(data.train());
            return _ -> new LookedUpTeacher(logits, workers);
        }
        var logits = teacher.logits(data.train(), device);
        return student -> new AskedTeacher(student.manager().create(logits));
    }

    /// {@return whether a teacher is asked in every step, rather than once before the first}
    public static boolean runsAlong(Loss loss, Recipe recipe) {
        return loss.parts().stream().anyMatch(SimpleLoss::needsTeacherFeatures)
                || !recipe.augmentations().isEmpty()
                || recipe.computation().teacherInEachStep();
    }

    /// How many steps it takes.
    long steps() {
        return Math.min(
                mostSteps,
                (long) recipe.epochs() * recipe.stepsPerEpoch(data.train().size()));
    }

    /// What the loss may know before the first step.
    LossSetting setting() {
        return setting(network, teacher, data);
    }

    /// What a loss may know before the first step of a training.
    ///
    /// @param data null where it is not chosen yet
    public static LossSetting setting(Network student, @Nullable Teacher teacher, @Nullable Dataset data) {
        return new LossSetting(
                shapes(student.stages()),
                shapes(teacher == null ? List.of() : teacher.stages()),
                student.classes(),
                data == null ? TrainLabels.of() : TrainLabels.of(data.train().labels()));
    }

    private static SequencedMap<String, Shape> shapes(List<Stage> stages) {
        var shapes = new LinkedHashMap<String, Shape>();
        for (var stage : stages) {
            shapes.put(stage.name(), stage.shape());
        }
        return shapes;
    }
}
