package org.joryu.distill.loss;

import java.util.List;

/// A loss that compares what teacher and student have inside, not what they answer.
///
/// Stages bear the names that networks give them: `stem`, `stage1`,
/// …, `pooled` in networks of images, `hidden1`, … in multilayer perceptrons. Where none are named, a
/// loss compares the stages that its paper does, and the plan says which. A loss of several pairs of
/// stages is the sum over them. Teachers have no gradient.
public sealed interface FeatureLoss extends SimpleLoss
        permits HintLoss,
                InfoNceLoss,
                CrdLoss,
                AttentionLoss,
                SimilarityLoss,
                RelationalLoss,
                ProbabilisticTransferLoss,
                NeuronSelectivityLoss,
                CorrelationLoss,
                VariationalLoss,
                CosineLoss,
                ReviewLoss,
                FlowLoss {

    @Override
    default boolean needsStudentFeatures() {
        return true;
    }

    @Override
    default boolean needsTeacherFeatures() {
        return true;
    }

    /// Nothing, in a loss that has no parameters; what it cannot compare it refuses as [#adaptations] does.
    @Override
    default List<LossParameter> parameters(LossSetting setting) {
        adaptations(setting);
        return List.of();
    }
}
