package org.joryu.distill.train;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.joryu.distill.model.Classifier;
import org.joryu.distill.model.Torch;
import org.jspecify.annotations.Nullable;

/// The memory of the device is full, so the training cannot go on as it is. What it had is kept: the student of its
/// best epoch here, and the state before the step that failed in its folder.
///
/// ```java
/// try {
///     plan.batchSize(4096).run();
/// } catch (OutOfMemoryException full) {
///     plan.batchSize(4096).microBatch(full.fittingBatchSize().orElseThrow()).run();
/// }
/// ```
public final class OutOfMemoryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long step;
    private final int batchSize;
    private final int fitting;
    private final String checkpoint;
    private final transient @Nullable Classifier best;

    /// What is known of a step that found no memory.
    ///
    /// @param step counted from 1
    /// @param batchSize rows in it
    /// @param fitting rows with which both passes were seen to fit afterwards; 0 where not even one row did,
    ///     -1 where that was not tried
    /// @param device as [Torch#name] writes it
    record Shortage(long step, int batchSize, int fitting, String device) {}

    OutOfMemoryException(
            Shortage shortage,
            TrainingKeeper.@Nullable KeptCheckpoint checkpoint,
            @Nullable Classifier best,
            RuntimeException cause) {
        this(message(shortage, checkpoint, best != null), shortage, checkpoint, best, cause);
    }

    /// Where it was not a step that found none: the data, a teacher and the student lie on the device from the start.
    static OutOfMemoryException outsideSteps(String device, RuntimeException cause) {
        var message =
                "data, teacher and student need more memory than %s%s: take fewer rows, a smaller network, or .device(\"cpu\")"
                        .formatted(has(device), taken(device));
        return new OutOfMemoryException(message, new Shortage(0, 0, -1, device), null, null, cause);
    }

    private OutOfMemoryException(
            String message,
            Shortage shortage,
            TrainingKeeper.@Nullable KeptCheckpoint checkpoint,
            @Nullable Classifier best,
            RuntimeException cause) {
        super(message, cause);
        this.step = shortage.step;
        this.batchSize = shortage.batchSize;
        this.fitting = shortage.fitting;
        this.checkpoint = checkpoint == null ? "" : checkpoint.file().toString();
        this.best = best;
    }

    private static String message(Shortage shortage, TrainingKeeper.@Nullable KeptCheckpoint checkpoint, boolean best) {
        return "step %d needs more memory than %s%s, with batchSize %d: %s%s%s"
                .formatted(
                        shortage.step,
                        has(shortage.device),
                        taken(shortage.device),
                        shortage.batchSize,
                        remedy(shortage),
                        best ? "; the student of the best epoch is in best()" : "",
                        words(checkpoint));
    }

    private static String has(String device) {
        return device + (Torch.names(device).size() > 1 ? " have" : " has");
    }

    private static String taken(String device) {
        return Torch.names(device).stream()
                .flatMap(one -> Torch.gpuMemory(one).stream())
                .map(memory -> " (%.1f GiB, of which %.1f are taken now)"
                        .formatted(memory.total() / (double) (1L << 30), memory.used() / (double) (1L << 30)))
                .collect(Collectors.joining(" and"));
    }

    private static String remedy(Shortage shortage) {
        if (shortage.fitting < 0) {
            return "take a smaller one, for example .batchSize(%d)".formatted(Math.max(1, shortage.batchSize / 2));
        }
        if (shortage.fitting == 0) {
            return "no smaller one fitted when it was tried just now, so take a smaller network, or .device(\"cpu\")";
        }
        return ".microBatch(%d) computes such a batch in parts that should fit, .batchSize(%d) takes smaller ones; an estimate, as forward and backward pass of %d rows fitted just now"
                .formatted(shortage.fitting, shortage.fitting, shortage.fitting);
    }

    private static String words(TrainingKeeper.@Nullable KeptCheckpoint checkpoint) {
        return checkpoint == null
                ? ""
                : "; the state after step %d is in %s, and resume(Path.of(\"%s\")) goes on from it where there is more memory"
                        .formatted(
                                checkpoint.step(),
                                checkpoint.file(),
                                checkpoint.file().toAbsolutePath().getParent());
    }

    /// The step that found no memory, counted from 1; 0 where it was not a step.
    public long step() {
        return step;
    }

    /// Rows in its batch; 0 where it was not a step.
    public int batchSize() {
        return batchSize;
    }

    /// A batch size that should fit: the largest of its half, quarter and so on, of which both passes did fit when
    /// they were tried after the step had failed. An estimate: what else is on the device changes.
    ///
    /// @return empty where not even one row fitted, and where it was not tried
    public OptionalInt fittingBatchSize() {
        return fitting <= 0 ? OptionalInt.empty() : OptionalInt.of(fitting);
    }

    /// The student of the best epoch so far; empty before the end of the first.
    public Optional<Classifier> best() {
        return Optional.ofNullable(best);
    }

    /// The state before the step that failed; empty where the training had no folder.
    public Optional<Path> checkpoint() {
        return checkpoint.isEmpty() ? Optional.empty() : Optional.of(Path.of(checkpoint));
    }
}
