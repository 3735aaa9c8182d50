package org.joryu.distill.loss;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The angle between hidden states of student and teacher, as DistilBERT has it.
///
/// Sanh et al., "DistilBERT, a distilled version of BERT" (arXiv 1910.01108), section 3: the mean of
/// `1 − cos(h_s, h_t)` over the batch and all places: of tokens `(B, L, D)`, padding left out, along the width, of maps
/// `(B, C, H, W)` along the channels. Where widths differ, the student's states go through a linear
/// projector that is trained along and then thrown away; DistilBERT's are equal. It weighs this by 1,
/// beside 5 times the soft targets at T = 2 and 2 times its hard loss.
///
/// ```java
/// distill(teacher).into(student).loss(softTargets(2).weight(5).plus(hiddenCosine()))
/// distill(teacher).into(student).loss(hiddenCosine("layer4").guided("layer2"))
/// ```
///
/// @param stages what is compared; if empty, the last layer of tokens of each, or its last stage
public record CosineLoss(List<StagePair> stages) implements FeatureLoss {

    public CosineLoss {
        stages = StagePair.once(stages);
    }

    /// The same stages of the teacher, for others of the student.
    public CosineLoss guided(String... students) {
        return new CosineLoss(StagePair.guided(stages, students));
    }

    /// `Σ_stages mean(1 − cos(h_s, h_t))`.
    ///
    /// @return a scalar without unit, per stage in `[0, 2]`; 1 where all states are 0
    @Override
    public NDArray value(Answers answers) {
        var around = answers.around();
        return FeaturePair.sum(StageChoice.LAST_TOKENS.features(stages, around), pair -> {
            var equal = projection(pair.shapes()).apply(pair, name -> around.learned(this, name));
            int width = Extent.MAP.has(equal.shapes().teacher())
                    ? 1
                    : equal.teacher().getShape().dimension() - 1;
            var cosines = Direction.of(equal.student(), width)
                    .mul(Direction.of(equal.teacher(), width))
                    .sum(new int[] {width});
            return Constant.plus(mean(cosines, around.tokens()).neg(), 1);
        });
    }

    private static NDArray mean(NDArray cosines, @Nullable NDArray tokens) {
        if (tokens == null || !cosines.getShape().equals(tokens.getShape())) {
            return cosines.mean();
        }
        var counts = tokens.toType(cosines.getDataType(), false);
        // A batch of nothing but padding has no mean; 0 is as good as any, and finite.
        return cosines.mul(counts).sum().div(counts.sum().maximum(1));
    }

    private static Projection projection(ShapePair pair) {
        return new Projection(pair.stages().parameter("projector"), pair);
    }

    @Override
    public List<LossParameter> parameters(LossSetting setting) {
        return StageChoice.LAST_TOKENS.shapes(stages, setting).stream()
                .flatMap(pair -> projection(pair).parameters().stream())
                .toList();
    }

    @Override
    public List<String> adaptations(LossSetting setting) {
        return StageChoice.LAST_TOKENS.shapes(stages, setting).stream()
                .map(pair -> pair.line(symbol(), projection(pair).words()))
                .toList();
    }

    @Override
    public String definition() {
        return "\\mathrm{mean}\\,\\big(1 - \\cos(h^s, h^t)\\big)";
    }

    @Override
    public String symbol() {
        return "cos";
    }

    @Override
    public String formula() {
        return StagePair.formula(symbol(), stages);
    }

    @Override
    public String meaning() {
        return "1 − cosine of the hidden states of student and teacher, mean over places";
    }
}
