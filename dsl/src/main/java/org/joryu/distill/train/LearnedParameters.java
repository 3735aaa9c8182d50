package org.joryu.distill.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SplittableRandom;
import org.joryu.distill.loss.Loss;
import org.joryu.distill.loss.LossParameter;
import org.joryu.distill.loss.LossSetting;
import org.joryu.distill.loss.SimpleLoss;

/// What the losses of one training keep from step to step, on its device: projectors, which the
/// optimizer moves with the student, and memories, which the losses fill themselves.
///
/// Losses that are equal share theirs, as twice the same loss is one of twice the weight.
final class LearnedParameters {

    private final Map<SimpleLoss, Map<String, NDArray>> byLoss = new LinkedHashMap<>();
    private final List<NDArray> trained = new ArrayList<>();

    private LearnedParameters() {}

    /// Draws the first values from the seed; they live as long as the manager.
    static LearnedParameters draw(Loss loss, LossSetting setting, long seed, NDManager manager) {
        var drawn = new LearnedParameters();
        // Split twice: the streams of initial weights and of batches are others.
        var random = new SplittableRandom(seed);
        random.split();
        var own = random.split();
        for (var part : loss.parts()) {
            if (!drawn.byLoss.containsKey(part)) {
                drawn.add(part, part.parameters(setting), own, manager);
            }
        }
        return drawn;
    }

    private void add(SimpleLoss loss, List<LossParameter> parameters, SplittableRandom random, NDManager manager) {
        var arrays = new LinkedHashMap<String, NDArray>();
        for (var parameter : parameters) {
            var array = manager.create(parameter.draw(random), parameter.shape());
            arrays.put(parameter.name(), array);
            if (parameter.trained()) {
                array.setRequiresGradient(true);
                trained.add(array);
            }
        }
        if (!arrays.isEmpty()) {
            byLoss.put(loss, arrays);
        }
    }

    /// All, by loss and name.
    Map<SimpleLoss, Map<String, NDArray>> byLoss() {
        return byLoss;
    }

    /// Gives them to a step until it ends, so that whatever is made of them is freed with it.
    void lendTo(NDManager step) {
        byLoss.values().forEach(arrays -> arrays.values().forEach(array -> array.tempAttach(step)));
    }

    /// All, by a name that says which loss's they are.
    SequencedMap<String, NDArray> named() {
        var named = new LinkedHashMap<String, NDArray>();
        int loss = 0;
        for (var arrays : byLoss.values()) {
            int number = loss++;
            arrays.forEach((name, array) -> named.put("loss%d.%s".formatted(number, name), array));
        }
        return named;
    }

    /// Those that the optimizer moves.
    List<NDArray> trained() {
        return trained;
    }
}
