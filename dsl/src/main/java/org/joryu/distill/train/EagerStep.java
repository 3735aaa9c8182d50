package org.joryu.distill.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.joryu.distill.loss.Answers;
import org.joryu.distill.loss.BatchContext;
import org.joryu.distill.loss.DistillationLoss;
import org.joryu.distill.loss.Loss;
import org.joryu.distill.loss.LossTerms;
import org.joryu.distill.loss.Places;
import org.joryu.distill.loss.SimpleLoss;
import org.joryu.distill.model.LoadedNetwork;
import org.joryu.distill.model.StageOutputs;
import org.joryu.distill.model.Torch;
import org.jspecify.annotations.Nullable;

/// A step operation by operation: whatever a block or a loss does, it can do.
final class EagerStep implements GradientEngine {

    private final StepParts parts;
    private final LoadedNetwork student;

    EagerStep(StepParts parts) {
        this.parts = parts;
        this.student = parts.student();
    }

    @Override
    public String words() {
        return "eager";
    }

    @Override
    public boolean isCompiled() {
        return false;
    }

    StepParts parts() {
        return parts;
    }

    @Override
    public BatchLoss run(Batch batch, Loss loss) {
        var losses = add(batch, batch, loss, random(batch));
        if (Double.isFinite(losses.total())) {
            update(batch);
        }
        return losses;
    }

    @Override
    public BatchLoss add(Batch rows, Batch whole, Loss loss, SplittableRandom random) {
        return BatchLoss.sum(microBatches(rows).stream()
                .map(part -> run(part, part.shareOf(whole), loss, random))
                .toList());
    }

    @Override
    public void update(Batch batch) {
        parts.optimizer().update(parts.learningRate(batch));
    }

    /// libtorch adds to a gradient where it is, and so do optimizers clear it.
    @Override
    public List<NDArray> waiting() {
        return parts.moved().stream().map(NDArray::getGradient).toList();
    }

    private List<Batch> microBatches(Batch batch) {
        return batch.parts(parts.recipe().computation().parts(batch.places().length));
    }

    /// Adds the gradients of a part of a batch to those of the parts before it.
    ///
    /// @return its share of the losses
    private BatchLoss run(Batch part, double share, Loss loss, SplittableRandom random) {
        try (var manager = student.manager().newSubManager()) {
            return BatchLoss.read(backward(part, share, loss, true, manager, LossTerms::total, random))
                    .times(share);
        }
    }

    /// Takes both passes for the memory that they need, and moves no weights. The statistics of BatchNorm and what
    /// losses remember do move, so it is for a training that has ended.
    void rehearse(Batch batch, Loss loss) {
        try (var manager = student.manager().newSubManager()) {
            backward(batch, 1, loss, true, manager, LossTerms::total, random(batch));
            parts.optimizer().clear();
        }
    }

    /// How strongly hard and soft loss each pull at the student's weights, as they are weighed; of the first
    /// part of a batch that is computed in parts. Moves nothing, not even the statistics of BatchNorm, whose
    /// layers answer as in inference.
    ///
    /// @return empty where one of them has no weight, or a loss has a memory, which it would fill
    Optional<LossBalance> balance(Batch batch, DistillationLoss loss) {
        boolean remembers = loss.parts().stream()
                .flatMap(part -> part.parameters(parts.setting()).stream())
                .anyMatch(parameter -> !parameter.trained());
        if (loss.alpha() == 0 || loss.alpha() == 1 || remembers) {
            return Optional.empty();
        }
        var part = microBatches(batch).getFirst();
        return Optional.of(new LossBalance(
                loss.alpha() * pull(part, loss, LossTerms::hard),
                (1 - loss.alpha()) * pull(part, loss, LossTerms::soft)));
    }

    private double pull(Batch batch, Loss loss, Function<LossTerms, @Nullable NDArray> which) {
        try (var manager = student.manager().newSubManager()) {
            backward(batch, 1, loss, false, manager, which, random(batch));
            double squares = 0;
            for (var parameter : student.parameters()) {
                try (var gradient = parameter.getGradient()) {
                    for (float part : gradient.toFloatArray()) {
                        squares += (double) part * part;
                    }
                }
            }
            parts.optimizer().clear();
            return Math.sqrt(squares);
        }
    }

    /// From which all that a step draws follows.
    SplittableRandom random(Batch batch) {
        return new SplittableRandom(parts.recipe().seed() ^ Long.rotateLeft(batch.step(), 32));
    }

    /// Both passes; the gradients, times the share, then wait in the parameters, added to what waits there.
    private LossTerms backward(
            Batch batch,
            double share,
            Loss loss,
            boolean training,
            NDManager manager,
            Function<LossTerms, @Nullable NDArray> which,
            SplittableRandom random) {
        long ofEngine = random.nextLong();
        return student.mayDraw()
                ? Torch.drawing(ofEngine, () -> passes(batch, share, loss, training, manager, which, random))
                : passes(batch, share, loss, training, manager, which, random);
    }

    private LossTerms passes(
            Batch batch,
            double share,
            Loss loss,
            boolean training,
            NDManager manager,
            Function<LossTerms, @Nullable NDArray> which,
            SplittableRandom random) {
        parts.learned().lendTo(manager);
        var places = manager.create(batch.places());
        var inputs = parts.feed().inputs(batch.places(), places, batch.epoch());
        var answered = parts.teacher() == null ? null : parts.teacher().answer(places, inputs);
        var partner = partner(loss, batch, random.split(), training, manager);
        var drawn = random.nextLong();
        return Torch.withGradients(() -> {
            var outputs = outputs(loss, inputs, training);
            var around = new BatchContext(
                    parts.setting(),
                    outputs.features(),
                    answered == null ? new LinkedHashMap<>() : answered.features(),
                    parts.learned().byLoss(),
                    Places.of(batch.places()),
                    partner,
                    student.tokens(inputs),
                    batch.epoch(),
                    drawn);
            var terms = loss.of(new Answers(
                    outputs.logits(),
                    answered == null ? null : answered.logits(),
                    parts.labels().get(manager, new NDIndex("{}", places)),
                    around));
            Torch.backward(Objects.requireNonNull(which.apply(terms), "a part that the loss has"), share);
            return terms;
        });
    }

    private StageOutputs outputs(Loss loss, NDArray inputs, boolean training) {
        return loss.parts().stream().anyMatch(SimpleLoss::needsStudentFeatures)
                ? student.forwardStages(inputs, training)
                : new StageOutputs(student.forward(inputs, training), new LinkedHashMap<>());
    }

    /// The student's answers to another row of the same class for every row, where a loss needs them.
    @Nullable NDArray partner(Loss loss, Batch batch, SplittableRandom random, boolean training, NDManager manager) {
        if (loss.parts().stream().noneMatch(SimpleLoss::needsPartner)) {
            return null;
        }
        var others = new long[batch.places().length];
        for (int row = 0; row < others.length; row++) {
            others[row] = other(Math.toIntExact(batch.places()[row]), random);
        }
        return Torch.withoutGradients(
                () -> student.forward(parts.feed().inputs(others, manager.create(others), batch.epoch()), training));
    }

    /// A row of the same class, another one where there is another.
    private long other(int place, SplittableRandom random) {
        var rows = parts.setting().labels();
        int label = rows.at(place);
        int others = rows.count(label) - 1;
        if (others == 0) {
            return place;
        }
        int drawn = random.nextInt(others);
        return rows.place(label, drawn < rows.rank(place) ? drawn : drawn + 1);
    }
}
