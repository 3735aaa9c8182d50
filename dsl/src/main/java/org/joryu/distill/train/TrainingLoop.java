package org.joryu.distill.train;

import ai.djl.ndarray.NDArray;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.joryu.distill.loss.DistillationLoss;
import org.joryu.distill.loss.Loss;
import org.joryu.distill.model.Classifier;
import org.joryu.distill.model.LoadedNetwork;
import org.joryu.distill.model.Torch;
import org.joryu.distill.model.TorchScriptNetwork;
import org.joryu.distill.model.Weights;
import org.joryu.distill.work.Work;
import org.joryu.distill.work.WorkOutline;
import org.jspecify.annotations.Nullable;

/// The loop over epochs and steps of one [Training]. Used once, on one thread.
final class TrainingLoop {

    private final Training training;
    private final Weights initial;
    private final LoadedNetwork student;
    private final float @Nullable [][] teacherOnDev;
    private final TrainingListener audience;
    private final NDArray devRows;
    private final int[] devLabels;
    private final Replicas replicas;
    private final TrainingStep step;
    private final List<StepMetrics> steps = new ArrayList<>();
    private final List<EpochMetrics> epochs = new ArrayList<>();
    private final @Nullable TrainingKeeper keeper;
    private @Nullable Best best;
    private Duration before = Duration.ZERO;
    private long clock;

    TrainingLoop(
            Training training,
            Weights initial,
            Replicas replicas,
            TrainingListener audience,
            @Nullable TrainingKeeper keeper) {
        this.keeper = keeper;
        this.training = training;
        this.initial = initial;
        this.replicas = replicas;
        this.student = replicas.first().student();
        this.audience = audience;
        var device = replicas.devices().first();
        var teacher = training.teacher();
        var dev = training.data().dev();
        this.teacherOnDev = teacher == null || !teacher.answers(dev) ? null : teacher.logits(dev, device);
        this.devRows = student.upload(dev.features());
        this.devLabels = dev.labels();
        this.step = new TrainingStep(
                replicas, training.setting(), training.loss().at(1), training.recipe(), training.steps());
        if (keeper != null && keeper.from() != null) {
            resume(keeper.from());
        }
    }

    /// The student's weights were loaded already.
    private void resume(TrainingState from) {
        step.resume(from);
        steps.addAll(from.history().steps());
        epochs.addAll(from.history().epochs());
        before = from.took();
        if (from.bestEpoch() != null && from.best() != null) {
            best = new Best(from.bestEpoch(), from.best());
        }
    }

    private TrainingState state() {
        return new TrainingState(
                student.weights(),
                Weights.copyOf(step.memory()),
                step.updates(),
                new TrainingHistory(steps, epochs),
                best == null ? null : best.metrics(),
                best == null ? null : best.weights(),
                took());
    }

    private Duration took() {
        return before.plusNanos(System.nanoTime() - clock);
    }

    TrainingResult run() {
        var started = Instant.now();
        clock = System.nanoTime();
        TrainingEnd end;
        try {
            begin();
            end = epochs();
        } catch (RuntimeException | Error failure) {
            audience.ended(new TrainingEnd.Failed(steps.size() + 1L, String.valueOf(failure.getMessage())));
            throw failure;
        }
        audience.ended(end);
        var result = result(end, started, took());
        if (keeper != null) {
            keeper.ended(result);
        }
        return result;
    }

    private void begin() {
        var outline = outline();
        if (keeper == null) {
            audience.started(outline);
            return;
        }
        outline = outline.in(keeper.folder().path());
        keeper.begins(outline);
        audience.started(outline);
        if (keeper.from() != null) {
            audience.earlier(new TrainingHistory(steps, epochs), before);
        }
    }

