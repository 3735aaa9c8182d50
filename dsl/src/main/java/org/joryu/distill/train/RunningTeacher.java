package org.joryu.distill.train;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.UnaryOperator;
import org.joryu.distill.data.Split;
import org.joryu.distill.model.Classifier;
import org.joryu.distill.model.LoadedNetwork;
import org.joryu.distill.model.StageOutputs;
import org.joryu.distill.model.Torch;

/// A teacher that runs along with the student, in inference mode and outside of all gradients: where
/// its features are compared, or each view of a row is a new one.
final class RunningTeacher implements TeacherSource {

    private final List<LoadedNetwork> members;
    private final double temperature;

    private RunningTeacher(List<LoadedNetwork> members, double temperature) {
        this.members = members;
        this.temperature = temperature;
    }

    static RunningTeacher load(Teacher teacher, Device device) {
        return switch (teacher) {
            case ModelTeacher(Classifier model) -> load(List.of(model), 1, device);
            case EnsembleTeacher(List<Classifier> models, double temperature) -> load(models, temperature, device);
            case RememberingTeacher remembering -> load(remembering.teacher(), device);
            case StoredTeacher stored -> throw stored.cannotSee("features or augmented views");
        };
    }

    private static RunningTeacher load(List<Classifier> models, double temperature, Device device) {
        var loaded = new ArrayList<LoadedNetwork>();
        try {
            for (var model : models) {
                loaded.add(LoadedNetwork.load(model.network(), model.weights(), device));
            }
            return new RunningTeacher(loaded, temperature);
        } catch (RuntimeException | Error failure) {
            loaded.forEach(LoadedNetwork::close);
            throw failure;
        }
    }

    @Override
    public StageOutputs answer(NDArray places, NDArray inputs) {
        return Torch.withoutGradients(() -> members.size() == 1
                ? members.getFirst().forwardStages(inputs, false)
                : new StageOutputs(averaged(inputs), new LinkedHashMap<>()));
    }

    /// Whether it is one network, which a program can hold.
    boolean isOne() {
        return members.size() == 1;
    }

    /// The one network's answers, computed with other arrays in the place of its weights.
    StageOutputs recorded(NDArray inputs, UnaryOperator<NDArray> weights) {
        return members.getFirst().forwardStages(inputs, false, weights);
    }

    /// The teacher's logits for all rows of a split, each the same whichever rows are asked with it.
    float[][] logits(Split split) {
        var inputs = split.features();
        var answers = members.stream().map(member -> member.logits(inputs)).toList();
        return answers.size() == 1 ? answers.getFirst() : MeanOfProbabilities.at(temperature, answers);
    }

    private NDArray averaged(NDArray inputs) {
        var logits = members.stream()
                .map(member -> rows(member.forward(inputs, false)))
                .toList();
        return inputs.getManager().create(MeanOfProbabilities.at(temperature, logits));
    }

    private static float[][] rows(NDArray logits) {
        int width = Math.toIntExact(logits.size(1));
        var flat = logits.toFloatArray();
        var rows = new float[flat.length / width][];
        Arrays.setAll(rows, row -> Arrays.copyOfRange(flat, row * width, (row + 1) * width));
        return rows;
    }

    @Override
    public void close() {
        members.forEach(LoadedNetwork::close);
    }
}
