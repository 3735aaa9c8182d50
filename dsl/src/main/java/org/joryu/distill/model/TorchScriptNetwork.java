package org.joryu.distill.model;

import ai.djl.Device;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// A TorchScript file as a network, whoever wrote it: `torch.jit.script(model).save("model.pt")`.
///
/// It begins with the weights in the file, whatever the seed, so as a student it is trained further.
/// Named stages it has none. What a file holds besides parameters, the running statistics of BatchNorm,
/// stays as it is: good for a teacher, while a student may not have any, since training would change
/// them and they are not kept with the weights.
///
/// ```java
/// var teacher = torchScript(Path.of("resnet56.pt"), 10, 3, 32, 32);
/// distill(teacher.trained()).into(network("resnet8", 10)).on(data).run();
/// ```
///
/// @param file where it is
/// @param sha256 of its bytes when it was opened, after which it must not change
/// @param classes how many logits it answers
/// @param inputShape of one row, without the batch
public record TorchScriptNetwork(Path file, String sha256, int classes, Shape inputShape) implements Network {

    /// Opens a file, and asks it about one row of zeros.
    ///
    /// @param classes how many logits it answers, at least 2
    /// @param inputShape of one row, without the batch: `3, 32, 32`
    /// @throws IllegalArgumentException if it is no TorchScript, or answers something else
    /// @throws java.io.UncheckedIOException if it cannot be read
    public static TorchScriptNetwork open(Path file, int classes, long... inputShape) {
        if (classes < 2) {
            throw new IllegalArgumentException(
                    "classes must be ≥ 2, but was " + classes + ": two classes are two logits here");
        }
        var shape = new Shape(inputShape);
        if (inputShape.length == 0 || shape.size() < 1) {
            throw new IllegalArgumentException(
                    "inputShape must have extents ≥ 1, but was " + shape + ": leave out the batch, as in 3, 32, 32");
        }
        TorchScriptFile.requireScript(file);
        var network = new TorchScriptNetwork(file, TorchScriptFile.sha256(file), classes, shape);
        network.requireAnswers();
        return network;
    }

    private void requireAnswers() {
        Shape answered;
        try (var loaded = LoadedNetwork.load(this, initialWeights(0), Device.cpu());
                var zeros = loaded.manager().zeros(new Shape(1, inputSize()))) {
            answered = Torch.withoutGradients(() -> loaded.forward(zeros, false).getShape());
        } catch (EngineException | IllegalStateException | UnsupportedOperationException e) {
            throw new IllegalArgumentException(
                    "file must take rows of shape %s, but %s answers one with: %s"
                            .formatted(inputShape, file.getFileName(), firstLine(e)),
                    e);
        }
        if (!answered.equals(new Shape(1, classes))) {
            throw new IllegalArgumentException(
                    "file must answer one row with logits of shape %s, but %s answers with %s: say how many classes there are"
                            .formatted(new Shape(1, classes), file.getFileName(), answered));
        }
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse(e.toString());
    }

    /// The network with the weights in its file, which may teach.
    public Classifier trained() {
        return new Classifier(this, initialWeights(0));
    }

    @Override
    public int inputSize() {
        return Math.toIntExact(inputShape.size());
    }

    @Override
    public long parameterCount() {
        return initialWeights(0).tensors().stream()
                .mapToLong(tensor -> tensor.values().length)
                .sum();
    }

    /// The weights in the file, whatever the seed.
    @Override
    public Weights initialWeights(long seed) {
        return TorchScriptFile.weights(file, sha256);
    }

    @Override
    public List<Stage> stages() {
        return List.of();
    }

    @Override
    public Block toBlock() {
        return new ScriptBlock(this, initialWeights(0));
    }

    @Override
    public void requireTrainable() {
        if (initialWeights(0).tensors().isEmpty()) {
            throw new IllegalArgumentException(
                    "a student must have parameters, but %s has none: it was frozen; save it without torch.jit.freeze"
                            .formatted(this));
        }
        if (TorchScriptFile.normalizesBatches(file)) {
            throw new IllegalArgumentException(
                    "a student from a TorchScript file must have no BatchNorm, but %s has: its running statistics cannot be kept with the weights; let it teach, or take a network of this library as student"
                            .formatted(this));
        }
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "torchScript(%s, %.8s…)", file.getFileName(), sha256);
    }
}