    private TrainingOutline outline() {
        var recipe = training.recipe();
        double teacherAccuracy = teacherOnDev == null
                ? Double.NaN
                : Evaluation.of(teacherOnDev, devLabels).accuracy();
        return new TrainingOutline(
                training.title(),
                "L = " + training.loss().formula(),
                recipe.epochs(),
                recipe.stepsPerEpoch(training.data().train().size()),
                replicas.devices().toString(),
                teacherAccuracy,
                notices(balance()));
    }

    private List<String> notices(Optional<LossBalance> balance) {
        var train = training.data().train();
        var some = student.upload(train.features(Linter.someRows(train)));
        var findings = Linter.findings(
                training, initial, teacherOnDev == null ? new float[0][] : teacherOnDev, student.logits(some));
        some.close();
        return Stream.of(
                        findings.stream(),
                        balance.flatMap(LossBalance::notice).stream(),
                        step.whyNotCompiled().stream())
                .flatMap(all -> all)
                .toList();
    }

    /// Of the first batch, where hard and soft loss are weighed against each other.
    private Optional<LossBalance> balance() {
        if (training.network() instanceof TorchScriptNetwork) {
            // It has no gradients in inference mode.
            return Optional.empty();
        }
        var recipe = training.recipe();
        var first = new BatchOrder(training.data().train().size(), recipe.batchSize(), recipe.seed())
                .nextEpoch()
                .getFirst();
        return training.loss().at(1) instanceof DistillationLoss loss
                ? step.balance(new Batch(1, 1, first), loss)
                : Optional.empty();
    }

    /// Takes a few steps to see how long they are. The loop cannot be run after that.
    Rehearsal rehearse() {
        var balance = balance();
        var notices = notices(balance);
        var recipe = training.recipe();
        var batches = new BatchOrder(training.data().train().size(), recipe.batchSize(), recipe.seed()).nextEpoch();
        var loss = training.loss().at(1);
        var took = new ArrayList<Long>();
        expect(0);
        long began = System.nanoTime();
        try (var work = Work.begin(
                new WorkOutline("rehearsal of " + training.title(), Rehearsal.STEPS, WorkOutline.Unit.STEPS, ""))) {
            for (int i = 0; i < Rehearsal.STEPS && System.nanoTime() - began < Rehearsal.LONG_ENOUGH_NANOS; i++) {
                work.requireGoingOn();
                long clock = System.nanoTime();
                step.run(new Batch(i + 1L, 1, batches.get(i % batches.size())), loss);
                took.add(System.nanoTime() - clock);
                work.advance(1);
            }
            work.done();
        }
        return new Rehearsal(notices, balance, Rehearsal.typical(took), step.bytes());
    }

    private TrainingEnd epochs() {
        var recipe = training.recipe();
        var order = new BatchOrder(training.data().train().size(), recipe.batchSize(), recipe.seed());
        int stepsPerEpoch = recipe.stepsPerEpoch(training.data().train().size());
        order.skip(epochs.size());
        expect(steps.size());
        if (keeper != null && steps.isEmpty()) {
            keeper.write(0, state());
        }
        for (int epoch = epochs.size() + 1; epoch <= recipe.epochs(); epoch++) {
            int from = (epoch - 1) * stepsPerEpoch;
            var loss = training.loss().at(epoch);
            var batches = order.nextEpoch();
            // Where a training goes on, the first of them may have been taken.
            for (var rows : batches.subList(steps.size() - from, batches.size())) {
                step(epoch, rows, loss);
                if (audience.stopRequested()) {
                    // The interrupt has been obeyed; left set, it would break whatever runs next.
                    Thread.interrupted();
                    if (keeper != null) {
                        // Before the part of an epoch is measured, so that it can go on as if it had
                        // not stopped.
                        keeper.write(steps.size(), state());
                    }
                    evaluate(epoch, steps.subList(from, steps.size()));
                    return new TrainingEnd.Stopped(steps.size());
                }
                if (steps.size() >= training.mostSteps()) {
                    break;
                }
                if (keeper != null && steps.size() < from + stepsPerEpoch) {
                    keeper.behindStep(steps.size(), this::state);
                }
            }
            evaluate(epoch, steps.subList(from, steps.size()));
            if (steps.size() >= training.mostSteps()) {
                break;
            }
            if (keeper != null) {
                keeper.behindEpoch(steps.size(), this::state);
            }
        }
        return new TrainingEnd.Finished();
    }

