package org.joryu.distill.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Variational information distillation: how well the teacher's feature can be told from the
/// student's.
///
/// Ahn et al., "Variational Information Distillation for Knowledge Transfer" (CVPR 2019, arXiv
/// 1904.05835), section 2, the negative logarithm of a Gaussian density:
/// `½·((μ(F_s) − F_t)²/σ² + ln σ²)`, mean over batch and feature. μ is three convolutions of 1×1 with
/// ReLU between them (linear layers where there are no maps), without biases, as wide as the teacher;
/// `σ² = softplus(a) + 1e-5`, one for each channel of the teacher, 5 to begin with. All are trained
/// along and then thrown away. Of maps of different sizes the larger is pooled to the smaller.
/// RepDistiller weighs it by 1, over all stages.
///
/// ```java
/// distill(teacher).into(student).loss(softTargets(4).plus(vid()))
/// distill(teacher).into(mlp(64, 12, 10)).loss(vid("hidden2").guided("hidden1"))
/// ```
///
/// @param stages what is compared; if empty, all stages but the stem that have maps in both networks,
///     or the last stage of each
public record VariationalLoss(List<StagePair> stages) implements FeatureLoss {

    private static final double SMALLEST_VARIANCE = 1e-5;
    private static final double FIRST_VARIANCE = 5;
    private static final int LAYERS = 3;

    public VariationalLoss {
        stages = StagePair.once(stages);
    }

    /// The same stages of the teacher, for others of the student.
    public VariationalLoss guided(String... students) {
        return new VariationalLoss(StagePair.guided(stages, students));
    }

    /// `Σ_stages mean(½·((μ(F_s) − F_t)²/σ² + ln σ²))`.
    ///
    /// @return a scalar in nats, which may be negative: it is a density's
    @Override
    public NDArray value(Answers answers) {
        return FeaturePair.sum(StageChoice.MAPS.features(stages, answers.around()), pair -> {
            pair.shapes().requireComparable();
            var equal = pair.pooled();
            return surprise(
                    mean(answers, equal), equal.teacher(), answers.around().learned(this, spread(pair.stages())));
        });
    }

    /// The mean of `½·((μ − t)²/σ² + ln σ²)`.
    ///
    /// @param spread a in `σ² = softplus(a) + 1e-5`, one for each channel
    static NDArray surprise(NDArray mean, NDArray teacher, NDArray spread) {
        var variance =
                Linear.alongWidth(Constant.plus(spread.getNDArrayInternal().softPlus(), SMALLEST_VARIANCE), teacher);
        var sum = mean.sub(teacher).square().div(variance).add(variance.log());
        return Constant.dividedBy(sum.mean(), 2);
    }

    private NDArray mean(Answers answers, FeaturePair pair) {
        var around = answers.around();
        var mean = pair.student();
        for (int layer = 1; layer <= LAYERS; layer++) {
            mean = Linear.apply(
                    layer == 1 ? mean : mean.getNDArrayInternal().relu(),
                    around.learned(this, layer(pair.stages(), layer)));
        }
        return mean;
    }

    private static String layer(StagePair stages, int layer) {
        return stages.parameter("mean" + layer + ".weight");
    }

    private static String spread(StagePair stages) {
        return stages.parameter("spread");
    }

    @Override
    public List<LossParameter> parameters(LossSetting setting) {
        return StageChoice.MAPS.shapes(stages, setting).stream()
                .flatMap(VariationalLoss::parameters)
                .toList();
    }

    private static Stream<LossParameter> parameters(ShapePair pair) {
        pair.requireComparable();
        long from = Vectors.width(pair.student());
        long to = Vectors.width(pair.teacher());
        var stages = pair.stages();
        double spread = Math.log(Math.expm1(FIRST_VARIANCE - SMALLEST_VARIANCE));
        return Stream.of(
                LossParameter.weight(layer(stages, 1), new Shape(to, from), from),
                LossParameter.weight(layer(stages, 2), new Shape(to, to), to),
                LossParameter.weight(layer(stages, 3), new Shape(to, to), to),
                LossParameter.constant(spread(stages), new Shape(to), spread));
    }

    @Override
    public List<String> adaptations(LossSetting setting) {
        return StageChoice.MAPS.shapes(stages, setting).stream()
                .map(pair -> pair.line(symbol(), words(pair)))
                .toList();
    }

    private static String words(ShapePair pair) {
        return String.format(
                Locale.ROOT,
                "%s, mean and variance by %,d parameters",
                pair.poolingWords(),
                LossParameter.count(parameters(pair).toList()));
    }

    @Override
    public String definition() {
        return "\\tfrac12\\,\\mathrm{mean}\\,\\Big(\\frac{(\\mu(F^s) - F^t)^2}{v} + \\ln v\\Big),\\quad v = \\mathrm{softplus}(a) + 10^{-5} \\text{ per channel}";
    }

    @Override
    public String symbol() {
        return "VID";
    }

    @Override
    public String formula() {
        return StagePair.formula(symbol(), stages);
    }

    @Override
    public String meaning() {
        return "negative logarithm of a Gaussian density of the teacher's feature, its mean predicted from the student's";
    }
}
