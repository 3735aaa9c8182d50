package org.joryu.distill.loss;

/// A loss that compares what teacher and student have inside, not what they answer.
///
/// Stages bear the names that networks give them: `stem`, `stage1`,
/// …, `pooled` in networks of images, `hidden1`, … in multilayer perceptrons.
public sealed interface FeatureLoss extends SimpleLoss permits HintLoss, InfoNceLoss, CrdLoss {

    @Override
    default boolean needsStudentFeatures() {
        return true;
    }

    @Override
    default boolean needsTeacherFeatures() {
        return true;
    }
}
