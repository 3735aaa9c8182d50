package org.joryu.distill.loss;

/// What a student minimises.
///
/// ```java
/// Loss loss = new DistillationLoss(0.3, new SoftTargetLoss(4));
/// loss.formula();    // "0.3·CE + 0.7·4²·KL"
/// ```
public sealed interface Loss permits HardLoss, SoftTargetLoss, DistillationLoss {

    /// The loss of one batch. Differentiable in the student's logits wherever gradients are on.
    LossTerms of(Answers answers);

    /// {@return whether the loss needs a teacher's logits}
    boolean needsTeacher();

    /// The loss as a formula with its numbers.
    String formula();
}
