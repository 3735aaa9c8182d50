package org.joryu.distill.loss;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.OptionalDouble;

/// A loss that is not made of others: one concept, one paper.
public sealed interface SimpleLoss extends Loss
        permits HardLoss,
                LabelSmoothingLoss,
                LogitMseLoss,
                TemperedLoss,
                StandardizedLoss,
                JensenShannonLoss,
                SortedProbabilityLoss,
                LearnedTemperatureLoss,
                MultiLevelLoss,
                ExitsLoss,
                FeatureLoss {

    /// The loss of one batch, a scalar.
    NDArray value(Answers answers);

    /// Its name in formulas and tables, without numbers: `KL`.
    String symbol();

    /// What the symbol stands for, in words.
    String meaning();

    /// What the symbol stands for, exactly, in LaTeX: of `B` rows and `C` classes with logits s of the
    /// student and t of the teacher, labels y and features F, where σ is the softmax.
    String definition();

    /// {@return whether it is a loss against the labels alone, which alpha weighs}
    default boolean hard() {
        return false;
    }

    /// The temperature that it softens answers by, if it does.
    default OptionalDouble softening() {
        return OptionalDouble.empty();
    }

    /// {@return whether what it makes of a row depends on the other rows of the batch, so that it is no mean of
    /// the same loss of the batch's parts}
    default boolean looksAcrossRows() {
        return false;
    }

    /// {@return whether it looks at the student's stages}
    default boolean needsStudentFeatures() {
        return false;
    }

    /// {@return whether it looks at the teacher's stages, which therefore must run along}
    default boolean needsTeacherFeatures() {
        return false;
    }

    /// {@return whether it needs the student's answers to another row of the same class}
    default boolean needsPartner() {
        return false;
    }

    /// {@return whether it chooses rows or numbers at random, or by the places of the batch's rows, anew in
    /// each step}
    default boolean drawsRows() {
        return false;
    }

    /// {@return whether what it computes depends on the epoch}
    default boolean followsEpochs() {
        return false;
    }

    /// What it keeps from step to step besides the student: projectors, memories.
    ///
    /// @throws IllegalArgumentException if it cannot compare what there is
    default List<LossParameter> parameters(LossSetting setting) {
        return List.of();
    }

    /// What it chose by itself to make features comparable, in words, one line each.
    ///
    /// @throws IllegalArgumentException if it cannot compare what there is
    default List<String> adaptations(LossSetting setting) {
        return List.of();
    }

    @Override
    default LossTerms of(Answers answers) {
        return LossTerms.of(this, value(answers));
    }

    @Override
    default List<SimpleLoss> parts() {
        return List.of(this);
    }

    @Override
    default List<String> meanings() {
        return List.of(symbol() + " = " + meaning());
    }

    @Override
    default boolean needsTeacher() {
        return !hard();
    }

    @Override
    default void requireClasses(int classes) {}

    @Override
    default void requireRows(int rows) {}
}
