package org.joryu.distill.train;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.List;
import org.joryu.distill.model.Torch;
import org.joryu.distill.program.Update;

/// [Sgd] at work. DJL's own has the learning rate inside of the velocity, where a schedule comes late.
final class RunningSgd implements RunningOptimizer {

    private final Sgd rule;
    private final List<NDArray> parameters;
    private final List<NDArray> velocities;
    private int steps;

    RunningSgd(Sgd rule, List<NDArray> parameters) {
        this.rule = rule;
        this.parameters = parameters;
        this.velocities = rule.momentum() == 0
                ? List.of()
                : parameters.stream().map(NDArray::zerosLike).toList();
    }

    @Override
    public void update(double learningRate) {
        steps++;
        Torch.withoutGradients(() -> {
            for (int i = 0; i < parameters.size(); i++) {
                update(i, learningRate);
            }
            return parameters;
        });
    }

    @Override
    public void clear() {
        parameters.forEach(parameter -> JniUtils.zeroGrad((PtNDArray) parameter));
    }

    private void update(int i, double learningRate) {
        var parameter = parameters.get(i);
        try (var gradient = parameter.getGradient();
                var scratch = parameter.getManager().newSubManager()) {
            if (rule.decay() > 0) {
                var decay = parameter.mul(rule.decay());
                decay.attach(scratch);
                gradient.addi(decay);
            }
            var direction = gradient;
            if (rule.momentum() > 0) {
                var velocity = velocities.get(i);
                velocity.muli(rule.momentum());
                velocity.addi(gradient);
                direction = velocity;
            }
            if (rule.nesterov()) {
                var ahead = velocities.get(i).mul(rule.momentum());
                ahead.attach(scratch);
                direction = gradient.addi(ahead);
            }
            var move = direction.mul(learningRate);
            move.attach(scratch);
            parameter.subi(move);
        }
        JniUtils.zeroGrad((PtNDArray) parameter);
    }

    @Override
    public List<NDArray> memory() {
        return velocities;
    }

    @Override
    public Update fused() {
        return new Update.SgdUpdate(
                velocities, rule.momentum(), rule.nesterov(), rule.decay(), Double.POSITIVE_INFINITY);
    }

    @Override
    public int steps() {
        return steps;
    }

    @Override
    public void resumeAfter(int steps) {
        this.steps = steps;
    }
}
