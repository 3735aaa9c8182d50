package org.joryu.distill.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayList;
import java.util.List;
import org.joryu.distill.data.Split;
import org.joryu.distill.loss.Answers;
import org.joryu.distill.loss.Loss;
import org.joryu.distill.loss.LossTerms;
import org.joryu.distill.model.LoadedNetwork;
import org.joryu.distill.model.Torch;
import org.jspecify.annotations.Nullable;

/// One optimizer step: gather the batch, ask the student, weigh its loss, move its weights.
///
/// Rows, labels and the teacher's logits are on the device from the start; a step uploads only its
/// row numbers and brings back only its losses. What it allocates is freed when it ends.
final class TrainingStep {

    private final LoadedNetwork student;
    private final Adam optimizer;
    private final NDArray inputs;
    private final NDArray labels;
    private final @Nullable NDArray teacherLogits;

    /// What is uploaded here belongs to the student's manager and goes with it.
    TrainingStep(LoadedNetwork student, Split train, float @Nullable [][] teacherLogits, double learningRate) {
        var manager = student.manager();
        this.student = student;
        this.optimizer = new Adam(student.parameters(), learningRate);
        this.inputs = student.upload(train.features());
        var wide = new long[train.size()];
        var narrow = train.labels();
        for (int row = 0; row < wide.length; row++) {
            wide[row] = narrow[row];
        }
        this.labels = manager.create(wide);
        this.teacherLogits = teacherLogits == null ? null : manager.create(teacherLogits);
    }

    /// The losses of the batch before the update. The weights move only if the total is finite.
    BatchLoss run(long[] rows, Loss loss) {
        try (var step = student.manager().newSubManager()) {
            var batch = new NDIndex("{}", step.create(rows));
            var teacher = teacherLogits == null ? null : teacherLogits.get(step, batch);
            var terms = Torch.withGradients(() -> {
                var logits = student.forward(inputs.get(step, batch), true);
                var value = loss.of(new Answers(logits, teacher, labels.get(step, batch)));
                backward(value.total());
                return value;
            });
            var losses = read(terms);
            if (Double.isFinite(losses.total())) {
                optimizer.update();
            }
            return losses;
        }
    }

    private static void backward(NDArray total) {
        JniUtils.backward((PtNDArray) total, (PtNDArray) total.onesLike(), false, false);
    }

    /// One transfer for all of them.
    private static BatchLoss read(LossTerms terms) {
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
