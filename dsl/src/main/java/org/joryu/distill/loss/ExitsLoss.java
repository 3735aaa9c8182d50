package org.joryu.distill.loss;

import ai.djl.ndarray.NDArray;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Be your own teacher: exits from the student's stages that learn from the labels and from the
/// student's own last answers. It needs no teacher.
///
/// Zhang et al., "Be Your Own Teacher: Improve the Performance of Convolutional Neural Networks via Self
/// Distillation" (ICCV 2019, arXiv 1905.08094), section 3. With exits 1 to n − 1 and the student's own
/// answers as exit n: `alpha·Σ_{i≤n} CE_i + (1 − alpha)·Σ_{i<n} T²·KL(p_n‖p_i) + beta·Σ_{i<n} ‖F_i − F_n‖²`,
/// where p_n and F_n, the student's last feature, are targets without a gradient. `alpha` weighs the hard
/// loss as everywhere here; the paper's α is 1 − alpha.
///
/// An exit averages its stage whole, brings it to the width of the last feature by a linear layer and a
/// ReLU, `F_i`, and to the classes by another linear layer; where the paper has bottleneck convolutions,
/// this has that one layer. Exits are trained along and then thrown away: the student answers by its last.
///
/// `Σ CE_i` holds the student's own cross-entropy, so that this is a whole loss by itself.
///
/// ```java
/// train(network("resnet8", 10).input(1, 8, 8)).loss(exits("stage1", "stage2")).on(digits()).run();
/// ```
///
/// @param stages of the student where exits are, in order, at least one, none twice
/// @param alpha weight of the cross-entropies, in [0, 1]; 0.9 in the authors' code, called 1 − α
/// @param temperature T, finite and > 0; 3 in the authors' code
/// @param beta weight of the differences of the features, of which the batch mean is taken, finite and
///     ≥ 0. The authors' code sums over a batch of 128 and weighs by 1e-6, which is 1.28e-4 here.
public record ExitsLoss(List<String> stages, double alpha, double temperature, double beta) implements SimpleLoss {

    private static final double PUBLISHED_ALPHA = 0.9;
    private static final double PUBLISHED_TEMPERATURE = 3;
    private static final double PUBLISHED_BETA = 1e-6 * 128;
    private static final String STUDENT = "student";
    private static final int[] NUMBERS = {1};

    public ExitsLoss {
        stages = List.copyOf(stages);
        if (stages.isEmpty() || new HashSet<>(stages).size() < stages.size()) {
            throw new IllegalArgumentException("stages must be at least one and none twice, but were " + stages
                    + ": name those of the network where exits shall be, such as exits(\"stage1\", \"stage2\")");
        }
        Range.share("alpha of exits", alpha, "it weighs the hard loss, 0.9 is usual");
        Range.temperature(temperature);
        Range.weight("beta of exits", beta);
    }

    /// With the published numbers.
    public ExitsLoss(List<String> stages) {
        this(stages, PUBLISHED_ALPHA, PUBLISHED_TEMPERATURE, PUBLISHED_BETA);
    }

    /// The same exits with another weight of the hard losses, in [0, 1].
    public ExitsLoss alpha(double alpha) {
        return new ExitsLoss(stages, alpha, temperature, beta);
    }

    /// The same exits at another temperature.
    public ExitsLoss temperature(double temperature) {
        return new ExitsLoss(stages, alpha, temperature, beta);
    }

    /// The same exits with another weight of the features' differences.
    public ExitsLoss beta(double beta) {
        return new ExitsLoss(stages, alpha, temperature, beta);
    }

    /// `alpha·Σ CE_i + (1 − alpha)·Σ T²·KL(p_n‖p_i) + beta·(1/B) Σ ‖F_i − F_n‖²`.
    ///
    /// @return a scalar, ≥ 0, in nats but for the last summand
    @Override
    public NDArray value(Answers answers) {
        var around = answers.around();
        var deepest = Vectors.of(Embeddings.found(STUDENT, around.studentFeatures(), null))
                .stopGradient();
        var total = Constant.times(new HardLoss().crossEntropy(answers.student(), answers.labels()), alpha);
        for (var stage : stages) {
            total = total.add(ofExit(stage, Vectors.of(around.student(stage)), deepest, answers));
        }
        return total;
    }

    private NDArray ofExit(String stage, NDArray vectors, NDArray deepest, Answers answers) {
        var exit = new Exit(stage, vectors.size(1), deepest.size(1), answers.classes());
        var features = exit.features(vectors, name -> answers.around().learned(this, name));
        var logits = exit.logits(features, name -> answers.around().learned(this, name));
        var hard = new HardLoss().crossEntropy(logits, answers.labels());
        var soft = Divergence.softened(answers.student().stopGradient(), logits, temperature);
        var apart = features.sub(deepest).square().sum(NUMBERS).mean();
        return Constant.times(hard, alpha).add(Constant.times(soft, 1 - alpha)).add(Constant.times(apart, beta));
    }

    @Override
    public List<LossParameter> parameters(LossSetting setting) {
        return exits(setting).flatMap(exit -> exit.parameters().stream()).toList();
    }

    private Stream<Exit> exits(LossSetting setting) {
        var last = Vectors.width(Embeddings.found(STUDENT, setting.studentStages(), null));
        return stages.stream()
                .map(stage -> new Exit(stage, Vectors.width(setting.student(stage)), last, setting.classes()));
    }

    @Override
    public List<String> adaptations(LossSetting setting) {
        return exits(setting)
                .map(exit -> String.format(
                        Locale.ROOT,
                        "%s: %s %s, averaged whole, to %d features and %d classes by %,d parameters",
                        symbol(),
                        exit.stage(),
                        setting.student(exit.stage()),
                        exit.width(),
                        exit.classes(),
                        exit.parameters().stream()
                                .mapToLong(parameter -> parameter.shape().size())
                                .sum()))
                .toList();
    }

    @Override
    public boolean needsTeacher() {
        return false;
    }

    @Override
    public boolean needsStudentFeatures() {
        return true;
    }

    @Override
    public String definition() {
        return "%1$s \\sum_{i \\le n} \\mathrm{CE}_i + %2$s \\cdot %3$s^2 \\sum_{i < n} \\mathrm{KL}(p_n \\,\\|\\, p_i) + %4$s \\sum_{i < n} \\|F_i - F_n\\|^2"
                .formatted(Decimal.of(alpha), Decimal.of(1 - alpha), Decimal.of(temperature), Decimal.of(beta));
    }

    @Override
    public String symbol() {
        return "exits";
    }

    @Override
    public String meaning() {
        return "%s·CE of the last and every exit, %s·%s²·KL(last‖exit), %s·‖F − F_last‖², exits at %s"
                .formatted(
                        Decimal.of(alpha),
                        Decimal.of(1 - alpha),
                        Decimal.of(temperature),
                        Decimal.of(beta),
                        String.join(", ", stages));
    }

    @Override
    public String formula() {
        return symbol();
    }
}
