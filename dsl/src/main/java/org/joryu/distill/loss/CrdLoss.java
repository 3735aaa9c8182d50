package org.joryu.distill.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Contrastive representation distillation: which of many remembered features of the teacher belongs to
/// the student's, and the other way round.
///
/// Tian, Krishnan and Isola, "Contrastive Representation Distillation" (ICLR 2020, arXiv 1910.10699),
/// equations 17 and 18, as noise-contrastive estimation. Both features are embedded in 128 numbers of
/// length 1 by linear layers that are trained along. Two memories hold an embedding of every row of the
/// train split, `m_s` and `m_t`. For row i with its own place and K negatives n of other classes,
/// `P = exp(ŝ_i·m_t[n]/τ)/Z`, and the loss of that direction is
/// `-(1/B) Σ_i (log P⁺/(P⁺ + K/N) + Σ_n log (K/N)/(P⁻ + K/N))`; N rows are in the train split, and Z is
/// N times the mean of the first batch, for good. The other direction looks for t̂_i in `m_s`. After a
/// batch its rows are remembered as `m ← m·momentum + ŝ·(1 − momentum)`, of length 1 again.
///
/// The authors draw 16,384 negatives. A train split may have fewer rows outside of a class: then as many
/// are drawn for every row as its largest class leaves, each once; the plan says how many. The paper
/// weighs the loss by 0.8, beside soft targets. The memories take 2·N·128 numbers, a step
/// as many again and 2·B·N for scores.
///
/// ```java
/// distill(teacher).into(student).loss(softTargets(4).plus(crd().weight(0.8)))
/// distill(teacher).into(student).loss(crd("pooled").guided("stage3").negatives(4096))
/// ```
///
/// @param hint the teacher's stage; null for its last
/// @param guided the student's stage; null for its last
/// @param negatives K, at most, ≥ 1; 16,384 in the paper
/// @param temperature τ that cosines are divided by, finite and ≥ 0.0125; 0.07 in the paper
/// @param momentum how much of what is remembered stays, in [0, 1); 0.5 in the authors' code
/// @param width numbers in an embedding, ≥ 1; 128 in the paper
public record CrdLoss(
        @Nullable String hint, @Nullable String guided, int negatives, double temperature, double momentum, int width)
        implements FeatureLoss {

    /// Added to denominators, as the authors do.
    private static final double EPSILON = 1e-7;

    private static final double LEAST_TEMPERATURE = 0.0125;

    private static final String STUDENT_MEMORY = "student.memory";
    private static final String TEACHER_MEMORY = "teacher.memory";
    private static final String STUDENT_SCALE = "student.scale";
    private static final String TEACHER_SCALE = "teacher.scale";

    public CrdLoss {
        if (!(temperature >= LEAST_TEMPERATURE) || Double.isInfinite(temperature)) {
            throw new IllegalArgumentException(
                    "temperature of CRD must be ≥ " + LEAST_TEMPERATURE + " and finite, but was " + temperature
                            + ": 0.07 is usual; below, exp(1/τ) leaves the range of f32");
        }
        if (negatives < 1) {
            throw new IllegalArgumentException(
                    "negatives must be ≥ 1, but was " + negatives + ": 16384 is usual, fewer are faster");
        }
        if (!(momentum >= 0 && momentum < 1)) {
            throw new IllegalArgumentException("momentum of CRD must be in [0, 1), but was " + momentum
                    + ": 0.5 is usual, 0 remembers the last embedding alone");
        }
        if (width < 1) {
            throw new IllegalArgumentException(
                    "width of CRD must be ≥ 1, but was " + width + ": its embeddings have 128 numbers in the paper");
        }
    }

    /// As published, of one stage of the teacher and of the student; null stands for the last.
    public CrdLoss(@Nullable String hint, @Nullable String guided) {
        this(hint, guided, 16_384, 0.07, 0.5, Embeddings.USUAL_WIDTH);
    }

    /// The same loss for another stage of the student.
    public CrdLoss guided(String stage) {
        return new CrdLoss(hint, stage, negatives, temperature, momentum, width);
    }

    /// The same loss with at most so many negatives for a row.
    public CrdLoss negatives(int negatives) {
        return new CrdLoss(hint, guided, negatives, temperature, momentum, width);
    }

    /// The losses of both directions, added. Remembers the batch.
    ///
    /// @return a scalar in nats, ≥ 0
    @Override
    public NDArray value(Answers answers) {
        var around = answers.around();
        var vectors = embeddings().of(around, name -> around.learned(this, name));
        var candidates = candidates(answers);
        var studentMemory = around.learned(this, STUDENT_MEMORY);
        var teacherMemory = around.learned(this, TEACHER_MEMORY);
        var loss = direction(vectors.student(), teacherMemory, candidates, around.learned(this, STUDENT_SCALE))
                .add(direction(vectors.teacher(), studentMemory, candidates, around.learned(this, TEACHER_SCALE)));
        remember(studentMemory, vectors.student(), around.places());
        remember(teacherMemory, vectors.teacher(), around.places());
        return loss;
    }

    private NDArray candidates(Answers answers) {
        var around = answers.around();
        if (around.places().count() != answers.rows()) {
            throw new IllegalArgumentException(
                    "places must name the row of the train split for each of the batch's %d rows, but name %d: CRD remembers by them"
                            .formatted(answers.rows(), around.places().count()));
        }
        var negatives = negatives(around.setting());
        return answers.student()
                .getManager()
                .create(
                        negatives.behindOwn(around.places(), around.random()),
                        new Shape(answers.rows(), 1L + negatives.count()));
    }

    /// Of all scores those of the candidates: a gather of scores is so much smaller than one of
    /// embeddings.
    private NDArray direction(NDArray vectors, NDArray memory, NDArray candidates, NDArray scale) {
        // A copy, as the backward pass reads it when the memory already holds the batch.
        var remembered = memory.duplicate();
        remembered.attach(vectors.getManager());
        var cosines = vectors.matMul(remembered.transpose()).gather(candidates, 1);
        var scores = Constant.dividedBy(cosines, temperature).exp();
        long rows = memory.size(0);
        return noiseContrastive(scores.div(fixed(scale, scores, rows)), rows);
    }

    /// Z, which the first batch decides.
    private static NDArray fixed(NDArray scale, NDArray scores, long rows) {
        var ofThisBatch = Constant.times(scores.stopGradient().mean().reshape(1), (double) rows)
                .toType(scale.getDataType(), false);
        var fixed = NDArrays.where(scale.eq(0), ofThisBatch, scale);
        scale.set(new NDIndex(":"), fixed);
        return fixed;
    }

    /// The loss of one direction.
    ///
    /// @param likelihoods P, shape `(B, 1 + K)`, each row's own before those of its negatives
    /// @param rows N
    static NDArray noiseContrastive(NDArray likelihoods, long rows) {
        double noise = (likelihoods.size(1) - 1.0) / rows;
        var own = likelihoods.get(":, :1");
        var others = likelihoods.get(":, 1:");
        var found = own.div(Constant.plus(own, noise + EPSILON)).log().sum();
        var rejected = Constant.plus(Constant.dividedBy(others, noise), 1 + EPSILON / noise)
                .log()
                .sum();
        return Constant.dividedBy(rejected.sub(found), (double) likelihoods.size(0));
    }

    private void remember(NDArray memory, NDArray vectors, Places places) {
        var manager = vectors.getManager();
        var rows = new NDIndex("{}", manager.create(places.all()));
        var before = Constant.times(memory.get(manager, rows), momentum);
        var mixed = before.add(Constant.times(vectors.stopGradient(), 1 - momentum));
        memory.set(rows, Vectors.unit(mixed));
    }

    @Override
    public boolean drawsRows() {
        return true;
    }

    @Override
    public List<LossParameter> parameters(LossSetting setting) {
        if (negatives(setting).count() < 1) {
            throw new IllegalArgumentException(
                    "the train split must hold rows of two classes at least for CRD, but its %d rows hold one: its negatives are rows of other classes"
                            .formatted(setting.labels().count()));
        }
        var memory = new Shape(setting.labels().count(), width);
        var start = new LossParameter.Start.Uniform(1 / Math.sqrt(width / 3.0));
        var unset = new LossParameter.Start.Constant(0);
        return Stream.concat(
                        embeddings().parameters(setting).stream(),
                        Stream.of(
                                LossParameter.memory(STUDENT_MEMORY, memory, start),
                                LossParameter.memory(TEACHER_MEMORY, memory, start),
                                LossParameter.memory(STUDENT_SCALE, new Shape(1), unset),
                                LossParameter.memory(TEACHER_SCALE, new Shape(1), unset)))
                .toList();
    }

    @Override
    public List<String> adaptations(LossSetting setting) {
        var compared = symbol() + ": " + embeddings().words(setting);
        int count = negatives(setting).count();
        if (count < 1) {
            return List.of(compared);
        }
        var drawn = count < negatives
                ? String.format(Locale.ROOT, "%,d negatives a row, as the largest class leaves no more", count)
                : String.format(Locale.ROOT, "%,d negatives a row", count);
        return List.of(
                compared,
                String.format(
                        Locale.ROOT,
                        "%s: %s, of two memories of %,d×%d",
                        symbol(),
                        drawn,
                        setting.labels().count(),
                        width));
    }

    private Negatives negatives(LossSetting setting) {
        return new Negatives(setting, negatives);
    }

    private Embeddings embeddings() {
        return new Embeddings(hint, guided, width);
    }

    @Override
    public String definition() {
        return "-\\tfrac1B \\sum_i \\Big( \\log \\frac{P^+}{P^+ + K/N} + \\sum_n \\log \\frac{K/N}{P^-_n + K/N} \\Big) \\text{ in both directions},\\quad P = \\exp(\\hat f \\cdot m/%1$s)/Z"
                .formatted(Decimal.of(temperature));
    }

    @Override
    public String symbol() {
        return "CRD";
    }

    @Override
    public String meaning() {
        return "noise-contrastive estimation of teacher's and student's features from each other, τ = %s, at most %d negatives of other classes"
                .formatted(Decimal.of(temperature), negatives);
    }

    @Override
    public String formula() {
        return symbol();
    }
}
