package org.joryu.distill.model;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.training.ParameterStore;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.joryu.distill.program.AnyRows;
import org.joryu.distill.program.NotRecordableException;
import org.joryu.distill.program.PortableModule;
import org.joryu.distill.work.PlainMode;

/// Writes a network and its weights as a TorchScript file. Before the file gets its name it is asked, and its
/// answers are held against the network's.
final class TorchScriptOutput {

    /// Other numbers of rows than a network is recorded with.
    private static final int[] COUNTS = {1, 5};

    /// Of the largest logit: many times what roundings make, and a fraction of what an error would.
    private static final float TOLERANCE = 1e-4f;

    private final Network network;
    private final Weights weights;
    private final LoadedNetwork loaded;
    private Optional<Latency> latency = Optional.empty();

    private TorchScriptOutput(Network network, Weights weights, LoadedNetwork loaded) {
        this.network = network;
        this.weights = weights;
        this.loaded = loaded;
    }

    /// @throws IllegalArgumentException if the network does what TorchScript cannot
    static ModelFile write(Path file, Network network, Weights weights) throws IOException {
        try (var loaded = LoadedNetwork.load(network, weights, Device.cpu())) {
            var output = new TorchScriptOutput(network, weights, loaded);
            WholeFile.write(file, output::write, output::requireSameAnswers);
            return new ModelFile(
                    file,
                    SavedFormat.TORCH_SCRIPT.title(),
                    Files.size(file),
                    "float32 " + rows(network.inputShape()),
                    "logits float32 " + rows(new Shape(network.classes())),
                    output.latency);
        } catch (NotRecordableException e) {
            throw new IllegalArgumentException(
                    "network must be one that can be said in TorchScript, but %s cannot, because %s: save its weights, in a file that ends in .safetensors"
                            .formatted(network, e.getMessage()),
                    e);
        }
    }

    private static String rows(Shape one) {
        return LongStream.of(one.getShape()).mapToObj(Long::toString).collect(Collectors.joining(", ", "(N, ", ")"));
    }

    private void write(OutputStream out) throws IOException {
        if (loaded.block() instanceof ScriptBlock script) {
            script.write(out);
            return;
        }
        try (var recorded = Torch.withoutGradients(
                () -> AnyRows.record(loaded.manager(), network.inputShape(), DataType.FLOAT32, this::answer))) {
            PortableModule.of(recorded, network.inputShape(), loaded.tensors())
                    .write(
                            Map.of(
                                    TorchScriptOrigin.FILE,
                                    TorchScriptOrigin.of(network, weights).json()),
                            out);
        }
    }

    private NDArray answer(NDArray rows, UnaryOperator<NDArray> arrays) {
        return loaded.forwardStages(rows, false, arrays).logits();
    }

    private void requireSameAnswers(Path file) {
        NotRecordableException.orSay(() -> Torch.withoutGradients(() -> {
            try (var manager = loaded.manager().newSubManager()) {
                var module = TorchScriptFile.load(file, manager);
                for (int count : COUNTS) {
                    requireSameAnswers(module, rows(count, manager));
                }
                if (!PlainMode.isOn()) {
                    latency = Optional.of(measured(module, rows(1, manager)));
                }
            }
            return file;
        }));
    }

    /// Of zeros and ones, which every network can read.
    private NDArray rows(int count, NDManager manager) {
        var random = new SplittableRandom(count);
        var numbers = new float[count * network.inputSize()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = random.nextInt(2);
        }
        return manager.create(numbers, new Shape(count, network.inputSize()));
    }

    private Latency measured(PtSymbolBlock module, NDArray row) {
        return Latency.of(() -> answers(module, row), Torch.name(Device.cpu()));
    }

    private float[] answers(PtSymbolBlock module, NDArray rows) {
        try (var manager = rows.getManager().newSubManager()) {
            var shaped = rows.reshape(new Shape(rows.size(0)).addAll(network.inputShape()));
            shaped.attach(manager);
            var logits = module.forward(new ParameterStore(manager, false), new NDList(shaped), false)
                    .singletonOrThrow();
            logits.attach(manager);
            return logits.toFloatArray();
        }
    }

    private void requireSameAnswers(PtSymbolBlock module, NDArray rows) {
        var found = answers(module, rows);
        var wanted = loaded.forward(rows, false).toFloatArray();
        float largest = 0;
        for (float logit : wanted) {
            largest = Math.max(largest, Math.abs(logit));
        }
        for (int i = 0; i < wanted.length; i++) {
            // No number is as good as itself: weights may hold what a training made of them.
            if (Float.compare(found[i], wanted[i]) != 0 && !(Math.abs(found[i] - wanted[i]) <= TOLERANCE * largest)) {
                throw new NotRecordableException("it computes something else of %s than of 2 or 3, or draws at random"
                        .formatted(rows.size(0) == 1 ? "1 row" : rows.size(0) + " rows"));
            }
        }
    }
}
