package org.joryu.distill.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import java.util.List;
import org.joryu.distill.model.Torch;
import org.joryu.distill.program.Update;

/// An optimizer whose gradients, taken together as one vector, are shortened to a norm before it sees them,
/// where they are longer: Pascanu et al. (arXiv 1211.5063), algorithm 1, with the 1e-6 of PyTorch's
/// `clip_grad_norm_`. DJL's own clipping looks at each number by itself, and only from above.
///
/// The norm stays on the device, so that no step waits for it.
final class ClippingOptimizer implements RunningOptimizer {

    private static final double EPSILON = 1e-6;

    private final double most;
    private final List<NDArray> parameters;
    private final RunningOptimizer rule;

    /// @param most the largest norm
    /// @param parameters of the rule, at least one
    ClippingOptimizer(double most, List<NDArray> parameters, RunningOptimizer rule) {
        this.most = most;
        this.parameters = parameters;
        this.rule = rule;
    }

    @Override
    public void update(double learningRate) {
        Torch.withoutGradients(() -> {
            clip();
            return parameters;
        });
        rule.update(learningRate);
    }

    private void clip() {
        try (var scratch = parameters.getFirst().getManager().newSubManager()) {
            var gradients = new NDList();
            var norms = new NDList();
            for (var parameter : parameters) {
                var gradient = parameter.getGradient();
                gradient.attach(scratch);
                gradients.add(gradient);
                norms.add(gradient.norm());
            }
            var norm = NDArrays.stack(norms).norm();
            var factor = scratch.create((float) most).div(norm.add(EPSILON)).minimum(1);
            gradients.forEach(gradient -> gradient.muli(factor));
        }
    }

    @Override
    public void clear() {
        rule.clear();
    }

    @Override
    public List<NDArray> memory() {
        return rule.memory();
    }

    @Override
    public Update fused() {
        return rule.fused().withClipNorm(most);
    }

    @Override
    public int steps() {
        return rule.steps();
    }

    @Override
    public void resumeAfter(int steps) {
        rule.resumeAfter(steps);
    }
}
