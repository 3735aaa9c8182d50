package org.joryu.distill.loss;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.stream.IntStream;

/// Flow of the solution procedure, FSP: how the student gets from one stage to the next, against how the
/// teacher does.
///
/// Yim et al., "A Gift from Knowledge Distillation" (CVPR 2017), equations 1 and 2: of two stages that
/// follow each other, as maps `(B, C_1, H, W)` and `(B, C_2, H, W)`, the larger pooled to the smaller, the
/// matrix `G = (1/(H·W)) Σ_hw F_1·F_2ᵀ`, shape `(B, C_1, C_2)`; the loss is the mean of `(G_s − G_t)²`,
/// summed over all neighbours. Both networks must have the same channels where they are compared. The
/// paper trains with it first and with labels after; RepDistiller weighs it by 50.
///
/// ```java
/// distill(resnet56).into(network("resnet20", 100)).loss(softTargets(4).plus(fsp().weight(50)))
/// ```
///
/// @param stages at least two, from shallow to deep; if empty, all stages but the stem that have maps in
///     both networks
public record FlowLoss(List<StagePair> stages) implements FeatureLoss {

    public FlowLoss {
        stages = StagePair.once(stages);
    }

    /// The same stages of the teacher, for others of the student.
    public FlowLoss guided(String... students) {
        return new FlowLoss(StagePair.guided(stages, students));
    }

    /// `Σ_neighbours mean((G_s − G_t)²)`.
    ///
    /// @return a scalar in the fourth power of the features' unit, ≥ 0
    @Override
    public NDArray value(Answers answers) {
        var pairs = StageChoice.MAPS.features(stages, answers.around());
        requireChannels(pairs.stream().map(FeaturePair::shapes).toList());
        return IntStream.range(1, pairs.size())
                .mapToObj(i -> {
                    var shallow = pairs.get(i - 1);
                    var deep = pairs.get(i);
                    return flow(shallow.student(), deep.student())
                            .sub(flow(shallow.teacher(), deep.teacher()))
                            .square()
                            .mean();
                })
                .reduce(NDArray::add)
                .orElseThrow();
    }

    private static NDArray flow(NDArray shallow, NDArray deep) {
        long height = Math.min(shallow.size(2), deep.size(2));
        long breadth = Math.min(shallow.size(3), deep.size(3));
        var products = flat(Pooling.to(shallow, height, breadth))
                .matMul(flat(Pooling.to(deep, height, breadth)).transpose(0, 2, 1));
        return Constant.dividedBy(products, (double) (height * breadth));
    }

    private static NDArray flat(NDArray maps) {
        return maps.reshape(maps.size(0), maps.size(1), -1);
    }

    private List<ShapePair> requireChannels(List<ShapePair> pairs) {
        if (pairs.size() < 2) {
            throw new IllegalArgumentException("stages of FSP must be ≥ 2, but were " + pairs.size()
                    + ": it compares how one stage follows from another; name two, or use attention()");
        }
        for (var pair : ShapePair.requireMaps(symbol(), pairs)) {
            if (pair.student().get(0) != pair.teacher().get(0)) {
                throw new IllegalArgumentException(
                        "channels must be equal for FSP, but teacher and student have %d and %d at %s: name other stages, or use attention()"
                                .formatted(pair.teacher().get(0), pair.student().get(0), pair.stages()));
            }
        }
        return pairs;
    }

    private List<ShapePair> pairs(LossSetting setting) {
        return requireChannels(StageChoice.MAPS.shapes(stages, setting));
    }

    @Override
    public List<String> adaptations(LossSetting setting) {
        return pairs(setting).stream()
                .map(pair -> pair.line(symbol(), "as they are, each with its neighbour"))
                .toList();
    }

    @Override
    public String definition() {
        return "\\mathrm{mean}\\,(G^s - G^t)^2,\\quad G = \\tfrac{1}{HW} \\sum_{hw} F_{i,hw} F_{i+1,hw}^\\top";
    }

    @Override
    public String symbol() {
        return "FSP";
    }

    @Override
    public String formula() {
        return StagePair.formula(symbol(), stages);
    }

    @Override
    public String meaning() {
        return "mean squared difference of the products of each stage's channels with the next's, mean over places";
    }
}
