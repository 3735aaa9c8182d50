package org.joryu.distill;

import java.util.List;
import org.joryu.distill.loss.AttentionLoss;
import org.joryu.distill.loss.CorrelationLoss;
import org.joryu.distill.loss.CosineLoss;
import org.joryu.distill.loss.CrdLoss;
import org.joryu.distill.loss.ExitsLoss;
import org.joryu.distill.loss.FlowLoss;
import org.joryu.distill.loss.HintLoss;
import org.joryu.distill.loss.InfoNceLoss;
import org.joryu.distill.loss.NeuronSelectivityLoss;
import org.joryu.distill.loss.ProbabilisticTransferLoss;
import org.joryu.distill.loss.RelationalLoss;
import org.joryu.distill.loss.ReviewLoss;
import org.joryu.distill.loss.SimilarityLoss;
import org.joryu.distill.loss.StagePair;
import org.joryu.distill.loss.VariationalLoss;

/// The words for losses on what networks have inside. They are said through [Joryu].
abstract sealed class FeatureLossWords extends AnswerLossWords permits Joryu {

    /// The teacher's feature at a stage as a hint for the student's at the stage of the same name, see
    /// [HintLoss].
    ///
    /// ```java
    /// distill(teacher).into(student).loss(softTargets(4).plus(hint("stage2").weight(100)))
    /// distill(teacher).into(student).loss(hint("hidden2").guided("hidden1"))
    /// ```
    public static HintLoss hint(String stage) {
        return new HintLoss(stage, stage);
    }

    /// A contrast of every row with the others of its batch, between the last stages, τ = 0.07; see
    /// [InfoNceLoss].
    ///
    /// ```java
    /// distill(teacher).into(student).loss(softTargets(4).plus(infoNce().symmetric().weight(0.1)))
    /// ```
    public static InfoNceLoss infoNce() {
        return new InfoNceLoss(null, null, 0.07, false, 0);
    }

    /// The same from a stage of the teacher to that of the same name of the student; say `guided` for
    /// another.
    public static InfoNceLoss infoNce(String stage) {
        return new InfoNceLoss(stage, stage, 0.07, false, 0);
    }

    /// Contrastive representation distillation between the last stages, as published; see [CrdLoss].
    ///
    /// ```java
    /// distill(teacher).into(student).loss(softTargets(4).plus(crd().weight(0.8)))
    /// ```
    public static CrdLoss crd() {
        return new CrdLoss(null, null);
    }

    /// The same from a stage of the teacher to that of the same name of the student; say `guided` for
    /// another.
    public static CrdLoss crd(String stage) {
        return new CrdLoss(stage, stage);
    }

    /// Exits at stages of a network that learn from its last answers, BYOT, without a teacher; a whole
    /// loss by itself. See [ExitsLoss].
    ///
    /// ```java
    /// train(mlp(64, 32, 32, 10)).loss(exits("hidden1")).on(digits()).run();
    /// ```
    public static ExitsLoss exits(String... stages) {
        return new ExitsLoss(List.of(stages));
    }

    /// Attention transfer at stages of these names, at all that have maps if none are named; RepDistiller
    /// weighs it by 1000. See [AttentionLoss].
    ///
    /// ```java
    /// distill(teacher).into(student).loss(softTargets(4).plus(attention().weight(1000)))
    /// ```
    public static AttentionLoss attention(String... stages) {
        return new AttentionLoss(StagePair.named(stages), 2);
    }

    /// Similarity-preserving distillation, SP, at stages of these names, at the last map if none are named;
    /// RepDistiller weighs it by 3000. See [SimilarityLoss].
    ///
    /// ```java
    /// distill(teacher).into(mlp(64, 12, 10)).loss(similarity("hidden2").guided("hidden1").weight(3000))
    /// ```
    public static SimilarityLoss similarity(String... stages) {
        return new SimilarityLoss(StagePair.named(stages));
    }

