package org.joryu.distill.loss;

import ai.djl.ndarray.NDArray;

/// Generalized Jensen-Shannon divergence of teacher and student, at T = 1.
///
/// Agarwal et al., "On-Policy Distillation of Language Models" (arXiv 2306.13649), equation 1:
/// `JSD_β = β·KL(p_t‖M) + (1 − β)·KL(p_s‖M)` with the mixture `M = β·p_t + (1 − β)·p_s`. At its ends the
/// formula is 0; there it stands for what it tends to when divided by β or 1 − β:
/// `KL(p_t‖p_s)` at β = 0, `KL(p_s‖p_t)` at β = 1, exactly. So values near the ends are small and
/// those at the ends are not.
///
/// @param beta β, in [0, 1]; 0.5 is usual
public record JensenShannonLoss(double beta) implements SimpleLoss {

    public JensenShannonLoss {
        Range.share("beta of JSD", beta, "0.5 is usual, 0 is KL(teacher‖student), 1 is KL(student‖teacher)");
    }

    /// `(1/B) Σ_b JSD_β(t_b, s_b)`.
    ///
    /// @return a scalar in nats, ≥ 0; below log 2 unless β is 0 or 1
    @Override
    public NDArray value(Answers answers) {
        var logStudent = answers.student().logSoftmax(1);
        var logTeacher = answers.requiredTeacher().logSoftmax(1);
        if (beta == 0) {
            return Divergence.mean(logTeacher, logStudent);
        }
        if (beta == 1) {
            return Divergence.mean(logStudent, logTeacher);
        }
        var logMixture =
                logSum(Constant.plus(logTeacher, Math.log(beta)), Constant.plus(logStudent, Math.log1p(-beta)));
        return Constant.times(Divergence.mean(logTeacher, logMixture), beta)
                .add(Constant.times(Divergence.mean(logStudent, logMixture), 1 - beta));
    }

    /// `log(exp a + exp b)`, element by element. Probabilities are mixed, never their logarithms.
    private static NDArray logSum(NDArray a, NDArray b) {
        var larger = a.maximum(b).stopGradient();
        return a.sub(larger).exp().add(b.sub(larger).exp()).log().add(larger);
    }

    @Override
    public String definition() {
        return beta == 0 || beta == 1
                ? "\\tfrac1B \\sum_b \\mathrm{KL}(p_b \\,\\|\\, q_b),\\quad p, q = "
                        + (beta == 0 ? "\\sigma(t), \\sigma(s)" : "\\sigma(s), \\sigma(t)")
                : "\\tfrac1B \\sum_b \\Big(%1$s\\,\\mathrm{KL}(p^t_b \\,\\|\\, m_b) + %2$s\\,\\mathrm{KL}(p^s_b \\,\\|\\, m_b)\\Big),\\quad m = %1$s\\,p^t + %2$s\\,p^s"
                        .formatted(Decimal.of(beta), Decimal.of(1 - beta));
    }

    @Override
    public String symbol() {
        return "JSD";
    }

    @Override
    public String meaning() {
        return "Jensen-Shannon divergence of teacher and student, β = " + Decimal.of(beta) + ", batch mean";
    }

    @Override
    public String formula() {
        return "JSD(β = " + Decimal.of(beta) + ")";
    }
}
