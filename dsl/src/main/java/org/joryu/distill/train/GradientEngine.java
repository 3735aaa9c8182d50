package org.joryu.distill.train;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.SplittableRandom;
import org.joryu.distill.loss.Loss;

/// An engine that can compute the gradients of some rows of a batch, and move the weights at another time.
sealed interface GradientEngine extends StepEngine permits EagerStep, CompiledStep {

    /// Adds gradients to those that wait for the update, in as many parts as are computed one after the other.
    ///
    /// @param rows of the batch
    /// @param whole the batch
    /// @param loss as it is in this epoch
    /// @param random from which all that is drawn follows
    /// @return their share of the losses of the batch
    BatchLoss add(Batch rows, Batch whole, Loss loss, SplittableRandom random);

    /// Where gradients wait: an array for each that is moved, in the order of [StepParts#moved]. They stay
    /// where they are for as long as there is the engine.
    List<NDArray> waiting();

    /// Moves the weights by the gradients that wait, of which there are none after that.
    void update(Batch batch);
}