    private void expect(int taken) {
        replicas.expect(training.recipe(), training.data().train().size(), taken);
    }

    private void step(int epoch, long[] rows, Loss loss) {
        long number = steps.size() + 1L;
        var batch = new Batch(number, epoch, rows);
        BatchLoss losses;
        try {
            losses = step.run(batch, loss);
        } catch (RuntimeException failure) {
            throw Torch.isOutOfMemory(failure) ? outOfMemory(batch, loss, failure) : failure;
        }
        if (!Double.isFinite(losses.total())) {
            throw new DivergedException(number, losses.total(), rowIds(rows), keeper == null ? null : keeper.newest());
        }
        var metrics = new StepMetrics(number, epoch, losses.hard(), losses.soft(), losses.total(), losses.parts());
        steps.add(metrics);
        if (keeper != null) {
            keeper.step(metrics);
        }
        audience.step(metrics);
    }

    /// Keeps what there is, as where a training is stopped, and then sees what would fit.
    private OutOfMemoryException outOfMemory(Batch batch, Loss loss, RuntimeException failure) {
        // An update that was cut off has moved some weights and not others.
        if (step.updates() == steps.size()) {
            keep(batch.epoch());
        }
        var shortage = new OutOfMemoryException.Shortage(
                batch.step(),
                batch.places().length,
                step.fitting(batch, loss),
                replicas.devices().toString());
        return new OutOfMemoryException(
                shortage,
                keeper == null ? null : keeper.newest(),
                best == null ? null : new Classifier(training.network(), best.weights()),
                failure);
    }

    private void keep(int epoch) {
        int from = (epoch - 1)
                * training.recipe().stepsPerEpoch(training.data().train().size());
        try {
            if (keeper != null) {
                keeper.write(steps.size(), state());
            }
            if (steps.size() > from) {
                evaluate(epoch, steps.subList(from, steps.size()));
            }
        } catch (RuntimeException alsoFull) {
            if (!Torch.isOutOfMemory(alsoFull)) {
                throw alsoFull;
            }
        }
    }

    private long[] rowIds(long[] rows) {
        var ids = training.data().train().rowIds();
        var wanted = new long[rows.length];
        for (int i = 0; i < rows.length; i++) {
            wanted[i] = ids[(int) rows[i]];
        }
        return wanted;
    }

    private void evaluate(int epoch, List<StepMetrics> taken) {
        var logits = step.isCompiled() ? student.logitsAgain(devRows) : student.logits(devRows);
        var onDev = Evaluation.of(logits, devLabels);
        double agreement = teacherOnDev == null ? Double.NaN : Evaluation.agreement(logits, teacherOnDev);
        var metrics = EpochMeans.of(taken).metrics(epoch, onDev, agreement);
        epochs.add(metrics);
        if (keeper != null) {
            keeper.epoch(metrics);
        }
        if (best == null || metrics.isBetterThan(best.metrics())) {
            best = new Best(metrics, student.weights());
        }
        audience.epoch(metrics);
    }

    private TrainingResult result(TrainingEnd end, Instant started, Duration took) {
        var chosen = Objects.requireNonNull(best, "every training has an epoch");
        return new TrainingResult(
                new Classifier(training.network(), chosen.weights()),
                chosen.metrics(),
                initial,
                student.weights(),
                new TrainingHistory(steps, epochs),
                end,
                replicas.devices().toString(),
                step.engine(),
                started,
                took);
    }

    /// The checkpoint to beat.
    private record Best(EpochMetrics metrics, Weights weights) {}
}
