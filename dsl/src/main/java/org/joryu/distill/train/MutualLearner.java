package org.joryu.distill.train;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.joryu.distill.model.Classifier;
import org.joryu.distill.model.LoadedNetwork;
import org.joryu.distill.model.Network;
import org.joryu.distill.model.Torch;
import org.joryu.distill.model.Weights;
import org.jspecify.annotations.Nullable;

/// One of the networks of a [MutualTraining], and what became of it so far.
final class MutualLearner implements AutoCloseable {

    private final Network architecture;
    private final Weights initial;
    private final LoadedNetwork network;
    private final TrainingListener audience;
    private final NDArray devRows;
    private final RunningOptimizer optimizer;
    private final List<StepMetrics> steps = new ArrayList<>();
    private final List<EpochMetrics> epochs = new ArrayList<>();
    private @Nullable Weights best;
    private int bestEpoch;

    private MutualLearner(
            Network architecture,
            Weights initial,
            LoadedNetwork network,
            MutualTraining training,
            TrainingListener audience) {
        this.architecture = architecture;
        this.initial = initial;
        this.network = network;
        this.audience = audience;
        this.devRows = network.upload(training.data().dev().features());
        Torch.defineGradients(network.parameters());
        this.optimizer = RunningOptimizer.start(training.recipe(), network.parameters());
    }

    /// Uploads the first weights of a network by its number, counted from 0.
    ///
    /// @param audience who watches that network
    static MutualLearner load(MutualTraining training, int number, Device device, TrainingListener audience) {
        var architecture = training.networks().get(number);
        var initial = architecture.initialWeights(training.recipe().seedOf(number));
        var network = LoadedNetwork.load(architecture, initial, device);
        try {
            return new MutualLearner(architecture, initial, network, training, audience);
        } catch (RuntimeException | Error failure) {
            network.close();
            throw failure;
        }
    }

    LoadedNetwork network() {
        return network;
    }

    TrainingListener audience() {
        return audience;
    }

    int stepsTaken() {
        return steps.size();
    }

    void move(double learningRate) {
        optimizer.update(learningRate);
    }

    void took(StepMetrics metrics) {
        steps.add(metrics);
        audience.step(metrics);
    }

    float[][] onDev() {
        return network.logits(devRows);
    }

    /// Ends an epoch.
    ///
    /// @param from the first of its steps
    /// @param onDev accuracy and loss on the dev split
    /// @param agreement with the other networks on the dev split, mean
    void endEpoch(int epoch, int from, Evaluation onDev, double agreement) {
        var metrics = EpochMeans.of(steps.subList(from, steps.size())).metrics(epoch, onDev, agreement);
        epochs.add(metrics);
        if (best == null || metrics.isBetterThan(epochs.get(bestEpoch - 1))) {
            best = network.weights();
            bestEpoch = epochs.size();
        }
        audience.epoch(metrics);
    }

    TrainingResult result(TrainingEnd end, Instant started, Duration took) {
        var kept = Objects.requireNonNull(best, "every training has an epoch");
        return new TrainingResult(
                new Classifier(architecture, kept),
                epochs.get(bestEpoch - 1),
                initial,
                network.weights(),
                new TrainingHistory(steps, epochs),
                end,
                Torch.name(network.manager().getDevice()),
                "eager",
                started,
                took);
    }

    @Override
    public void close() {
        network.close();
    }
}
