package org.joryu.distill.train;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.joryu.distill.loss.DistillationLoss;
import org.joryu.distill.loss.Loss;
import org.joryu.distill.loss.LossSetting;
import org.joryu.distill.model.Torch;

/// One optimizer step: gather the batch, ask teacher and student, weigh the loss, move the student's
/// weights and what the losses learn.
///
/// Rows, labels and a teacher's logits are on the device from the start; a step uploads only its row
/// numbers and brings back only its losses. What it allocates is freed when it ends. All that it draws
/// at random follows from the seed and its number, so a step is the same whatever came before.
final class TrainingStep {

    private final Devices devices;
    private final StepParts parts;
    private final EagerStep eager;
    private final Engines.Chosen chosen;

    /// What is uploaded here belongs to the students' managers and goes with them.
    ///
    /// @param loss as it is in the first epoch
    /// @param steps how many there will be
    TrainingStep(Replicas replicas, LossSetting setting, Loss loss, Recipe recipe, long steps) {
        this.devices = replicas.devices();
        var all = IntStream.range(0, replicas.all().size())
                .mapToObj(number -> StepParts.of(replicas.all().get(number), number > 0, setting, recipe))
                .map(EagerStep::new)
                .toList();
        this.eager = all.getFirst();
        this.parts = eager.parts();
        this.chosen = Engines.choose(replicas, all, loss, steps);
    }

    /// The losses of the batch before the update. The weights move only if the total is finite.
    ///
    /// @param batch which rows, and in which step and epoch
    /// @param loss as it is in this epoch
    BatchLoss run(Batch batch, Loss loss) {
        return chosen.engine().run(batch, loss);
    }

    /// By what it is computed, in a few words.
    String engine() {
        return chosen.engine().words();
    }

    /// Whether programs compute it.
    boolean isCompiled() {
        return chosen.engine().isCompiled();
    }

    /// Why it is not computed by the faster engine; empty where it is, or where that would not pay.
    Optional<String> whyNotCompiled() {
        return chosen.whyNotCompiled();
    }

    /// What is kept from step to step beside the student, by name: what losses learn, and what the
    /// optimizer remembers.
    SequencedMap<String, NDArray> memory() {
        var memory = parts.learned().named();
        for (var array : parts.optimizer().memory()) {
            memory.put("optimizer." + memory.size(), array);
        }
        return memory;
    }

    /// How many updates the optimizer has made.
    int updates() {
        return parts.optimizer().steps();
    }

    /// Goes on from where another step of the same training was.
    void resume(TrainingState from) {
        from.memory().copyTo(memory());
        parts.optimizer().resumeAfter(from.updates());
    }

    /// How many rows of a batch fit into memory, of the first device where there are several: the largest of its half,
    /// quarter and so on of which both passes
    /// can be taken now. For a training that has ended, see [EagerStep#rehearse].
    ///
    /// @return 0 where not even one row fits
    int fitting(Batch batch, Loss loss) {
        int all = firstShare(batch).places().length;
        for (int rows = Math.ceilDiv(all, parts.recipe().computation().parts(all)) / 2; rows > 0; rows /= 2) {
            try {
                eager.rehearse(new Batch(batch.step(), batch.epoch(), Arrays.copyOf(batch.places(), rows)), loss);
                return rows;
            } catch (RuntimeException failure) {
                if (!Torch.isOutOfMemory(failure)) {
                    // A loss or a layer that cannot take so few.
                    return 0;
                }
            }
        }
        return 0;
    }

    /// See [EagerStep#balance].
    Optional<LossBalance> balance(Batch batch, DistillationLoss loss) {
        return eager.balance(firstShare(batch), loss);
    }

    /// What the first device computes of a batch.
    private Batch firstShare(Batch batch) {
        return devices.shares(batch).getFirst();
    }

    /// What lies on the device from step to step: weights, their gradients, what optimizer and losses
    /// remember, labels. Neither the rows nor what a step allocates and frees.
    long bytes() {
        var trained = parts.learned().trained();
        var twice = parts.moved().stream().flatMap(array -> Stream.of(array, array));
        var memories = parts.learned().byLoss().values().stream()
                .flatMap(arrays -> arrays.values().stream())
                .filter(array -> !trained.contains(array));
        return Stream.of(twice, memories, parts.optimizer().memory().stream(), Stream.of(parts.labels()))
                .flatMap(arrays -> arrays)
                .mapToLong(array -> array.size() * array.getDataType().getNumOfBytes())
                .sum();
    }
}
