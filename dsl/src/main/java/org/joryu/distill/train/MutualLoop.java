package org.joryu.distill.train;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.joryu.distill.model.Torch;

/// The loop over epochs and steps of one [MutualTraining]. Used once, on one thread.
final class MutualLoop {

    private final MutualTraining training;
    private final List<MutualLearner> learners;
    private final MutualStep step;
    private long taken;

    MutualLoop(MutualTraining training, List<MutualLearner> learners, Workers workers) {
        this.training = training;
        this.learners = learners;
        this.step = new MutualStep(training, learners, workers);
    }

    List<TrainingResult> run() {
        var started = Instant.now();
        long clock = System.nanoTime();
        TrainingEnd end;
        try {
            for (int number = 0; number < learners.size(); number++) {
                learners.get(number).audience().started(outline(number));
            }
            end = epochs();
        } catch (RuntimeException | Error failure) {
            var failed = new TrainingEnd.Failed(taken + 1, String.valueOf(failure.getMessage()));
            learners.forEach(learner -> learner.audience().ended(failed));
            throw failure;
        }
        learners.forEach(learner -> learner.audience().ended(end));
        var took = Duration.ofNanos(System.nanoTime() - clock);
        return learners.stream()
                .map(learner -> learner.result(end, started, took))
                .toList();
    }

    private TrainingOutline outline(int number) {
        var recipe = training.recipe();
        return new TrainingOutline(
                "%s, network %d of %d".formatted(training.networks().get(number), number + 1, learners.size()),
                "L = " + training.loss().formula(learners.size()),
                recipe.epochs(),
                recipe.stepsPerEpoch(training.data().train().size()),
                Torch.name(learners.get(number).network().manager().getDevice()),
                Double.NaN,
                List.of());
    }

    private TrainingEnd epochs() {
        var recipe = training.recipe();
        var order = new BatchOrder(training.data().train().size(), recipe.batchSize(), recipe.seed());
        for (int epoch = 1; epoch <= recipe.epochs(); epoch++) {
            int from = learners.getFirst().stepsTaken();
            for (var rows : order.nextEpoch()) {
                step(epoch, rows);
                if (stopRequested()) {
                    // The interrupt has been obeyed; left set, it would break whatever runs next.
                    Thread.interrupted();
                    evaluate(epoch, from);
                    return new TrainingEnd.Stopped(taken);
                }
            }
            evaluate(epoch, from);
        }
        return new TrainingEnd.Finished();
    }

    private void step(int epoch, long[] rows) {
        var losses = take(new Batch(taken + 1, epoch, rows));
        for (var loss : losses) {
            if (!Double.isFinite(loss.total())) {
                throw new DivergedException(taken + 1, loss.total(), rowIds(rows), null);
            }
        }
        taken++;
        for (int number = 0; number < learners.size(); number++) {
            var loss = losses.get(number);
            learners.get(number)
                    .took(new StepMetrics(taken, epoch, loss.hard(), loss.soft(), loss.total(), loss.parts()));
        }
    }

    private List<BatchLoss> take(Batch batch) {
        try {
            return step.run(batch);
        } catch (RuntimeException failure) {
            throw Torch.isOutOfMemory(failure)
                    ? new OutOfMemoryException(
                            new OutOfMemoryException.Shortage(
                                    batch.step(),
                                    batch.places().length,
                                    -1,
                                    Torch.name(learners.getFirst()
                                            .network()
                                            .manager()
                                            .getDevice())),
                            null,
                            null,
                            failure)
                    : failure;
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

    private boolean stopRequested() {
        boolean requested = false;
        for (var learner : learners) {
            requested |= learner.audience().stopRequested();
        }
        return requested;
    }

    private void evaluate(int epoch, int from) {
        var labels = training.data().dev().labels();
        var logits = learners.stream().map(MutualLearner::onDev).toList();
        for (int own = 0; own < learners.size(); own++) {
            double agreement = 0;
            for (int other = 0; other < learners.size(); other++) {
                agreement += other == own ? 0 : Evaluation.agreement(logits.get(own), logits.get(other));
            }
            learners.get(own)
                    .endEpoch(epoch, from, Evaluation.of(logits.get(own), labels), agreement / (learners.size() - 1));
        }
    }
}
