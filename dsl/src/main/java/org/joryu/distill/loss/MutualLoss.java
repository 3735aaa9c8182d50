package org.joryu.distill.loss;

import ai.djl.ndarray.NDArray;
import java.util.List;

/// What one of several networks minimises that learn from each other as they go.
///
/// Zhang, Xiang, Hospedales and Lu, "Deep Mutual Learning" (CVPR 2018, arXiv 1706.00384), equations 2 to 5
/// and, for more than two networks, section 3.3: `CE_i + (1/(K − 1))·Σ_{j≠i} T²·KL(p_j‖p_i)`, where the
/// answers p_j of the others are targets without a gradient. T = 1 in the paper.
///
/// It is no [Loss], as its targets are not those of one teacher; `mutual(…)` trains by it.
///
/// ```java
/// new MutualLoss(1).of(mine, List.of(hers, his), labels).total();
/// ```
///
/// @param temperature T, finite and > 0
public record MutualLoss(double temperature) {

    public MutualLoss {
        Range.temperature(temperature);
    }

    /// The loss of one network on one batch, differentiable in its own logits alone.
    ///
    /// @param own its logits, shape `(B, C)`
    /// @param others the logits of the other networks, at least one, each of shape `(B, C)`
    /// @param labels the right classes, int64, shape `(B)`
    public LossTerms of(NDArray own, List<NDArray> others, NDArray labels) {
        if (others.isEmpty()) {
            throw new IllegalArgumentException("others must be one network's logits at least, but were none");
        }
        var soft = new SoftTargetLoss(temperature);
        var sum = soft.divergence(own, others.getFirst().stopGradient());
        for (var other : others.subList(1, others.size())) {
            sum = sum.add(soft.divergence(own, other.stopGradient()));
        }
        var mean = Constant.dividedBy(sum, (double) others.size());
        return LossTerms.of(new HardLoss(), new HardLoss().crossEntropy(own, labels))
                .plus(LossTerms.of(soft, mean));
    }

    /// The loss of each of so many networks as a formula.
    public String formula(int networks) {
        var divergence = temperature == 1 ? "KL" : new SoftTargetLoss(temperature).formula();
        return networks == 2 ? "CE + " + divergence : "CE + " + divergence + "/" + (networks - 1);
    }

    /// What the symbols of the formula stand for, one line each.
    public List<String> meanings(int networks) {
        return List.of(
                "CE = " + new HardLoss().meaning(),
                networks == 2
                        ? "KL = KL(other‖own) at T = %s, batch mean".formatted(Decimal.of(temperature))
                        : "KL = KL(other‖own) at T = %s, batch mean, added over the %d others"
                                .formatted(Decimal.of(temperature), networks - 1));
    }
}
