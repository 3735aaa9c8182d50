package org.joryu.distill.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.joryu.distill.loss.Answers;
import org.joryu.distill.loss.BatchContext;
import org.joryu.distill.loss.Loss;
import org.joryu.distill.loss.LossTerms;
import org.joryu.distill.loss.Places;
import org.joryu.distill.loss.SimpleLoss;
import org.joryu.distill.model.LoadedNetwork;
import org.joryu.distill.model.StageOutputs;
import org.joryu.distill.model.Torch;
import org.joryu.distill.program.NotRecordableException;
import org.joryu.distill.program.StepProgram;
import org.joryu.distill.program.StepRecorder;
import org.jspecify.annotations.Nullable;

/// A step in one call: gather, both networks, losses, backward pass and update are one program, made from
/// what the student's block, the teacher's and the losses do when they are asked once.
///
/// A program knows the extents of its batch and the numbers of its loss, so there is one for each size of
/// batch, and a new one where a schedule changes the loss.
final class CompiledStep implements GradientEngine {

    private final StepParts parts;
    private final LoadedNetwork student;
    private final EagerStep eager;
    private final Map<Integer, Compiled> byRows = new HashMap<>();
    private final List<NDArray> sums;
    private final NDArray failed;
    private final Map<Integer, RowNumbers> numbers = new HashMap<>();

    private CompiledStep(StepParts parts, EagerStep eager, boolean addsUp) {
        this.parts = parts;
        this.student = parts.student();
        this.eager = eager;
        this.sums = addsUp || parts.recipe().computation().microBatch() > 0
                ? parts.moved().stream()
                        .map(array -> student.manager().zeros(array.getShape(), array.getDataType()))
                        .toList()
                : List.of();
        this.failed = student.manager().zeros(new Shape(1));
    }

    /// Compiles the first step.
    ///
    /// @param rows in the first batch
    /// @param loss in the first epoch
    /// @param addsUp whether it is asked for gradients alone, see [#add], even where no batch is computed in parts
    /// @throws NotRecordableException if it cannot be compiled
    static CompiledStep of(StepParts parts, EagerStep eager, int rows, Loss loss, boolean addsUp) {
        var step = new CompiledStep(parts, eager, addsUp);
        step.byRows.put(rows, NotRecordableException.orSay(() -> step.compile(rows, loss, 1)));
        return step;
    }

    @Override
    public String words() {
        return words(parts.recipe().computation().precision());
    }

    static String words(Precision precision) {
        return switch (precision) {
            case F32 -> "compiled";
            case BF16 -> "compiled, linear layers and convolutions in bf16";
        };
    }

    @Override
    public boolean isCompiled() {
        return true;
    }

    @Override
    public BatchLoss run(Batch batch, Loss loss) {
        var random = eager.random(batch);
        if (parts.recipe().computation().parts(batch.places().length) > 1) {
            var losses = add(batch, batch, loss, random);
            if (Double.isFinite(losses.total())) {
                update(batch);
            }
            return losses;
        }
        long update = parts.optimizer().steps() + 1L;
        double rate = parts.learningRate(batch);
        var losses = run(batch, loss, random, (program, arguments) -> program.run(arguments, rate, update));
        if (Double.isFinite(losses.total())) {
            parts.optimizer().resumeAfter(Math.toIntExact(update));
        }
        return losses;
    }

    @Override
    public BatchLoss add(Batch rows, Batch whole, Loss loss, SplittableRandom random) {
        return BatchLoss.sum(rows.parts(parts.recipe().computation().parts(rows.places().length)).stream()
                .map(part -> add(part, part.shareOf(whole), loss, random))
                .toList());
    }

    private BatchLoss add(Batch part, double share, Loss loss, SplittableRandom random) {
        return run(part, loss, random, (program, arguments) -> program.add(arguments, share))
                .times(share);
    }

