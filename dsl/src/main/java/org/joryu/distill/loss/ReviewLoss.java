package org.joryu.distill.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// Knowledge review: the student's deep stages look back at its shallow ones, and what they make of them
/// together is compared with the teacher's stages.
///
/// Chen et al., "Distilling Knowledge via Knowledge Review" (CVPR 2021, arXiv 2104.09044), section 3.
/// From the deepest stage to the shallowest, attention-based fusion (ABF) joins a stage of the student
/// with what came from behind and brings it to the teacher's shape; the sum over stages of the
/// hierarchical context loss (HCL), mean squared differences of the features and of what is left of them
/// at 4×4, 2×2 and 1×1. The fusions are trained along and then thrown away. Maps are `(B, C, H, W)`;
/// a vector `(B, D)` is one of 1×1. The authors weigh it by 5 on CIFAR-100, mdistiller by 1 unless said,
/// with a warm-up of 20 epochs; theirs are the stages before their last ReLU, ours behind it.
///
/// ```java
/// distill(teacher).into(student).loss(review().weight(5).weight(warmUp(20)))
/// ```
///
/// @param stages what is compared, from shallow to deep; if empty, all stages but the stem that have maps
///     in both networks, and their last
public record ReviewLoss(List<StagePair> stages) implements FeatureLoss {

    /// The authors' bound of the width in between.
    private static final long WIDEST = 512;

    public ReviewLoss {
        stages = StagePair.once(stages);
    }

    /// The same stages of the teacher, for others of the student.
    public ReviewLoss guided(String... students) {
        return new ReviewLoss(StagePair.guided(stages, students));
    }

    /// `Σ_stages HCL(ABF(F_s), F_t)`.
    ///
    /// @return a scalar in the square of the teacher's features' unit, ≥ 0
    @Override
    public NDArray value(Answers answers) {
        var around = answers.around();
        var pairs = StageChoice.MAPS_AND_LAST.features(stages, around).stream()
                .map(pair -> new FeaturePair(pair.stages(), asMaps(pair.student()), asMaps(pair.teacher())))
                .toList();
        var fusions = fusions(pairs.stream().map(FeaturePair::shapes).toList());
        NDArray sum = null;
        NDArray deeper = null;
        for (int i = pairs.size() - 1; i >= 0; i--) {
            var teacher = pairs.get(i).teacher();
            var fused = fusions.get(i)
                    .apply(
                            pairs.get(i).student(),
                            deeper,
                            teacher.size(2),
                            teacher.size(3),
                            name -> around.learned(this, name));
            deeper = fused.onward();
            var difference = HierarchicalContext.difference(fused.output(), teacher);
            sum = sum == null ? difference : sum.add(difference);
        }
        return Objects.requireNonNull(sum);
    }

    private static NDArray asMaps(NDArray feature) {
        return Extent.VECTOR.has(feature.getShape().slice(1)) ? feature.reshape(feature.size(0), -1, 1, 1) : feature;
    }

    private static ShapePair asMaps(ShapePair pair) {
        return new ShapePair(pair.stages(), asMaps(pair.student()), asMaps(pair.teacher()));
    }

    private static Shape asMaps(Shape shape) {
        return Extent.VECTOR.has(shape) ? new Shape(shape.get(0), 1, 1) : shape;
    }

    private List<Fusion> fusions(List<ShapePair> pairs) {
        ShapePair.requireMaps(symbol(), pairs);
        long inside = Math.min(WIDEST, pairs.getLast().student().get(0));
        var fusions = new ArrayList<Fusion>();
        for (int i = 0; i < pairs.size(); i++) {
            var pair = pairs.get(i);
            fusions.add(new Fusion(
                    pair.stages().toString(),
                    pair.student().get(0),
                    inside,
                    pair.teacher().get(0),
                    i < pairs.size() - 1));
        }
        return fusions;
    }

    private List<ShapePair> pairs(LossSetting setting) {
        return StageChoice.MAPS_AND_LAST.shapes(stages, setting).stream()
                .map(ReviewLoss::asMaps)
                .toList();
    }

    @Override
    public List<LossParameter> parameters(LossSetting setting) {
        return fusions(pairs(setting)).stream()
                .flatMap(fusion -> fusion.parameters().stream())
                .toList();
    }

    @Override
    public List<String> adaptations(LossSetting setting) {
        var pairs = pairs(setting);
        var fusions = fusions(pairs);
        var lines = new ArrayList<String>();
        for (int i = 0; i < pairs.size(); i++) {
            lines.add(pairs.get(i)
                    .line(
                            symbol(),
                            String.format(
                                    Locale.ROOT,
                                    "student %s, %d channels inside, by %,d parameters",
                                    fusions.get(i).fused() ? "fused with what is behind" : "as it is",
                                    fusions.get(i).inside(),
                                    LossParameter.count(fusions.get(i).parameters()))));
        }
        return lines;
    }

    @Override
    public boolean looksAcrossRows() {
        return true;
    }

    @Override
    public String definition() {
        return "\\sum_i \\mathrm{HCL}\\big(\\mathrm{ABF}(F^s_i, F^s_{i+1}), F^t_i\\big)";
    }

    @Override
    public String symbol() {
        return "review";
    }

    @Override
    public String formula() {
        return StagePair.formula(symbol(), stages);
    }

    @Override
    public String meaning() {
        return "hierarchical context loss (HCL) of the student's stages, fused from deep to shallow (ABF), and the teacher's";
    }
}
