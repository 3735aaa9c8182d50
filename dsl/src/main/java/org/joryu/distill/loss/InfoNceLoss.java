package org.joryu.distill.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which of the teacher's features in the batch belongs to the student's: a contrast of every row with
/// the other rows of its batch.
///
/// Van den Oord et al., "Representation Learning with Contrastive Predictive Coding" (arXiv 1807.03748),
/// equation 4, between student and teacher: the cross-entropy of naming row i among the B candidates by
/// the cosines `ŝ_i·t̂_j/τ`. It needs no memory, in place of which Tian et al. (arXiv 1910.10699), see
/// [CrdLoss], keep one; a larger batch has more to contrast with.
///
/// Maps and tokens are averaged whole. Where the widths then differ, both go through a linear layer to
/// 128 numbers that is trained along and then thrown away; see [#embedded] to have that anyway.
///
/// ```java
/// distill(teacher).into(student).loss(softTargets(4).plus(infoNce().weight(0.1)))
/// distill(teacher).into(student).loss(infoNce("stage3").guided("stage2").symmetric())
/// ```
///
/// @param hint the teacher's stage; null for its last
/// @param guided the student's stage; null for its last
/// @param temperature τ that cosines are divided by, finite and > 0; 0.07 is usual. It softens no answers.
/// @param inBothDirections whether the teacher's rows look for the student's as well, and the mean counts
/// @param width numbers in an embedding; 0 for none where the widths are equal
public record InfoNceLoss(
        @Nullable String hint, @Nullable String guided, double temperature, boolean inBothDirections, int width)
        implements FeatureLoss {

    public InfoNceLoss {
        if (!(temperature > 0) || Double.isInfinite(temperature)) {
            throw new IllegalArgumentException("temperature of InfoNCE must be > 0 and finite, but was " + temperature
                    + ": 0.07 is usual for cosines");
        }
        new Embeddings(hint, guided, width);
    }

    /// The same loss for another stage of the student.
    public InfoNceLoss guided(String stage) {
        return new InfoNceLoss(hint, stage, temperature, inBothDirections, width);
    }

    /// The same loss at another temperature τ.
    public InfoNceLoss temperature(double temperature) {
        return new InfoNceLoss(hint, guided, temperature, inBothDirections, width);
    }

    /// The same loss in both directions.
    public InfoNceLoss symmetric() {
        return new InfoNceLoss(hint, guided, temperature, true, width);
    }

    /// The same loss of embeddings of so many numbers, whether or not the widths are equal.
    public InfoNceLoss embedded(int width) {
        return new InfoNceLoss(hint, guided, temperature, inBothDirections, width);
    }

    /// `-(1/B) Σ_i log softmax_j(ŝ_i·t̂_j/τ)[i]`; symmetric, the mean of this and the same with student
    /// and teacher exchanged.
    ///
    /// @return a scalar in nats, ≥ 0; log B where nothing is told apart
    @Override
    public NDArray value(Answers answers) {
        requireRows(answers.rows());
        var around = answers.around();
        var vectors = embeddings().of(around, name -> around.learned(this, name));
        var cosines =
                Constant.dividedBy(vectors.student().matMul(vectors.teacher().transpose()), temperature);
        var there = ownRow(cosines);
        return inBothDirections ? Constant.times(there.add(ownRow(cosines.transpose())), 0.5) : there;
    }

    private static NDArray ownRow(NDArray scores) {
        int rows = Math.toIntExact(scores.size(0));
        var own = scores.getManager().arange(0, rows, 1, DataType.INT64);
        return new HardLoss().crossEntropy(scores, own);
    }

    @Override
    public List<LossParameter> parameters(LossSetting setting) {
        return embeddings().parameters(setting);
    }

    @Override
    public List<String> adaptations(LossSetting setting) {
        return List.of(symbol() + ": " + embeddings().words(setting));
    }

    private Embeddings embeddings() {
        return new Embeddings(hint, guided, width);
    }

    /// One row is told from no other.
    @Override
    public void requireRows(int rows) {
        if (rows < 2) {
            throw new IllegalArgumentException("rows of a batch must be ≥ 2 for InfoNCE, but were " + rows
                    + ": it contrasts rows of a batch; use another batchSize, of which no row is left over");
        }
    }

    @Override
    public boolean looksAcrossRows() {
        return true;
    }

    @Override
    public String definition() {
        return "-\\tfrac1B \\sum_i \\log \\frac{\\exp(\\hat s_i \\cdot \\hat t_i / %1$s)}{\\sum_j \\exp(\\hat s_i \\cdot \\hat t_j / %1$s)}"
                .formatted(Decimal.of(temperature));
    }

    @Override
    public String symbol() {
        return "InfoNCE";
    }

    @Override
    public String meaning() {
        return "cross-entropy of finding the teacher's feature of a row in its batch by cosines over τ = %s%s"
                .formatted(Decimal.of(temperature), inBothDirections ? ", and the student's by the teacher's" : "");
    }

    @Override
    public String formula() {
        return symbol();
    }
}
