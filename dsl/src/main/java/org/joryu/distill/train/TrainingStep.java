package org.joryu.distill.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Stream;
import org.joryu.distill.loss.Answers;
import org.joryu.distill.loss.BatchContext;
import org.joryu.distill.loss.DistillationLoss;
import org.joryu.distill.loss.Loss;
import org.joryu.distill.loss.LossSetting;
import org.joryu.distill.loss.LossTerms;
import org.joryu.distill.loss.Places;
import org.joryu.distill.loss.SimpleLoss;
import org.joryu.distill.model.LoadedNetwork;
import org.joryu.distill.model.StageOutputs;
import org.joryu.distill.model.Torch;
import org.jspecify.annotations.Nullable;

/// One optimizer step: gather the batch, ask teacher and student, weigh the loss, move the student's
/// weights and what the losses learn.
///
/// Rows, labels and a teacher's logits are on the device from the start; a step uploads only its row
/// numbers and brings back only its losses. What it allocates is freed when it ends. All that it draws
/// at random follows from the seed and its number, so a step is the same whatever came before.
final class TrainingStep {

    private final LoadedNetwork student;
    private final Feed feed;
    private final @Nullable TeacherSource teacher;
    private final LossSetting setting;
    private final LearnedParameters learned;
    private final Recipe recipe;
    private final NDArray labels;
    private final RunningOptimizer optimizer;

    /// What is uploaded here belongs to the student's manager and goes with it.
    TrainingStep(
            LoadedNetwork student,
            Feed feed,
            @Nullable TeacherSource teacher,
            LossSetting setting,
            LearnedParameters learned,
            Recipe recipe) {
        this.student = student;
        this.feed = feed;
        this.teacher = teacher;
        this.setting = setting;
        this.learned = learned;
        this.recipe = recipe;
        this.labels = student.manager().create(labels(setting));
        var moved = Stream.concat(student.parameters().stream(), learned.trained().stream())
                .toList();
        Torch.defineGradients(moved);
        this.optimizer = RunningOptimizer.start(recipe.optimizer(), moved);
    }

    private static long[] labels(LossSetting setting) {
        var labels = new long[setting.labels().count()];
        for (int place = 0; place < labels.length; place++) {
            labels[place] = setting.labels().at(place);
        }
        return labels;
    }

    /// The losses of the batch before the update. The weights move only if the total is finite.
    ///
    /// @param batch which rows, and in which step and epoch
    /// @param loss as it is in this epoch
    BatchLoss run(Batch batch, Loss loss) {
        try (var manager = student.manager().newSubManager()) {
            var terms = backward(batch, loss, true, manager, LossTerms::total);
            var losses = read(terms);
            if (Double.isFinite(losses.total())) {
                optimizer.update(recipe.learningRate(batch.epoch()));
            }
            return losses;
        }
    }

    /// What is kept from step to step beside the student, by name: what losses learn, and what the
    /// optimizer remembers.
    SequencedMap<String, NDArray> memory() {
        var memory = learned.named();
        for (var array : optimizer.memory()) {
            memory.put("optimizer." + memory.size(), array);
        }
        return memory;
    }

    /// How many updates the optimizer has made.
    int updates() {
        return optimizer.steps();
    }

    /// Goes on from where another step of the same training was.
    void resume(TrainingState from) {
        from.memory().copyTo(memory());
        optimizer.resumeAfter(from.updates());
    }

    /// How strongly hard and soft loss each pull at the student's weights, as they are weighed. Moves
    /// nothing, not even the statistics of BatchNorm, whose layers answer as in inference.
    ///
    /// @return empty where one of them has no weight, or a loss has a memory, which it would fill
    Optional<LossBalance> balance(Batch batch, DistillationLoss loss) {
        boolean remembers = loss.parts().stream()
                .flatMap(part -> part.parameters(setting).stream())
                .anyMatch(parameter -> !parameter.trained());
        if (loss.alpha() == 0 || loss.alpha() == 1 || remembers) {
            return Optional.empty();
        }
        return Optional.of(new LossBalance(
                loss.alpha() * pull(batch, loss, LossTerms::hard),
                (1 - loss.alpha()) * pull(batch, loss, LossTerms::soft)));
    }

    /// What lies on the device from step to step: weights, their gradients, what optimizer and losses
    /// remember, labels. Neither the rows nor what a step allocates and frees.
    long bytes() {
        var weights = student.parameters().stream();
        var twice = Stream.concat(weights, learned.trained().stream()).flatMap(array -> Stream.of(array, array));
        var memories = learned.byLoss().values().stream()
                .flatMap(arrays -> arrays.values().stream())
                .filter(array -> !learned.trained().contains(array));
        return Stream.of(twice, memories, optimizer.memory().stream(), Stream.of(labels))
                .flatMap(arrays -> arrays)
                .mapToLong(array -> array.size() * array.getDataType().getNumOfBytes())
                .sum();
    }

