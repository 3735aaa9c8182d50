package org.joryu.distill.train;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.joryu.distill.data.Sha256;
import org.joryu.distill.model.TensorFile;
import org.joryu.distill.model.Weights;

/// A [TrainingState] in a file. The history is in the metrics: the checkpoint says how many bytes of
/// them are its own, and what their digest is.
final class CheckpointFile {

    private static final String STUDENT = "student";
    private static final String MEMORY = "memory";
    private static final String BEST = "best";

    private CheckpointFile() {}

    /// Writes a checkpoint; the one that was there becomes the one before it. At every moment one of the
    /// two is there whole.
    static void write(RunFolder folder, TrainingState state, MetricsLog log) {
        log.force();
        var groups = new LinkedHashMap<String, Weights>();
        groups.put(STUDENT, state.student());
        groups.put(MEMORY, state.memory());
        if (state.best() != null) {
            groups.put(BEST, state.best());
        }
        var words = new LinkedHashMap<String, String>();
        words.put("steps", String.valueOf(state.history().steps().size()));
        words.put("updates", String.valueOf(state.updates()));
        words.put("took", String.valueOf(state.took().toNanos()));
        words.put("metrics.bytes", String.valueOf(log.length()));
        words.put("metrics.sha256", log.sha256());
        if (state.bestEpoch() != null) {
            words.put("best.epoch", String.valueOf(state.bestEpoch().epoch()));
        }
        var next = folder.path().resolve("checkpoint-next.safetensors");
        new TensorFile(words, groups).write(next);
        try {
            if (Files.exists(folder.checkpoint())) {
                move(folder.checkpoint(), folder.checkpointBefore());
            }
            move(next, folder.checkpoint());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + folder.checkpoint(), e);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /// @param metrics all that was written, at least
    /// @throws IllegalArgumentException if a byte of it or of its metrics is another than was written
    static Checkpoint read(Path file, Path metricsFile, byte[] metrics) {
        var tensors = TensorFile.read(file);
        var words = tensors.metadata();
        int length = Math.toIntExact(number(words, "metrics.bytes", file));
        var own = Arrays.copyOf(metrics, Math.min(length, metrics.length));
        if (!Sha256.hex(own).equals(words.get("metrics.sha256"))) {
            throw new IllegalArgumentException(
                    "%s must begin with the %,d bytes that %s was written with, but was changed since: take a copy of the folder"
                            .formatted(metricsFile, length, file.getFileName()));
        }
        var history = MetricsFile.read(metricsFile, own);
        var best = words.containsKey("best.epoch") ? tensors.group(BEST) : null;
        return new Checkpoint(
                new TrainingState(
                        tensors.group(STUDENT),
                        tensors.group(MEMORY),
                        Math.toIntExact(number(words, "updates", file)),
                        history,
                        best == null ? null : history.epochs().get((int) number(words, "best.epoch", file) - 1),
                        best,
                        Duration.ofNanos(number(words, "took", file))),
                own);
    }

    private static long number(Map<String, String> words, String name, Path file) {
        var word = words.get(name);
        if (word == null) {
            throw new IllegalArgumentException(
                    file + " must be a checkpoint, but says nothing of " + name + ": it is another safetensors file");
        }
        return Long.parseLong(word);
    }

    /// What a checkpoint holds.
    ///
    /// @param metrics the bytes of its history
    @SuppressWarnings("ArrayRecordComponent")
    record Checkpoint(TrainingState state, byte[] metrics) {}
}
