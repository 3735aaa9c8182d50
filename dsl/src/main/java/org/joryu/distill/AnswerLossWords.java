package org.joryu.distill;

import org.joryu.distill.loss.ClassWiseLoss;
import org.joryu.distill.loss.DecoupledLoss;
import org.joryu.distill.loss.DistLoss;
import org.joryu.distill.loss.HardLoss;
import org.joryu.distill.loss.JensenShannonLoss;
import org.joryu.distill.loss.LabelSmoothingLoss;
import org.joryu.distill.loss.LearnedTemperatureLoss;
import org.joryu.distill.loss.LogitMseLoss;
import org.joryu.distill.loss.Loss;
import org.joryu.distill.loss.MultiLevelLoss;
import org.joryu.distill.loss.ReverseKlLoss;
import org.joryu.distill.loss.Schedule;
import org.joryu.distill.loss.SimpleLoss;
import org.joryu.distill.loss.SoftCrossEntropyLoss;
import org.joryu.distill.loss.SoftTargetLoss;
import org.joryu.distill.loss.SortedProbabilityLoss;
import org.joryu.distill.loss.StandardizedLoss;
import org.joryu.distill.loss.VirtualTeacherLoss;

/// The words for losses on answers, and for numbers that change from epoch to epoch. They are said
/// through [Joryu].
abstract sealed class AnswerLossWords extends NetworkWords permits FeatureLossWords {

    /// Cross-entropy with the labels, the hard loss unless another is named.
    public static HardLoss crossEntropy() {
        return new HardLoss();
    }

    /// Cross-entropy with labels that leave a share of `epsilon` to all classes alike; 0.1 is usual.
    ///
    /// ```java
    /// train(mlp(64, 12, 10)).loss(labelSmoothing(0.1)).on(digits()).run();
    /// ```
    public static LabelSmoothingLoss labelSmoothing(double epsilon) {
        return new LabelSmoothingLoss(epsilon);
    }

    /// T²·KL(teacher‖student), the soft loss unless another is named. See [SoftTargetLoss].
    ///
    /// ```java
    /// distill(teacher).into(mlp(64, 12, 10)).loss(softTargets(4).plus(logitMse().weight(0.1)))
    /// ```
    public static SoftTargetLoss softTargets(double temperature) {
        return new SoftTargetLoss(temperature);
    }

    /// T² times the cross-entropy with the teacher's answers: the gradient of [#softTargets], and a
    /// smallest value that is not 0.
    public static SoftCrossEntropyLoss softCrossEntropy(double temperature) {
        return new SoftCrossEntropyLoss(temperature);
    }

    /// The mean squared difference of the logits.
    public static LogitMseLoss logitMse() {
        return new LogitMseLoss();
    }

    /// Decoupled distillation at T = 4, see [DecoupledLoss]; alpha here weighs its part of the right
    /// class, 1 is usual, and beta that of the others, 2 to 8.
    public static DecoupledLoss dkd(double alpha, double beta) {
        return new DecoupledLoss(alpha, beta, 4);
    }

    /// Decoupled distillation at a temperature.
    public static DecoupledLoss dkd(double alpha, double beta, double temperature) {
        return new DecoupledLoss(alpha, beta, temperature);
    }

    /// Correlation in place of equality, at temperature 1, see [DistLoss]. The paper weighs it by 2.
    public static DistLoss dist() {
        return dist(1);
    }

    /// Correlation in place of equality, at a temperature, times its square;
    /// `dist(4).withoutSquare()` has no such factor.
    public static DistLoss dist(double temperature) {
        return new DistLoss(1, 1, temperature, true);
    }

    /// Logit standardization before a loss, see [StandardizedLoss].
    ///
    /// ```java
    /// distill(teacher).into(mlp(64, 12, 10)).loss(standardized(softTargets(2)).weight(10)).alpha(0.1)
    /// ```
    public static StandardizedLoss standardized(SimpleLoss loss) {
        return new StandardizedLoss(loss);
    }

    /// Soft targets at a temperature between 1 and 21 that is trained against the student, CTKD; see
    /// [LearnedTemperatureLoss].
    ///
    /// ```java
    /// distill(teacher).into(mlp(64, 12, 10)).loss(learnedTemperature())
    /// ```
    public static LearnedTemperatureLoss learnedTemperature() {
        return new LearnedTemperatureLoss(1, 20, 10);
    }

    /// Multi-level logit distillation of one view, MLKD, by its paper's equations; see
    /// [MultiLevelLoss].
    ///
    /// ```java
    /// distill(teacher).into(mlp(64, 12, 10)).loss(multiLevel())
    /// ```
    public static MultiLevelLoss multiLevel() {
        return new MultiLevelLoss();
    }

    /// The student's answers to another row of the class as soft targets, CS-KD, without a teacher; 4 is
    /// usual. See [ClassWiseLoss].
    ///
    /// ```java
    /// train(mlp(64, 12, 10)).loss(crossEntropy().plus(classWise(4))).on(digits()).run();
    /// ```
    public static ClassWiseLoss classWise(double temperature) {
        return new ClassWiseLoss(temperature);
    }

    /// A teacher that does not exist and is right with confidence 0.99, see [VirtualTeacherLoss].
    public static VirtualTeacherLoss virtualTeacher(double temperature) {
        return new VirtualTeacherLoss(temperature, 0.99);
    }

    /// T²·KL(student‖teacher), see [ReverseKlLoss].
    public static ReverseKlLoss reverseKl(double temperature) {
        return new ReverseKlLoss(temperature);
    }

    /// Generalized Jensen-Shannon divergence, beta in [0, 1], see [JensenShannonLoss].
    public static JensenShannonLoss jsd(double beta) {
        return new JensenShannonLoss(beta);
    }

    /// Universal logit distillation, see [SortedProbabilityLoss].
    public static SortedProbabilityLoss uld() {
        return new SortedProbabilityLoss();
    }

    /// Soft targets at a temperature that changes from epoch to epoch.
    ///
    /// ```java
    /// distill(teacher).into(mlp(64, 12, 10)).loss(softTargets(linear(8, 2, 60)))
    /// ```
    public static Loss softTargets(Schedule temperature) {
        return new SoftTargetLoss(temperature.from()).temperature(temperature);
    }

    /// From one value to another in equal steps, one an epoch; see [Schedule].
    public static Schedule linear(double from, double to, int epochs) {
        return Schedule.linear(from, to, epochs);
    }

    /// From one value to another along half a cosine; see [Schedule].
    public static Schedule cosine(double from, double to, int epochs) {
        return Schedule.cosine(from, to, epochs);
    }

    /// A weight of `epoch/epochs`, then 1.
    ///
    /// ```java
    /// distill(teacher).into(mlp(64, 12, 10)).loss(dkd(1, 8).weight(warmUp(20)))
    /// ```
    public static Schedule warmUp(int epochs) {
        return Schedule.warmUp(epochs);
    }
}
