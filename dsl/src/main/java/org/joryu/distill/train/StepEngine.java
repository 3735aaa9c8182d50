package org.joryu.distill.train;

import org.joryu.distill.loss.Loss;

/// How a step is computed. All engines give the same numbers, but for the order in which some are added up.
sealed interface StepEngine permits GradientEngine, ParallelStep {

    /// The losses of the batch before the update. The weights move only if the total is finite.
    ///
    /// @param batch which rows, and in which step and epoch
    /// @param loss as it is in this epoch
    BatchLoss run(Batch batch, Loss loss);

    /// What it is, in a word or a few.
    String words();

    /// Whether programs compute it.
    boolean isCompiled();
}
