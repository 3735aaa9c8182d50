package org.joryu.distill.train;

/// Adam, as PyTorch computes it: β₁ = 0.9, β₂ = 0.999, ε = 1e-8.
///
/// Kingma and Ba (arXiv 1412.6980), algorithm 1. Decoupled, the weight decay is that of AdamW
/// (Loshchilov and Hutter, arXiv 1711.05101): weights shrink by `learning rate · decay` a step; else it
/// is added to the gradient.
///
/// @param decay the weight decay, finite and ≥ 0
/// @param decoupled whether it stays out of the gradient
public record Adam(double decay, boolean decoupled) implements Optimizer {

    public Adam {
        Sgd.requireDecay(decay);
    }

    @Override
    public Adam weightDecay(double weightDecay) {
        return new Adam(weightDecay, decoupled);
    }

    @Override
    public String toString() {
        var name = decoupled ? "AdamW" : "Adam";
        return decay == 0 ? name : name + " with weight decay " + Sgd.decimal(decay);
    }
}
