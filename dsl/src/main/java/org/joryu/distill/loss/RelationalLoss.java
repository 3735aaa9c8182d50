package org.joryu.distill.loss;

import ai.djl.ndarray.NDArray;
import java.util.List;

/// Relational distillation: how far the rows of a batch are from each other inside the student, and
/// in which angles, against how they are inside the teacher.
///
/// Park et al., "Relational Knowledge Distillation" (CVPR 2019, arXiv 1904.05068), section 3.2,
/// of features as vectors, `(B, D)`. Distances `‖F_i − F_j‖` are divided by the mean of those that
/// are not 0; angles are the cosines between `F_j − F_i` and `F_k − F_i`. Both are compared by the
/// smooth L1 loss (Huber's with δ = 1), mean over all `B²` pairs or all `B³` triples. It needs no
/// equal shapes, and does not change when a feature is moved, rotated or enlarged. The paper and
/// RepDistiller weigh distances by 25 and angles by 50.
///
/// ```java
/// distill(teacher).into(student).loss(softTargets(4).plus(rkd()))            // 25 and 50
/// distill(teacher).into(student).loss(rkd(1, 2).of("hidden2").guided("hidden1"))
/// ```
///
/// @param stages what is compared; if empty, the last stage of each
/// @param distance weight of the distances, finite and ≥ 0
/// @param angle weight of the angles, finite and ≥ 0
public record RelationalLoss(List<StagePair> stages, double distance, double angle) implements FeatureLoss {

    /// Above it the angles of a batch take more than half a gigabyte for each step of the formula.
    private static final int MOST_ROWS = 512;

    public RelationalLoss {
        stages = StagePair.once(stages);
        Range.weight("distance of RKD", distance);
        Range.weight("angle of RKD", angle);
    }

    /// The same loss of stages that bear these names in both networks.
    public RelationalLoss of(String... stages) {
        return new RelationalLoss(StagePair.named(stages), distance, angle);
    }

    /// The same stages of the teacher, for others of the student.
    public RelationalLoss guided(String... students) {
        return new RelationalLoss(StagePair.guided(stages, students), distance, angle);
    }

    /// `Σ_stages distance·(distances) + angle·(angles)`.
    ///
    /// @return a scalar without unit, ≥ 0
    @Override
    public NDArray value(Answers answers) {
        requireRows(answers.rows());
        return FeaturePair.sum(StageChoice.LAST.features(stages, answers.around()), pair -> {
            var vectors = pair.flattened();
            var student = differences(vectors.student());
            var teacher = differences(vectors.teacher());
            var far = smooth(distances(student).sub(distances(teacher)));
            var sum = Constant.times(far, distance);
            return angle == 0
                    ? sum
                    : sum.add(Constant.times(smooth(angles(student).sub(angles(teacher))), angle));
        });
    }

    /// `F_i − F_j`, shape `(B, B, D)`. Distances from products of rows would need less memory, and lose
    /// their digits where two rows are close.
    private static NDArray differences(NDArray vectors) {
        return vectors.expandDims(1).sub(vectors.expandDims(0));
    }

    /// Shape `(B, B)`.
    private static NDArray distances(NDArray differences) {
        var lengths = Direction.length(differences, 2, false);
        var apart = lengths.gt(0).toType(lengths.getDataType(), false).sum();
        return Direction.quotient(lengths, Direction.quotient(lengths.sum(), apart));
    }

    /// Shape `(B, B, B)`, the row in the corner first.
    private static NDArray angles(NDArray differences) {
        var directions = Direction.of(differences, 2);
        return directions.matMul(directions.transpose(0, 2, 1));
    }

    /// The mean of `x²/2` where `|x| < 1`, else of `|x| − 1/2`.
    private static NDArray smooth(NDArray differences) {
        var size = differences.abs();
        var small = size.lt(1).toType(size.getDataType(), false);
        var large = size.gte(1).toType(size.getDataType(), false);
        var square = Constant.dividedBy(size.square(), 2);
        return square.mul(small).add(Constant.plus(size, -0.5).mul(large)).mean();
    }

    /// Of two rows there is one distance, which is its own mean.
    @Override
    public void requireRows(int rows) {
        Range.rows(3, symbol(), rows, "it compares the distances between the rows of a batch");
        if (rows > MOST_ROWS) {
            throw new IllegalArgumentException(
                    "rows of a batch must be ≤ %d for RKD, but were %d: it compares all triples of rows, %d³ numbers, and needs as many times the memory; use a smaller batchSize"
                            .formatted(MOST_ROWS, rows, rows));
        }
    }

    @Override
    public List<String> adaptations(LossSetting setting) {
        return StageChoice.LAST.shapes(stages, setting).stream()
                .map(pair -> pair.line(symbol(), pair.rowWords()))
                .toList();
    }

    @Override
    public boolean looksAcrossRows() {
        return true;
    }

    @Override
    public String definition() {
        return "%1$s \\, \\mathrm{mean}_{ij}\\; h\\big(d^s_{ij} - d^t_{ij}\\big) + %2$s \\, \\mathrm{mean}_{ijk}\\; h\\big(\\cos\\angle^s_{ijk} - \\cos\\angle^t_{ijk}\\big),\\quad h \\text{ smooth } L_1,\\; d \\text{ over its mean}"
                .formatted(Decimal.of(distance), Decimal.of(angle));
    }

    @Override
    public String symbol() {
        return "RKD";
    }

    @Override
    public String formula() {
        return StagePair.formula(symbol(), stages);
    }

    @Override
    public String meaning() {
        return "%s·(smooth L1 of the distances between rows) + %s·(smooth L1 of the cosines of their angles)"
                .formatted(Decimal.of(distance), Decimal.of(angle));
    }
}
