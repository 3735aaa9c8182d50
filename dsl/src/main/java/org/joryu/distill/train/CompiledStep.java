package org.joryu.distill.train;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
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
final class CompiledStep implements StepEngine {

    private final StepParts parts;
    private final LoadedNetwork student;
    private final EagerStep eager;
    private final Map<Integer, Compiled> byRows = new HashMap<>();

    private CompiledStep(StepParts parts, EagerStep eager) {
        this.parts = parts;
        this.student = parts.student();
        this.eager = eager;
    }

    /// Compiles the first step.
    ///
    /// @param rows in the first batch
    /// @param loss in the first epoch
    /// @throws NotRecordableException if it cannot be compiled
    static CompiledStep of(StepParts parts, EagerStep eager, int rows, Loss loss) {
        var step = new CompiledStep(parts, eager);
        try {
            step.byRows.put(rows, step.compile(rows, loss, 1));
        } catch (EngineException e) {
            throw new NotRecordableException("libtorch does not take the program: " + firstLine(e));
        } catch (ClassCastException | UnsupportedOperationException e) {
            throw new NotRecordableException("it failed while it was recorded: " + firstLine(e));
        }
        return step;
    }

    private static String firstLine(Throwable failure) {
        return String.valueOf(failure.getMessage())
                .lines()
                .filter(line -> !line.isBlank())
                .findFirst()
                .orElse("");
    }

    @Override
    public String words() {
        return isHalf() ? "compiled, linear layers and convolutions in bf16" : "compiled";
    }

    @Override
    public BatchLoss run(Batch batch, Loss loss) {
        var compiled = compiled(batch, loss);
        var random = new SplittableRandom(parts.recipe().seed() ^ Long.rotateLeft(batch.step(), 32));
        long ofEngine = random.nextLong();
        return student.mayDraw()
                ? Torch.drawing(ofEngine, () -> run(batch, loss, compiled, random))
                : run(batch, loss, compiled, random);
    }

    private BatchLoss run(Batch batch, Loss loss, Compiled compiled, SplittableRandom random) {
        try (var manager = student.manager().newSubManager()) {
            var places = manager.create(batch.places());
            var arguments = new ArrayList<NDArray>(List.of(places));
            if (!(parts.feed() instanceof Feed.Uploaded)) {
                arguments.add(parts.feed().inputs(batch.places(), places, batch.epoch()));
            }
            if (parts.teacher() != null && !isRecorded(parts.teacher())) {
                var inputs = arguments.size() > 1
                        ? arguments.getLast()
                        : parts.feed().inputs(batch.places(), places, batch.epoch());
                var answered = parts.teacher().answer(places, inputs);
                arguments.add(answered.logits());
                arguments.addAll(answered.features().values());
            }
            var partner = eager.partner(loss, batch, random.split(), true, manager);
            if (partner != null) {
                arguments.add(partner);
            }
            long update = parts.optimizer().steps() + 1L;
            var values = compiled.program().run(arguments, parts.learningRate(batch), update);
            var losses = BatchLoss.of(compiled.symbols(), compiled.hasHard(), compiled.hasSoft(), values);
            if (Double.isFinite(losses.total())) {
                parts.optimizer().resumeAfter(Math.toIntExact(update));
            }
            return losses;
        }
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
        // The order in which the optimizer has them, whether or not the loss came upon them.
        StepParts.moved(student, parts.learned()).forEach(recorder::trained);
        var first = new ArrayList<NDArray>();
        if (teacher != null) {
            first.add(teacher.logits());
            first.addAll(teacher.features().values());
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