    @Override
    public void update(Batch batch) {
        int update = parts.optimizer().steps() + 1;
        // Whichever: all move the same weights, by the same sums.
        var any = byRows.values().iterator().next();
        any.program().update(parts.learningRate(batch), update);
        parts.optimizer().resumeAfter(update);
    }

    @Override
    public List<NDArray> waiting() {
        return sums;
    }

    /// What a program does with the rows of a batch, and what it reports of them.
    private interface Work {
        double[] of(StepProgram program, List<NDArray> arguments);
    }

    private BatchLoss run(Batch rows, Loss loss, SplittableRandom random, Work work) {
        var compiled = compiled(rows, loss);
        long ofEngine = random.nextLong();
        return student.mayDraw()
                ? Torch.drawing(ofEngine, () -> run(rows, loss, compiled, random, work))
                : run(rows, loss, compiled, random, work);
    }

    private BatchLoss run(Batch rows, Loss loss, Compiled compiled, SplittableRandom random, Work work) {
        if (needsNumbersAlone(loss)) {
            var places = numbers.computeIfAbsent(
                            rows.places().length, count -> new RowNumbers(student.manager(), count))
                    .of(rows.places());
            return losses(compiled, work.of(compiled.program(), List.of(places)));
        }
        try (var manager = student.manager().newSubManager()) {
            return losses(compiled, work.of(compiled.program(), arguments(rows, loss, random, manager)));
        }
    }

    private static BatchLoss losses(Compiled compiled, double[] values) {
        return BatchLoss.of(compiled.symbols(), compiled.hasHard(), compiled.hasSoft(), values);
    }

    /// On a CPU, where everything else that a step needs lies in the program.
    private boolean needsNumbersAlone(Loss loss) {
        return !student.manager().getDevice().isGpu()
                && parts.feed() instanceof Feed.Uploaded
                && (parts.teacher() == null || isRecorded(parts.teacher()))
                && loss.parts().stream().noneMatch(SimpleLoss::needsPartner);
    }

    /// What the program is given, in the order in which [#compile] recorded it.
    private List<NDArray> arguments(Batch rows, Loss loss, SplittableRandom random, NDManager manager) {
        var places = manager.create(rows.places());
        var arguments = new ArrayList<NDArray>(List.of(places));
        if (!(parts.feed() instanceof Feed.Uploaded)) {
            arguments.add(parts.feed().inputs(rows.places(), places, rows.epoch()));
        }
        if (parts.teacher() != null && !isRecorded(parts.teacher())) {
            var inputs = arguments.size() > 1
                    ? arguments.getLast()
                    : parts.feed().inputs(rows.places(), places, rows.epoch());
            var answered = parts.teacher().answer(places, inputs);
            arguments.add(answered.logits());
        }
        var partner = eager.partner(loss, rows, random.split(), true, manager);
        if (partner != null) {
            arguments.add(partner);
        }
        return arguments;
    }

    private boolean isHalf() {
        return parts.recipe().computation().precision() == Precision.BF16;
    }

    private static boolean isRecorded(TeacherSource teacher) {
        return teacher instanceof AskedTeacher || (teacher instanceof RunningTeacher running && running.isOne());
    }

    private Compiled compiled(Batch batch, Loss loss) {
        int rows = batch.places().length;
        var known = byRows.get(rows);
        if (known != null && known.fits(loss, batch.epoch())) {
            return known;
        }
        if (known != null) {
            known.program().close();
        }
        var compiled = compile(rows, loss, batch.epoch());
        byRows.put(rows, compiled);
        return compiled;
    }

    private Compiled compile(int rows, Loss loss, int epoch) {
        loss.parts().stream().filter(SimpleLoss::drawsRows).findFirst().ifPresent(part -> {
            throw new NotRecordableException(part.symbol() + " draws rows in each step");
        });
        try (var recorder = new StepRecorder(student.manager())) {
            // What is recorded is also carried out, and may draw.
            return student.mayDraw()
                    ? Torch.drawing(0, () -> Torch.withoutGradients(() -> compile(recorder, rows, loss, epoch)))
                    : Torch.withoutGradients(() -> compile(recorder, rows, loss, epoch));
        }
    }

