package org.joryu.distill.loss;

import ai.djl.ndarray.NDArray;
import java.util.List;

/// Probabilistic knowledge transfer: how probably the student takes one row of a batch for another,
/// against how probably the teacher does.
///
/// Passalis and Tefas, "Learning Deep Representations with Probabilistic Knowledge Transfer" (ECCV
/// 2018, arXiv 1803.10837), section 3, with the cosine kernel: the cosines between the rows' features as vectors,
/// `(B, D)`, moved to `(cos + 1)/2` and divided by their sum, row by row, are probabilities; the loss
/// is their divergence, as in the authors' code the mean over all `B²` pairs of
/// `p_t·log((p_t + ε)/(p_s + ε))`, ε = 1e-7. It needs no equal shapes, and does not change when a
/// feature is rotated or a row of it enlarged. RepDistiller weighs it by 30,000.
///
/// ```java
/// distill(teacher).into(student).loss(softTargets(4).plus(pkt().weight(30_000)))
/// distill(teacher).into(student).loss(pkt("hidden2").guided("hidden1").weight(30_000))
/// ```
///
/// @param stages what is compared; if empty, the last stage of each
public record ProbabilisticTransferLoss(List<StagePair> stages) implements FeatureLoss {

    private static final double EPSILON = 1e-7;

    public ProbabilisticTransferLoss {
        stages = StagePair.once(stages);
    }

    /// The same stages of the teacher, for others of the student.
    public ProbabilisticTransferLoss guided(String... students) {
        return new ProbabilisticTransferLoss(StagePair.guided(stages, students));
    }

    /// `Σ_stages (1/B²) Σ_ij p_t log((p_t + ε)/(p_s + ε))`.
    ///
    /// @return a scalar in nats, ≥ 0
    @Override
    public NDArray value(Answers answers) {
        requireRows(answers.rows());
        return FeaturePair.sum(StageChoice.LAST.features(stages, answers.around()), pair -> {
            var vectors = pair.flattened();
            var student = probabilities(vectors.student());
            var teacher = probabilities(vectors.teacher());
            return teacher.mul(log(teacher).sub(log(student))).mean();
        });
    }

    private static NDArray log(NDArray probabilities) {
        return Constant.plus(probabilities, EPSILON).log();
    }

    private static NDArray probabilities(NDArray vectors) {
        var directions = Direction.of(vectors, 1);
        var kernel = Constant.dividedBy(Constant.plus(directions.matMul(directions.transpose()), 1), 2);
        return kernel.div(kernel.sum(new int[] {1}, true));
    }

    /// One row is taken for itself only.
    @Override
    public void requireRows(int rows) {
        Range.rows(2, symbol(), rows, "it compares the rows of a batch with each other");
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
        return "\\mathrm{mean}_{ij}\\; p^t_{ij} \\log \\frac{p^t_{ij}}{p^s_{ij}},\\quad p_{ij} = \\frac{(\\cos(f_i, f_j) + 1)/2}{\\sum_k (\\cos(f_i, f_k) + 1)/2}";
    }

    @Override
    public String symbol() {
        return "PKT";
    }

    @Override
    public String formula() {
        return StagePair.formula(symbol(), stages);
    }

    @Override
    public String meaning() {
        return "divergence of the probabilities (cos + 1)/2, of sum 1 row by row, that one row is taken for another";
    }
}
