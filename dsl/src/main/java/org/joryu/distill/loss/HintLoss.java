package org.joryu.distill.loss;

import ai.djl.ndarray.NDArray;
import java.util.List;

/// How far the student is, inside, from the teacher: the mean squared difference of a feature of the
/// teacher, the hint, and a guided feature of the student.
///
/// Romero et al., "FitNets: Hints for Thin Deep Nets" (ICLR 2015, arXiv 1412.6550), equation 3, with
/// the mean in place of half the sum. Where the shapes differ, the student's feature goes through a
/// projector that is trained along and then thrown away; the paper's regressor is a convolution, this
/// one a convolution of 1×1, or linear. The paper trains with the hint first and with labels and
/// logits after; here it is one loss of several.
///
/// ```java
/// distill(teacher).into(student).loss(softTargets(4).plus(hint("stage2").weight(100)))
/// distill(teacher).into(student).loss(hint("hidden2").guided("hidden1"))
/// ```
///
/// @param hint the teacher's stage
/// @param guided the student's stage
public record HintLoss(String hint, String guided) implements FeatureLoss {

    /// The same hint for another stage of the student.
    public HintLoss guided(String stage) {
        return new HintLoss(hint, stage);
    }

    /// `mean((r(F_s) − F_t)²)` over batch and feature.
    ///
    /// @return a scalar in the square of the feature's unit, ≥ 0
    @Override
    public NDArray value(Answers answers) {
        var around = answers.around();
        var pair = new FeaturePair(new StagePair(hint, guided), around.student(guided), around.teacher(hint));
        var equal = new Projection("projector", pair.shapes()).apply(pair, name -> around.learned(this, name));
        return equal.student().sub(equal.teacher()).square().mean();
    }

    @Override
    public List<LossParameter> parameters(LossSetting setting) {
        return projection(setting).parameters();
    }

    @Override
    public List<String> adaptations(LossSetting setting) {
        var projection = projection(setting);
        return List.of(projection.shapes().line(symbol(), projection.words()));
    }

    private Projection projection(LossSetting setting) {
        var pair = new StagePair(hint, guided);
        return new Projection("projector", new ShapePair(pair, setting.student(guided), setting.teacher(hint)));
    }

    @Override
    public String definition() {
        return "\\mathrm{mean}\\,\\big(r(F^s) - F^t\\big)^2";
    }

    @Override
    public String symbol() {
        return "hint";
    }

    @Override
    public String formula() {
        return hint.equals(guided) ? "hint(%s)".formatted(hint) : "hint(%s→%s)".formatted(hint, guided);
    }

    @Override
    public String meaning() {
        return "mean squared difference of the features, the teacher's %s against the student's %s"
                .formatted(hint, guided);
    }
}
