package org.joryu.distill.model;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.joryu.distill.model.OnnxCheck.Timed;
import org.joryu.distill.onnx.OnnxModel;
import org.joryu.distill.onnx.OnnxRuntime;
import org.joryu.distill.onnx.OnnxSession;

/// Asks ONNX Runtime, where there is one, about a model that is to be written.
final class OnnxChecking {

    private static final int ROWS = 8;

    private final Classifier classifier;
    private final float[][] rows;

    OnnxChecking(Classifier classifier) {
        this.classifier = classifier;
        this.rows = rows(classifier.network(), ROWS);
    }

    /// @param plain in f32
    /// @param quantized as it is to be written, if it is not in f32
    /// @return empty where there is no ONNX Runtime
    /// @throws IllegalStateException if ONNX Runtime refuses it
    Optional<OnnxCheck> of(OnnxModel plain, Optional<OnnxModel> quantized) throws IOException {
        try (var session = open(plain).orElse(null);
                var other = quantized.isPresent() && session != null
                        ? open(quantized.get()).orElse(null)
                        : null) {
            return session == null ? Optional.empty() : Optional.of(check(session, Optional.ofNullable(other)));
        }
    }

    private static Optional<OnnxSession> open(OnnxModel model) throws IOException {
        var bytes = new ByteArrayOutputStream(Math.toIntExact(model.bytes()));
        model.writeTo(bytes);
        return OnnxRuntime.open(bytes.toByteArray(), Torch.threads());
    }

    private OnnxCheck check(OnnxSession plain, Optional<OnnxSession> quantized) {
        var wanted = classifier.logits(rows);
        var found = quantized.orElse(plain).logits(rows);
        float difference = 0;
        float largest = 0;
        for (int row = 0; row < ROWS; row++) {
            for (int label = 0; label < wanted[row].length; label++) {
                difference = Math.max(difference, Math.abs(found[row][label] - wanted[row][label]));
                largest = Math.max(largest, Math.abs(wanted[row][label]));
            }
        }
        var latencies = new ArrayList<Timed>();
        latencies.add(new Timed("DJL", Latency.of(classifier, rows[0], "cpu")));
        latencies.add(timed(quantized.isPresent() ? "ONNX Runtime, f32" : "ONNX Runtime", plain));
        quantized.ifPresent(session -> latencies.add(timed("ONNX Runtime, int8", session)));
        return new OnnxCheck(plain.version(), ROWS, difference, largest, latencies);
    }

    private Timed timed(String who, OnnxSession session) {
        var row = List.of(rows[0]).toArray(float[][]::new);
        return new Timed(who, Latency.of(() -> session.logits(row), "cpu"));
    }

    private static float[][] rows(Network network, int count) {
        var random = new SplittableRandom(1);
        var rows = new float[count][network.inputSize()];
        for (var row : rows) {
            for (int i = 0; i < row.length; i++) {
                row[i] = number(network, random);
            }
        }
        return rows;
    }

    private static float number(Network network, SplittableRandom random) {
        return switch (network) {
            case TextTransformer text -> random.nextInt(text.vocabulary());
            // Which every block can read, also one that begins with an embedding.
            case BlockNetwork _ -> random.nextInt(2);
            case Mlp _, ConvNet _, TorchScriptNetwork _ -> (float) random.nextGaussian();
            case StartedNetwork started -> number(started.network(), random);
        };
    }
}
