package org.joryu.distill.loss;

import ai.djl.ndarray.NDArray;
import java.util.List;

/// Attention transfer: where on its maps the student is active, against where the teacher is.
///
/// Zagoruyko and Komodakis, "Paying More Attention to Attention" (ICLR 2017, arXiv 1612.03928),
/// equation 2: `Q = vec(mean_c |F_c|^p)` of maps `(B, C, H, W)`, each row divided by its length, and
/// the mean of `(Q_s − Q_t)²`. The numbers of channels may differ; of maps of different sizes the
/// larger is pooled to the smaller. RepDistiller weighs it by 1000, over all stages.
///
/// ```java
/// distill(teacher).into(student).loss(softTargets(4).plus(attention().weight(1000)))
/// distill(teacher).into(student).loss(attention("stage3").guided("stage2"))
/// ```
///
/// @param stages what is compared; if empty, all stages but the stem that have maps in both networks
/// @param power p, finite and ≥ 1; 2 in the paper. The larger it is, the more the strongest channels count.
public record AttentionLoss(List<StagePair> stages, double power) implements FeatureLoss {

    public AttentionLoss {
        stages = StagePair.once(stages);
        if (!(power >= 1) || Double.isInfinite(power)) {
            throw new IllegalArgumentException("power of attention must be ≥ 1 and finite, but was " + power
                    + ": 2 is usual, 1 weighs all activations alike");
        }
    }

    /// The same stages of the teacher, for others of the student.
    public AttentionLoss guided(String... students) {
        return new AttentionLoss(StagePair.guided(stages, students), power);
    }

    /// The same stages with another p.
    public AttentionLoss power(double power) {
        return new AttentionLoss(stages, power);
    }

    /// `Σ_stages mean((Q_s − Q_t)²)` over batch and places.
    ///
    /// @return a scalar without unit, per stage in `[0, 2/(H·W)]`
    @Override
    public NDArray value(Answers answers) {
        return FeaturePair.sum(StageChoice.MAPS.features(stages, answers.around()), pair -> {
            pair.shapes().requireMaps(symbol());
            var pooled = pair.pooled();
            return attention(pooled.student())
                    .sub(attention(pooled.teacher()))
                    .square()
                    .mean();
        });
    }

    /// Shape `(B, H·W)`, each row of length 1, or of zeros where nothing is active.
    private NDArray attention(NDArray maps) {
        var active = power == 2 ? maps.square() : maps.abs().pow(Constant.of(maps, power));
        return Direction.of(active.mean(new int[] {1}).reshape(maps.size(0), -1), 1);
    }

    @Override
    public List<String> adaptations(LossSetting setting) {
        return pairs(setting).stream()
                .map(pair -> pair.line(symbol(), pair.poolingWords()))
                .toList();
    }

    private List<ShapePair> pairs(LossSetting setting) {
        return ShapePair.requireMaps(symbol(), StageChoice.MAPS.shapes(stages, setting));
    }

    @Override
    public String definition() {
        return "\\mathrm{mean}\\,\\Big(\\frac{Q^s}{\\|Q^s\\|} - \\frac{Q^t}{\\|Q^t\\|}\\Big)^2,\\quad Q = \\mathrm{vec}\\big(\\mathrm{mean}_c |F_c|^{%1$s}\\big)"
                .formatted(Decimal.of(power));
    }

    @Override
    public String symbol() {
        return "AT";
    }

    @Override
    public String formula() {
        return StagePair.formula(symbol(), stages);
    }

    @Override
    public String meaning() {
        return "mean squared difference of the attention maps, mean |F|^%s over channels, of length 1"
                .formatted(Decimal.of(power));
    }
}
