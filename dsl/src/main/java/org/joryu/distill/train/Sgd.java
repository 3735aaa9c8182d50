package org.joryu.distill.train;

import java.math.BigDecimal;

/// Stochastic gradient descent with momentum, as PyTorch computes it: `v ← μ·v + (g + λ·w)`, then
/// `w ← w − η·v`, or `w ← w − η·(g + λ·w + μ·v)` in Nesterov's form (Sutskever et al., ICML 2013). The
/// learning rate η stands outside of the velocity, so a decay of it takes effect at once.
///
/// @param momentum μ, in [0, 1); 0.9 is usual
/// @param nesterov whether in Nesterov's form
/// @param decay the weight decay λ, finite and ≥ 0
public record Sgd(double momentum, boolean nesterov, double decay) implements Optimizer {

    public Sgd {
        if (!(momentum >= 0 && momentum < 1)) {
            throw new IllegalArgumentException("momentum must be in [0, 1), but was " + momentum + ": 0.9 is usual");
        }
        if (nesterov && momentum == 0) {
            throw new IllegalArgumentException(
                    "momentum must be > 0 in Nesterov's form, but was 0.0: say sgd(0.9).inNesterovsForm()");
        }
        requireDecay(decay);
    }

    static void requireDecay(double decay) {
        if (!(decay >= 0) || Double.isInfinite(decay)) {
            throw new IllegalArgumentException("weightDecay must be ≥ 0 and finite, but was " + decay
                    + ": 5e-4 is usual with SGD, 0.01 with AdamW");
        }
    }

    /// A number as a person writes it: `0.0005`, not `5.0E-4`.
    static String decimal(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    /// The same in Nesterov's form.
    public Sgd inNesterovsForm() {
        return new Sgd(momentum, true, decay);
    }

    @Override
    public Sgd weightDecay(double weightDecay) {
        return new Sgd(momentum, nesterov, weightDecay);
    }

    @Override
    public String toString() {
        var text = new StringBuilder("SGD");
        if (momentum > 0) {
            text.append(nesterov ? " with Nesterov momentum " : " with momentum ")
                    .append(momentum);
        }
        if (decay > 0) {
            text.append(momentum > 0 ? " and weight decay " : " with weight decay ")
                    .append(decimal(decay));
        }
        return text.toString();
    }
}
