package org.joryu.distill.loss;

import ai.djl.ndarray.NDArray;
import java.util.List;

/// Similarity-preserving distillation: which rows of a batch are alike inside the student, against
/// which are inside the teacher.
///
/// Tung and Mori, "Similarity-Preserving Knowledge Distillation" (ICCV 2019, arXiv 1907.09682),
/// equations 1 to 3: `G = F·Fᵀ` of the features as vectors, `(B, D)`, each row of `G` divided by its
/// length, and `‖G_t − G_s‖²_F/B²`. It needs no equal shapes, as it compares `B×B` matrices, and does
/// not change when a feature is rotated. RepDistiller weighs it by 3000, at the last map.
///
/// ```java
/// distill(teacher).into(student).loss(softTargets(4).plus(similarity().weight(3000)))
/// distill(teacher).into(student).loss(similarity("hidden2").guided("hidden1"))
/// ```
///
/// @param stages what is compared; if empty, the last map of each, or its last stage
public record SimilarityLoss(List<StagePair> stages) implements FeatureLoss {

    public SimilarityLoss {
        stages = StagePair.once(stages);
    }

    /// The same stages of the teacher, for others of the student.
    public SimilarityLoss guided(String... students) {
        return new SimilarityLoss(StagePair.guided(stages, students));
    }

    /// `Σ_stages ‖G_t − G_s‖²_F/B²`.
    ///
    /// @return a scalar without unit, per stage in `[0, 4/B]`
    @Override
    public NDArray value(Answers answers) {
        requireRows(answers.rows());
        return FeaturePair.sum(StageChoice.LAST_MAP.features(stages, answers.around()), pair -> {
            var vectors = pair.flattened();
            return similarities(vectors.student())
                    .sub(similarities(vectors.teacher()))
                    .square()
                    .mean();
        });
    }

    private static NDArray similarities(NDArray vectors) {
        return Direction.of(vectors.matMul(vectors.transpose()), 1);
    }

    /// One row is like itself only.
    @Override
    public void requireRows(int rows) {
        Range.rows(2, symbol(), rows, "it compares the rows of a batch with each other");
    }

    @Override
    public List<String> adaptations(LossSetting setting) {
        return StageChoice.LAST_MAP.shapes(stages, setting).stream()
                .map(pair -> pair.line(symbol(), pair.rowWords()))
                .toList();
    }

    @Override
    public boolean looksAcrossRows() {
        return true;
    }

    @Override
    public String definition() {
        return "\\tfrac{1}{B^2} \\|\\bar G^s - \\bar G^t\\|_F^2,\\quad G = F F^\\top,\\; \\bar G_b = G_b/\\|G_b\\|";
    }

    @Override
    public String symbol() {
        return "SP";
    }

    @Override
    public String formula() {
        return StagePair.formula(symbol(), stages);
    }

    @Override
    public String meaning() {
        return "mean squared difference of the similarities F·Fᵀ of all pairs of rows, of length 1 row by row";
    }
}
