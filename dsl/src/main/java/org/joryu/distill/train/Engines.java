package org.joryu.distill.train;

import java.util.Optional;
import org.joryu.distill.loss.Loss;
import org.joryu.distill.program.NotRecordableException;

/// Which engine computes the steps of a training.
final class Engines {

    /// Steps that a program must be worth: making one takes as long as some tens of them.
    static final int FEWEST_STEPS = 100;

    private Engines() {}

    /// @param whyNotCompiled a sentence for people, where somebody could wonder
    record Chosen(StepEngine engine, Optional<String> whyNotCompiled) {}

    /// @param loss as it is in the first epoch
    /// @param steps of the whole training
    /// @throws IllegalArgumentException if the recipe asks for an engine or a precision that there cannot be
    static Chosen choose(StepParts parts, EagerStep eager, Loss loss, long steps) {
        var computation = parts.recipe().computation();
        if (computation.precision() == Precision.BF16) {
            return new Chosen(required(parts, eager, loss, "precision must be f32", "bf16"), Optional.empty());
        }
        return switch (computation.engine()) {
            case EAGER -> new Chosen(eager, Optional.empty());
            case COMPILED ->
                new Chosen(required(parts, eager, loss, "engine must be EAGER", "COMPILED"), Optional.empty());
            case AUTOMATIC ->
                steps < FEWEST_STEPS ? new Chosen(eager, Optional.empty()) : compiledOrEager(parts, eager, loss);
        };
    }

    private static StepEngine required(StepParts parts, EagerStep eager, Loss loss, String must, String was) {
        try {
            return compiled(parts, eager, loss);
        } catch (NotRecordableException e) {
            throw new IllegalArgumentException(
                    "%s for this step, but was %s: it cannot be compiled, because %s; leave that word out"
                            .formatted(must, was, e.getMessage()),
                    e);
        }
    }

    private static Chosen compiledOrEager(StepParts parts, EagerStep eager, Loss loss) {
        try {
            return new Chosen(compiled(parts, eager, loss), Optional.empty());
        } catch (NotRecordableException e) {
            return new Chosen(
                    eager, Optional.of("steps are computed eagerly, not compiled, because " + e.getMessage()));
        }
    }

    private static StepEngine compiled(StepParts parts, EagerStep eager, Loss loss) {
        int batch =
                Math.min(parts.recipe().batchSize(), parts.setting().labels().count());
        int inParts = parts.recipe().computation().parts(batch);
        int rows = new Batch(1, 1, new long[batch]).parts(inParts).getFirst().places().length;
        return CompiledStep.of(parts, eager, rows, loss);
    }
}
