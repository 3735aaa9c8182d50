package org.joryu.distill.loss;

import ai.djl.ndarray.NDArray;

/// The divergence the other way round: `T²·KL(student‖teacher)`.
///
/// It asks the student to be where the teacher is, rather than wherever the teacher is: a student
/// too small for all of the teacher's answers then leaves some out instead of blurring all. The
/// token-level form of Gu et al., "MiniLLM" (arXiv 2306.08543), section 2, and β = 1 of Agarwal et
/// al. (arXiv 2306.13649).
///
/// @param temperature T, finite and > 0; 1 in the papers
public record ReverseKlLoss(double temperature) implements TemperedLoss {

    public ReverseKlLoss {
        Range.temperature(temperature);
    }

    /// `T²·(1/B) Σ_b KL(softmax(s_b/T) ‖ softmax(t_b/T))`.
    ///
    /// @return a scalar in nats, ≥ 0
    @Override
    public NDArray value(Answers answers) {
        return Divergence.softened(answers.student(), answers.requiredTeacher(), temperature);
    }

    @Override
    public ReverseKlLoss withTemperature(double temperature) {
        return new ReverseKlLoss(temperature);
    }

    @Override
    public String definition() {
        return "\\tfrac1B \\sum_b \\mathrm{KL}\\big(\\sigma(s_b/%1$s) \\,\\|\\, \\sigma(t_b/%1$s)\\big)"
                .formatted(Decimal.of(temperature));
    }

    @Override
    public String symbol() {
        return "RKL";
    }

    @Override
    public String meaning(String temperature) {
        return "KL(student‖teacher) at T = " + temperature + ", batch mean";
    }

    @Override
    public String formula(String temperature) {
        return temperature.equals("1") ? symbol() : temperature + "²·" + symbol();
    }
}
