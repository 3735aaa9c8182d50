package org.joryu.distill.train;

/// By what rule gradients move weights; how far is the recipe's learning rate.
///
/// ```java
/// train(network("resnet8", 10)).optimizer(sgd(0.9).weightDecay(5e-4)).learningRate(0.05)
/// ```
public sealed interface Optimizer permits Adam, Sgd {

    /// The rule unless another is named: Adam without weight decay.
    Optimizer DEFAULT = new Adam(0, false);

    /// The same rule, with a weight decay.
    ///
    /// @param weightDecay finite and ≥ 0; 5e-4 is usual with SGD, 0.01 with AdamW
    Optimizer weightDecay(double weightDecay);
}