    private Compiled compile(StepRecorder recorder, int rows, Loss loss, int epoch) {
        // First of all, so that they have the order in which the optimizer knows them.
        parts.moved().forEach(recorder::trained);
        var places = recorder.argument("places", new Shape(rows), DataType.INT64);
        var inputs = parts.feed() instanceof Feed.Uploaded(NDArray all)
                ? gathered(recorder.frozen(all), places)
                : recorder.argument("inputs", new Shape(rows, student.inputSize()), DataType.FLOAT32);
        var teacher = teacher(recorder, places, inputs, rows);
        var partner = loss.parts().stream().anyMatch(SimpleLoss::needsPartner)
                ? recorder.argument("partner", new Shape(rows, student.classes()), DataType.FLOAT32)
                : null;
        var outputs = student.forwardStages(inputs, true, student.trains(recorder::trained, recorder::changing));
        var learned = learned(recorder);
        var around = new BatchContext(
                parts.setting(),
                outputs.features(),
                teacher == null ? new LinkedHashMap<>() : teacher.features(),
                learned,
                Places.of(),
                partner,
                student.tokens(inputs),
                epoch,
                0);
        var labels = gathered(recorder.frozen(parts.labels()), places);
        var terms = loss.of(new Answers(outputs.logits(), teacher == null ? null : teacher.logits(), labels, around));
        var first = new ArrayList<NDArray>();
        if (teacher != null) {
            first.add(teacher.logits());
            first.addAll(teacher.features().values());
        }
        if (!sums.isEmpty()) {
            recorder.addUp(sums, failed);
        }
        var program = recorder.finish(
                first,
                terms.total(),
                BatchLoss.scalars(terms),
                parts.optimizer().fused(),
                isHalf());
        return new Compiled(
                program,
                loss,
                loss.parts().stream().anyMatch(SimpleLoss::followsEpochs) ? epoch : 0,
                terms.parts().stream().map(LossTerms.Part::symbol).toList(),
                terms.hard() != null,
                terms.soft() != null);
    }

    private static NDArray gathered(NDArray all, NDArray places) {
        return all.get(new NDIndex("{}", places));
    }

    private @Nullable StageOutputs teacher(StepRecorder recorder, NDArray places, NDArray inputs, int rows) {
        return switch (parts.teacher()) {
            case null -> null;
            case AskedTeacher(NDArray logits) ->
                new StageOutputs(gathered(recorder.frozen(logits), places), new LinkedHashMap<>());
            case RunningTeacher running when running.isOne() -> running.recorded(inputs, recorder::frozen);
            case RunningTeacher _, LookedUpTeacher _ ->
                new StageOutputs(
                        recorder.argument("answers", new Shape(rows, student.classes()), DataType.FLOAT32),
                        new LinkedHashMap<>());
        };
    }

    private Map<SimpleLoss, Map<String, NDArray>> learned(StepRecorder recorder) {
        var trained = Collections.newSetFromMap(new IdentityHashMap<NDArray, Boolean>());
        trained.addAll(parts.learned().trained());
        var recorded = new LinkedHashMap<SimpleLoss, Map<String, NDArray>>();
        parts.learned().byLoss().forEach((loss, arrays) -> {
            var own = new LinkedHashMap<String, NDArray>();
            arrays.forEach((name, array) ->
                    own.put(name, trained.contains(array) ? recorder.trained(array) : recorder.changing(array)));
            recorded.put(loss, own);
        });
        return recorded;
    }

    /// @param epoch that it was made for; 0 if it fits all
    private record Compiled(
            StepProgram program, Loss loss, int epoch, List<String> symbols, boolean hasHard, boolean hasSoft) {

        boolean fits(Loss other, int current) {
            return (epoch == 0 || epoch == current) && loss.equals(other);
        }
    }
}