    private double pull(Batch batch, Loss loss, Function<LossTerms, @Nullable NDArray> which) {
        try (var manager = student.manager().newSubManager()) {
            backward(batch, loss, false, manager, which);
            double squares = 0;
            for (var parameter : student.parameters()) {
                try (var gradient = parameter.getGradient()) {
                    for (float part : gradient.toFloatArray()) {
                        squares += (double) part * part;
                    }
                }
            }
            optimizer.clear();
            return Math.sqrt(squares);
        }
    }

    /// Both passes; the gradients then wait in the parameters.
    private LossTerms backward(
            Batch batch, Loss loss, boolean training, NDManager manager, Function<LossTerms, @Nullable NDArray> which) {
        var random = new SplittableRandom(recipe.seed() ^ Long.rotateLeft(batch.step(), 32));
        long ofEngine = random.nextLong();
        return student.mayDraw()
                ? Torch.drawing(ofEngine, () -> backward(batch, loss, training, manager, which, random))
                : backward(batch, loss, training, manager, which, random);
    }

    private LossTerms backward(
            Batch batch,
            Loss loss,
            boolean training,
            NDManager manager,
            Function<LossTerms, @Nullable NDArray> which,
            SplittableRandom random) {
        learned.lendTo(manager);
        var places = manager.create(batch.places());
        var inputs = feed.inputs(batch.places(), places, batch.epoch());
        var answered = teacher == null ? null : teacher.answer(places, inputs);
        var partner = partner(loss, batch, random.split(), training, manager);
        var drawn = random.nextLong();
        return Torch.withGradients(() -> {
            var outputs = outputs(loss, inputs, training);
            var around = new BatchContext(
                    setting,
                    outputs.features(),
                    answered == null ? new LinkedHashMap<>() : answered.features(),
                    learned.byLoss(),
                    Places.of(batch.places()),
                    partner,
                    student.tokens(inputs),
                    batch.epoch(),
                    drawn);
            var terms = loss.of(new Answers(
                    outputs.logits(),
                    answered == null ? null : answered.logits(),
                    labels.get(manager, new NDIndex("{}", places)),
                    around));
            Torch.backward(Objects.requireNonNull(which.apply(terms), "a part that the loss has"));
            return terms;
        });
    }

    private StageOutputs outputs(Loss loss, NDArray inputs, boolean training) {
        return loss.parts().stream().anyMatch(SimpleLoss::needsStudentFeatures)
                ? student.forwardStages(inputs, training)
                : new StageOutputs(student.forward(inputs, training), new LinkedHashMap<>());
    }

    /// The student's answers to another row of the same class for every row, where a loss needs them.
    private @Nullable NDArray partner(
            Loss loss, Batch batch, SplittableRandom random, boolean training, NDManager manager) {
        if (loss.parts().stream().noneMatch(SimpleLoss::needsPartner)) {
            return null;
        }
        var others = new long[batch.places().length];
        for (int row = 0; row < others.length; row++) {
            others[row] = other(Math.toIntExact(batch.places()[row]), random);
        }
        return Torch.withoutGradients(
                () -> student.forward(feed.inputs(others, manager.create(others), batch.epoch()), training));
    }

    /// A row of the same class, another one where there is another.
    private long other(int place, SplittableRandom random) {
        var rows = setting.labels();
        int label = rows.at(place);
        int others = rows.count(label) - 1;
        if (others == 0) {
            return place;
        }
        int drawn = random.nextInt(others);
        return rows.place(label, drawn < rows.rank(place) ? drawn : drawn + 1);
    }

    /// One transfer for all of them.
    static BatchLoss read(LossTerms terms) {
        var present = new NDList(terms.total());
        for (var part : terms.parts()) {
            present.add(part.value());
        }
        if (terms.hard() != null) {
            present.add(terms.hard());
        }
        if (terms.soft() != null) {
            present.add(terms.soft());
        }
        var values = NDArrays.stack(present).toType(DataType.FLOAT64, false).toDoubleArray();
        var parts = new ArrayList<NamedLoss>();
        for (var part : terms.parts()) {
            parts.add(new NamedLoss(part.symbol(), values[parts.size() + 1]));
        }
        int next = parts.size() + 1;
        double hard = terms.hard() == null ? Double.NaN : values[next++];
        double soft = terms.soft() == null ? Double.NaN : values[next];
        return new BatchLoss(hard, soft, values[0], parts);
    }

    /// The losses of a batch; hard or soft is NaN where there is no such part.
    record BatchLoss(double hard, double soft, double total, List<NamedLoss> parts) {}
}
