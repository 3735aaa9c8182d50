package org.joryu.distill.loss;

import java.util.List;

/// What a student minimises. Losses are values that add.
///
/// ```java
/// Loss loss = new SoftTargetLoss(4).plus(new DistLoss(1, 1, 1, true).weight(2));
/// loss.formula();    // "4²·KL + 2·DIST"
/// ```
public sealed interface Loss
        permits SimpleLoss, WeightedLoss, ScheduledWeightLoss, ScheduledTemperatureLoss, LossSum, DistillationLoss {

    /// The loss of one batch. Differentiable in the student's logits wherever gradients are on.
    LossTerms of(Answers answers);

    /// The losses it is made of, without their weights, in the order of the formula.
    List<SimpleLoss> parts();

    /// The loss as a formula with its numbers.
    String formula();

    /// What the symbols of the formula stand for, one line each.
    List<String> meanings();

    /// The loss as it is in an epoch, counted from 1; itself unless it has a schedule.
    default Loss at(int epoch) {
        return this;
    }

    /// {@return whether a part of the loss needs a teacher's logits}
    default boolean needsTeacher() {
        return parts().stream().anyMatch(SimpleLoss::needsTeacher);
    }

    /// Checks what a loss can only be asked of so many classes.
    ///
    /// @throws IllegalArgumentException if a part is undefined for them
    default void requireClasses(int classes) {
        parts().forEach(part -> part.requireClasses(classes));
    }

    /// Checks what a loss can only be asked of so many rows at once.
    ///
    /// @throws IllegalArgumentException if a part is undefined for them
    default void requireRows(int rows) {
        parts().forEach(part -> part.requireRows(rows));
    }

    /// The same loss, so many times as heavy.
    ///
    /// @param weight finite and ≥ 0
    default Loss weight(double weight) {
        return new WeightedLoss(this, weight);
    }

    /// The same loss, with a weight that changes from epoch to epoch.
    ///
    /// @param weight ≥ 0 in every epoch
    default Loss weight(Schedule weight) {
        return new ScheduledWeightLoss(this, weight);
    }

    /// This loss and another, added.
    ///
    /// @throws IllegalArgumentException if one of them already weighs labels against a teacher
    default Loss plus(Loss other) {
        return LossSum.of(this, other);
    }
}
