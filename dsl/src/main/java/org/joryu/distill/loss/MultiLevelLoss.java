package org.joryu.distill.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// Multi-level logit distillation: row by row, between the rows of a batch, and between classes, at
/// several temperatures at once.
///
/// Jin, Wang and Lin, "Multi-Level Logit Distillation" (CVPR 2023), MLKD. At each temperature, with the
/// softened probabilities P of shape `(B, C)`: `T²·KL(teacher‖student)`, batch mean, of the instances;
/// `‖P_t·P_tᵀ − P_s·P_sᵀ‖²/B` of the batch; `‖P_tᵀ·P_t − P_sᵀ·P_s‖²/C` of the classes. All are added.
///
/// This is the loss of **one view** of every row. The authors also show a second, strongly augmented view
/// and train twice as long; that is no part of it, so neither are their published accuracies.
///
/// ```java
/// distill(teacher).into(mlp(64, 12, 10)).loss(multiLevel().weight(9)).alpha(0.1)
/// distill(teacher).into(mlp(64, 12, 10)).loss(multiLevel().variant(MultiLevelLoss.Variant.PUBLISHED_CODE))
/// ```
///
/// @param temperatures at least one, each finite and > 0; 4, 3, 5, 2 and 6 in the paper
/// @param variant the paper's equations, or what the authors' code computes
public record MultiLevelLoss(List<Double> temperatures, Variant variant) implements SimpleLoss {

    private static final int[] CLASSES = {1};
    private static final int[] ROWS = {0};

    /// Where the authors' paper and code differ.
    public enum Variant {
        /// As written in the paper.
        EQUATIONS("equations"),

        /// As the authors' code computes it. It makes masks, of the rows on which the teacher's confidence
        /// at T = 1 is at most the batch's median, and of the classes of which it is so by their sums; but
        /// as the losses are means already, each is only multiplied by the share of the mask that is set:
        /// instances and batch by the rows', classes by the classes', about a half each.
        PUBLISHED_CODE("published code");

        private final String words;

        Variant(String words) {
            this.words = words;
        }
    }

    public MultiLevelLoss {
        temperatures = List.copyOf(temperatures);
        if (temperatures.isEmpty()) {
            throw new IllegalArgumentException(
                    "temperatures must be at least one, but were none: 4, 3, 5, 2 and 6 are the paper's");
        }
        temperatures.forEach(Range::temperature);
    }

    /// By the paper's equations, at its temperatures.
    public MultiLevelLoss() {
        this(List.of(4.0, 3.0, 5.0, 2.0, 6.0), Variant.EQUATIONS);
    }

    /// The same loss in another variant.
    public MultiLevelLoss variant(Variant variant) {
        return new MultiLevelLoss(temperatures, variant);
    }

    /// The same loss at other temperatures.
    public MultiLevelLoss temperatures(double... temperatures) {
        return new MultiLevelLoss(Arrays.stream(temperatures).boxed().toList(), variant);
    }

    /// `Σ_T (instances + batch + classes)`.
    ///
    /// @return a scalar, ≥ 0; nats and squares of probabilities, added as the paper adds them
    @Override
    public NDArray value(Answers answers) {
        var teacher = answers.requiredTeacher();
        double ofRows = 1;
        double ofClasses = 1;
        if (variant == Variant.PUBLISHED_CODE) {
            var probabilities = teacher.logSoftmax(1).exp();
            ofRows = shareUpToMedian(probabilities.max(CLASSES));
            ofClasses = shareUpToMedian(probabilities.sum(ROWS));
        }
        var total = level(answers.student(), teacher, temperatures.getFirst(), ofRows, ofClasses);
        for (double temperature : temperatures.subList(1, temperatures.size())) {
            total = total.add(level(answers.student(), teacher, temperature, ofRows, ofClasses));
        }
        return total;
    }

    private static NDArray level(
            NDArray student, NDArray teacher, double temperature, double ofRows, double ofClasses) {
        var s = Divergence.logProbabilities(student, temperature).exp();
        var t = Divergence.logProbabilities(teacher, temperature).exp();
        var instances = Divergence.softened(teacher, student, temperature);
        var batch =
                Constant.dividedBy(squares(t.matMul(t.transpose()), s.matMul(s.transpose())), (double) student.size(0));
        var classes = Constant.dividedBy(
                squares(t.transpose().matMul(t), s.transpose().matMul(s)), (double) student.size(1));
        return Constant.times(instances.add(batch), ofRows).add(Constant.times(classes, ofClasses));
    }

    private static NDArray squares(NDArray some, NDArray others) {
        return some.sub(others).square().sum();
    }

    /// The share of numbers that are at most their median, the mean of the middle two if there are two.
    private static double shareUpToMedian(NDArray numbers) {
        var sorted = numbers.toType(DataType.FLOAT64, true).toDoubleArray();
        Arrays.sort(sorted);
        int count = sorted.length;
        double median = (sorted[(count - 1) / 2] + sorted[count / 2]) / 2;
        return (double) Arrays.stream(sorted).filter(number -> number <= median).count() / count;
    }

    @Override
    public boolean looksAcrossRows() {
        return true;
    }

    @Override
    public String definition() {
        return "\\sum_T \\Big( \\tfrac{T^2}{B} \\sum_b \\mathrm{KL}(P^t_b \\,\\|\\, P^s_b) + \\tfrac1B \\|P^t P^{t\\top} - P^s P^{s\\top}\\|^2 + \\tfrac1C \\|P^{t\\top} P^t - P^{s\\top} P^s\\|^2 \\Big),\\quad P = \\sigma(\\cdot/T),\\; T \\in \\{%1$s\\}"
                .formatted(temperatures.stream().map(Decimal::of).collect(Collectors.joining(", ")));
    }

    @Override
    public String symbol() {
        return "MLKD";
    }

    @Override
    public String meaning() {
        return "T²·KL, squared differences between rows and between classes, added at T = %s; one view, by the %s"
                .formatted(temperatures.stream().map(Decimal::of).collect(Collectors.joining(", ")), variant.words);
    }

    @Override
    public String formula() {
        return symbol();
    }
}
