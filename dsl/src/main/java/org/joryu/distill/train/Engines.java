package org.joryu.distill.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joryu.distill.loss.Loss;
import org.joryu.distill.program.NotRecordableException;

/// Which engine computes the steps of a training.
final class Engines {

    /// Steps that a program must be worth: making one takes as long as some tens of them.
    static final int FEWEST_STEPS = 100;

    private final Replicas replicas;
    private final List<EagerStep> eager;
    private final List<StepParts> parts;
    private final Loss loss;

    private Engines(Replicas replicas, List<EagerStep> eager, Loss loss) {
        this.replicas = replicas;
        this.eager = eager;
        this.parts = eager.stream().map(EagerStep::parts).toList();
        this.loss = loss;
    }

    /// @param whyNotCompiled a sentence for people, where somebody could wonder
    record Chosen(StepEngine engine, Optional<String> whyNotCompiled) {}

    /// @param eager one for each replica
    /// @param loss as it is in the first epoch
    /// @param steps of the whole training
    /// @throws IllegalArgumentException if the recipe asks for an engine or a precision that there cannot be
    static Chosen choose(Replicas replicas, List<EagerStep> eager, Loss loss, long steps) {
        var engines = new Engines(replicas, eager, loss);
        var computation = engines.parts.getFirst().recipe().computation();
        if (computation.precision() == Precision.BF16) {
            return new Chosen(engines.required("precision must be f32", "bf16"), Optional.empty());
        }
        return switch (computation.engine()) {
            case EAGER -> new Chosen(engines.eager(), Optional.empty());
            case COMPILED -> new Chosen(engines.required("engine must be EAGER", "COMPILED"), Optional.empty());
            case AUTOMATIC ->
                steps < FEWEST_STEPS ? new Chosen(engines.eager(), Optional.empty()) : engines.compiledOrEager();
        };
    }

    private StepEngine required(String must, String was) {
        try {
            return compiled();
        } catch (NotRecordableException e) {
            throw new IllegalArgumentException(
                    "%s for this step, but was %s: it cannot be compiled, because %s; leave that word out"
                            .formatted(must, was, e.getMessage()),
                    e);
        }
    }

    private Chosen compiledOrEager() {
        try {
            return new Chosen(compiled(), Optional.empty());
        } catch (NotRecordableException e) {
            return new Chosen(
                    eager(), Optional.of("steps are computed eagerly, not compiled, because " + e.getMessage()));
        }
    }

    private StepEngine eager() {
        return together(eager);
    }

    private StepEngine compiled() {
        var first = parts.getFirst();
        int rows = Math.min(first.recipe().batchSize(), first.setting().labels().count());
        var shares = replicas.devices().shares(new Batch(1, 1, new long[rows]));
        var compiled = new ArrayList<CompiledStep>();
        for (int number = 0; number < eager.size(); number++) {
            var share = shares.get(Math.min(number, shares.size() - 1));
            compiled.add(
                    CompiledStep.of(parts.get(number), eager.get(number), firstPart(share), loss, eager.size() > 1));
        }
        return together(compiled);
    }

    private int firstPart(Batch share) {
        int inParts = parts.getFirst().recipe().computation().parts(share.places().length);
        return share.parts(inParts).getFirst().places().length;
    }

    private StepEngine together(List<? extends GradientEngine> engines) {
        return engines.size() == 1 ? engines.getFirst() : new ParallelStep(replicas, parts, eager.getFirst(), engines);
    }
}
