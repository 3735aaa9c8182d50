package org.joryu.distill.train;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.joryu.distill.program.Update;

/// An optimizer at work on parameters that stay where they are.
sealed interface RunningOptimizer permits ClippingOptimizer, RunningAdam, RunningSgd {

    /// The optimizer of a recipe, at the beginning, on these parameters, each of which has a gradient.
    static RunningOptimizer start(Recipe recipe, List<NDArray> parameters) {
        var rule = start(recipe.optimizer(), parameters);
        return Double.isInfinite(recipe.clipNorm()) ? rule : new ClippingOptimizer(recipe.clipNorm(), parameters, rule);
    }

    /// At the beginning, on these parameters, each of which has a gradient.
    static RunningOptimizer start(Optimizer rule, List<NDArray> parameters) {
        return switch (rule) {
            case Adam adam -> new RunningAdam(adam, parameters);
            case Sgd sgd -> new RunningSgd(sgd, parameters);
        };
    }

    /// Moves every parameter against its gradient and clears the gradient.
    void update(double learningRate);

    /// Clears the gradients and moves nothing.
    void clear();

    /// What it remembers, in a fixed order; with [#steps] all that a checkpoint must keep.
    List<NDArray> memory();

    /// How many updates there were.
    int steps();

    /// The same rule as a part of a program, with the same memory.
    Update fused();

    /// Goes on after so many updates, with a [#memory] that somebody has put back.
    void resumeAfter(int steps);
}
