package org.joryu.distill.loss;

import ai.djl.ndarray.NDArray;
import java.util.List;

/// Neuron selectivity transfer: how the student's channels are spread, as patterns over places,
/// against how the teacher's are.
///
/// Huang and Wang, "Like What You Like: Knowledge Distill via Neuron Selectivity Transfer" (arXiv
/// 1707.01219), section 4, with the polynomial kernel: the squared maximum mean discrepancy between the channels of
/// maps
/// `(B, C, H, W)`, each as a vector over places of length 1, where
/// `k(a, b) = (a·b)²`: `E k(t, t) + E k(s, s) − 2·E k(s, t)`, mean over the batch. The numbers of
/// channels may differ; of maps of different sizes the larger is pooled to the smaller. RepDistiller
/// weighs it by 50, over all stages.
///
/// ```java
/// distill(teacher).into(student).loss(softTargets(4).plus(nst().weight(50)))
/// ```
///
/// @param stages what is compared; if empty, all stages but the stem that have maps in both networks
public record NeuronSelectivityLoss(List<StagePair> stages) implements FeatureLoss {

    public NeuronSelectivityLoss {
        stages = StagePair.once(stages);
    }

    /// The same stages of the teacher, for others of the student.
    public NeuronSelectivityLoss guided(String... students) {
        return new NeuronSelectivityLoss(StagePair.guided(stages, students));
    }

    /// `Σ_stages E k(t, t) + E k(s, s) − 2·E k(s, t)`.
    ///
    /// @return a scalar without unit, per stage in `[0, 2]`
    @Override
    public NDArray value(Answers answers) {
        return FeaturePair.sum(StageChoice.MAPS.features(stages, answers.around()), pair -> {
            pair.shapes().requireMaps(symbol());
            var pooled = pair.pooled();
            var student = patterns(pooled.student());
            var teacher = patterns(pooled.teacher());
            return kernel(teacher, teacher)
                    .add(kernel(student, student))
                    .sub(Constant.times(kernel(student, teacher), 2));
        });
    }

    /// Shape `(B, C, H·W)`, each channel of length 1.
    private static NDArray patterns(NDArray maps) {
        return Direction.of(maps.reshape(maps.size(0), maps.size(1), -1), 2);
    }

    private static NDArray kernel(NDArray some, NDArray others) {
        return some.matMul(others.transpose(0, 2, 1)).square().mean();
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
        return "\\mathrm{E}\\,k(f^t, f^t) + \\mathrm{E}\\,k(f^s, f^s) - 2\\,\\mathrm{E}\\,k(f^s, f^t),\\quad k(a, b) = (a^\\top b)^2";
    }

    @Override
    public String symbol() {
        return "NST";
    }

    @Override
    public String formula() {
        return StagePair.formula(symbol(), stages);
    }

    @Override
    public String meaning() {
        return "squared maximum mean discrepancy of the channels' patterns over places, kernel (a·b)²";
    }
}
