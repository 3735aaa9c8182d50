package org.joryu.distill.loss;

import ai.djl.ndarray.NDArray;

/// How badly the student's probabilities correlate with the teacher's, row by row and class by
/// class.
///
/// Huang et al., "Knowledge Distillation from A Stronger Teacher" (NeurIPS 2022, arXiv 2205.10536):
/// `τ²·(β·inter + γ·intra)`, where inter is `1 − ρ` of the C probabilities of a row, mean over the
/// batch, and intra `1 − ρ` of the B probabilities of a class, mean over the classes; ρ is Pearson's
/// correlation. The paper gives the whole the weight 2. The factor τ² is in its authors' code.
///
/// @param beta weight of inter, finite and ≥ 0; 1 in the paper
/// @param gamma weight of intra, finite and ≥ 0; 1 in the paper
/// @param temperature τ, finite and > 0; 1 in the paper on ImageNet, 4 on CIFAR-100
/// @param squared whether the factor τ² is there, as in the authors' code
public record DistLoss(double beta, double gamma, double temperature, boolean squared) implements TemperedLoss {

    /// Added to the product of the norms, as the authors do.
    private static final double EPSILON = 1e-8;

    private static final int EUCLIDEAN = 2;

    public DistLoss {
        Range.weight("beta of DIST", beta);
        Range.weight("gamma of DIST", gamma);
        Range.temperature(temperature);
    }

    /// The same loss without the factor τ².
    public DistLoss withoutSquare() {
        return new DistLoss(beta, gamma, temperature, false);
    }

    /// `τ²·(β·inter + γ·intra)`, or without τ².
    ///
    /// @return a scalar without unit, in `[0, 2·τ²·(β + γ)]`
    @Override
    public NDArray value(Answers answers) {
        requireRows(answers.rows());
        var student =
                Divergence.logProbabilities(answers.student(), temperature).exp();
        var teacher = Divergence.logProbabilities(answers.requiredTeacher(), temperature)
                .exp();
        var inter = uncorrelated(student, teacher, new int[] {1});
        var intra = uncorrelated(student, teacher, new int[] {0});
        var sum = Constant.times(inter, beta).add(Constant.times(intra, gamma));
        return squared ? Constant.times(sum, temperature * temperature) : sum;
    }

    /// One minus the mean correlation along an axis.
    private static NDArray uncorrelated(NDArray student, NDArray teacher, int[] along) {
        var s = student.sub(student.mean(along, true));
        var t = teacher.sub(teacher.mean(along, true));
        // norm(), as its gradient is 0 where all is equal, and that of a root is not finite.
        var norms = s.norm(EUCLIDEAN, along, false).mul(t.norm(EUCLIDEAN, along, false));
        var correlations = s.mul(t).sum(along).div(Constant.plus(norms, EPSILON));
        return Constant.plus(correlations.mean().neg(), 1);
    }

    /// One row has no correlation over the batch.
    @Override
    public void requireRows(int rows) {
        if (rows < 2) {
            throw new IllegalArgumentException("rows of a batch must be ≥ 2 for DIST, but were " + rows
                    + ": it correlates over the batch; use another batchSize, of which no row is left over");
        }
    }

    @Override
    public DistLoss withTemperature(double temperature) {
        return new DistLoss(beta, gamma, temperature, squared);
    }

    @Override
    public boolean looksAcrossRows() {
        return gamma > 0;
    }

    @Override
    public String definition() {
        return "%1$s \\Big(1 - \\tfrac1B \\sum_b \\rho(p^s_{b \\cdot}, p^t_{b \\cdot})\\Big) + %2$s \\Big(1 - \\tfrac1C \\sum_c \\rho(p^s_{\\cdot c}, p^t_{\\cdot c})\\Big),\\quad p = \\sigma(\\cdot/%3$s)"
                .formatted(Decimal.of(beta), Decimal.of(gamma), Decimal.of(temperature));
    }

    @Override
    public String symbol() {
        return "DIST";
    }

    @Override
    public String meaning(String temperature) {
        return "%s·(1 − ρ within rows) + %s·(1 − ρ within classes) of the probabilities at T = %s"
                .formatted(Decimal.of(beta), Decimal.of(gamma), temperature);
    }

    @Override
    public String formula(String temperature) {
        return squared && !temperature.equals("1") ? temperature + "²·DIST" : symbol();
    }
}
