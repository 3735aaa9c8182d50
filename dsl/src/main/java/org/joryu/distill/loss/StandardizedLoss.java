package org.joryu.distill.loss;

import ai.djl.ndarray.NDArray;
import java.util.OptionalDouble;

/// A loss of logits that were standardized first, each row by itself, so that the student need not
/// match the size of the teacher's logits.
///
/// Sun et al., "Logit Standardization in Knowledge Distillation" (CVPR 2024, arXiv 2403.01427),
/// algorithm 1: `z' = (z − mean)/(std + 1e-7)`, with the unbiased deviation (over C − 1). The paper
/// puts it around soft targets at T = 2. The hard loss sees the logits as they are.
///
/// ```java
/// new StandardizedLoss(new SoftTargetLoss(2)).weight(9)
/// ```
///
/// @param loss what is asked of the standardized logits; it needs a teacher
public record StandardizedLoss(SimpleLoss loss) implements SimpleLoss {

    private static final double EPSILON = 1e-7;
    private static final int[] CLASSES = {1};
    private static final int EUCLIDEAN = 2;

    public StandardizedLoss {
        if (!loss.needsTeacher() || loss instanceof StandardizedLoss || loss instanceof FeatureLoss) {
            throw new IllegalArgumentException("loss must be one of the teacher's and the student's logits, but was "
                    + loss.formula() + ": use softTargets(2)");
        }
    }

    @Override
    public NDArray value(Answers answers) {
        requireClasses(answers.classes());
        return loss.value(new Answers(
                standardized(answers.student()), standardized(answers.requiredTeacher()), answers.labels()));
    }

    private static NDArray standardized(NDArray logits) {
        var centred = logits.sub(logits.mean(CLASSES, true));
        double freedom = logits.getShape().get(1) - 1.0;
        var deviation = Constant.dividedBy(centred.norm(EUCLIDEAN, CLASSES, true), Math.sqrt(freedom));
        return centred.div(Constant.plus(deviation, EPSILON));
    }

    /// The standardized logits of two classes are ±0.7 whatever the teacher says.
    @Override
    public void requireClasses(int classes) {
        if (classes < 3) {
            throw new IllegalArgumentException("classes must be ≥ 3 for logit standardization, but were " + classes
                    + ": standardized, two logits always are the same two numbers; use " + loss.formula()
                    + " as it is");
        }
        loss.requireClasses(classes);
    }

    @Override
    public void requireRows(int rows) {
        loss.requireRows(rows);
    }

    @Override
    public OptionalDouble softening() {
        return loss.softening();
    }

    @Override
    public boolean looksAcrossRows() {
        return loss.looksAcrossRows();
    }

    @Override
    public String definition() {
        return loss.definition() + ",\\quad s, t \\gets \\frac{z - \\bar z}{\\mathrm{std}(z)} \\text{ row by row}";
    }

    @Override
    public String symbol() {
        return loss.symbol() + "(z-scores)";
    }

    @Override
    public String meaning() {
        return loss.meaning() + ", of logits standardized row by row";
    }

    @Override
    public String formula() {
        return loss.formula() + "(z-scores)";
    }
}