    /// Relational distillation at the last stage, with the paper's weights: 25 for distances, 50 for
    /// angles. See [RelationalLoss].
    ///
    /// ```java
    /// distill(teacher).into(mlp(64, 12, 10)).loss(softTargets(4).plus(rkd()))
    /// ```
    public static RelationalLoss rkd() {
        return rkd(25, 50);
    }

    /// Relational distillation with weights of its own; `rkd(25, 0)` compares distances alone.
    ///
    /// ```java
    /// distill(teacher).into(mlp(64, 12, 10)).loss(rkd(1, 2).of("hidden2").guided("hidden1"))
    /// ```
    public static RelationalLoss rkd(double distance, double angle) {
        return new RelationalLoss(List.of(), distance, angle);
    }

    /// Probabilistic knowledge transfer at stages of these names, at the last one if none are named;
    /// RepDistiller weighs it by 30,000. See [ProbabilisticTransferLoss].
    ///
    /// ```java
    /// distill(teacher).into(mlp(64, 12, 10)).loss(softTargets(4).plus(pkt().weight(30_000)))
    /// ```
    public static ProbabilisticTransferLoss pkt(String... stages) {
        return new ProbabilisticTransferLoss(StagePair.named(stages));
    }

    /// Neuron selectivity transfer at stages of these names, at all that have maps if none are named;
    /// RepDistiller weighs it by 50. See [NeuronSelectivityLoss].
    ///
    /// ```java
    /// distill(teacher).into(student).loss(softTargets(4).plus(nst().weight(50)))
    /// ```
    public static NeuronSelectivityLoss nst(String... stages) {
        return new NeuronSelectivityLoss(StagePair.named(stages));
    }

    /// Correlation congruence, CC, at stages of these names, at the last one if none are named; RepDistiller
    /// weighs it by 0.02. See [CorrelationLoss].
    ///
    /// ```java
    /// distill(teacher).into(mlp(64, 12, 10)).loss(softTargets(4).plus(correlation().weight(0.02)))
    /// ```
    public static CorrelationLoss correlation(String... stages) {
        return new CorrelationLoss(StagePair.named(stages), CorrelationLoss.USUAL_WIDTH);
    }

    /// Variational information distillation at stages of these names, at all that have maps if none are
    /// named; RepDistiller weighs it by 1. See [VariationalLoss].
    ///
    /// ```java
    /// distill(teacher).into(mlp(64, 12, 10)).loss(softTargets(4).plus(vid("hidden2").guided("hidden1")))
    /// ```
    public static VariationalLoss vid(String... stages) {
        return new VariationalLoss(StagePair.named(stages));
    }

    /// Knowledge review, ReviewKD, of stages of these names, of all that have maps and the last if none are
    /// named; its authors weigh it by 5 on CIFAR-100. See [ReviewLoss].
    ///
    /// ```java
    /// distill(teacher).into(student).loss(review().weight(5).weight(warmUp(20)))
    /// ```
    public static ReviewLoss review(String... stages) {
        return new ReviewLoss(StagePair.named(stages));
    }

    /// The cosine of hidden states, as in DistilBERT, at stages of these names, at the last layer of tokens
    /// if none are named. See [CosineLoss].
    ///
    /// ```java
    /// distill(teacher).into(student).loss(softTargets(2).weight(5).plus(hiddenCosine("layer4").guided("layer2")))
    /// ```
    public static CosineLoss hiddenCosine(String... stages) {
        return new CosineLoss(StagePair.named(stages));
    }

    /// Flow of the solution procedure between neighbours among stages of these names, among all that have
    /// maps if none are named; RepDistiller weighs it by 50. See [FlowLoss].
    ///
    /// ```java
    /// distill(teacher).into(student).loss(softTargets(4).plus(fsp("stage1", "stage2").weight(50)))
    /// ```
    public static FlowLoss fsp(String... stages) {
        return new FlowLoss(StagePair.named(stages));
    }
}
