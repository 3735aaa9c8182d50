package org.joryu.distill.loss;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Correlation congruence: where the student is off at one row of a batch, it should not be off at the
/// next in the same way.
///
/// Peng et al., "Correlation Congruence for Knowledge Distillation" (ICCV 2019, arXiv 1904.01802), in
/// the form that RepDistiller has of it: features as vectors, `(B, D)`, go through linear embeddings
/// into 128 dimensions, one for the student and one for the teacher, both trained along and then thrown
/// away; of the differences `Δ_i = e_s(F_s) − e_t(F_t)` the loss is the mean over `i` of
/// `Σ_d |Δ_i|·|Δ_{i+1}|`. It needs no equal shapes. RepDistiller weighs it by 0.02, beside soft
/// targets: alone, the embeddings could both learn to answer nothing.
///
/// ```java
/// distill(teacher).into(student).loss(softTargets(4).plus(correlation().weight(0.02)))
/// ```
///
/// @param stages what is compared; if empty, the last stage of each
/// @param width of the embeddings, ≥ 1; 128 in RepDistiller
public record CorrelationLoss(List<StagePair> stages, int width) implements FeatureLoss {

    /// RepDistiller's width.
    public static final int USUAL_WIDTH = 128;

    private static final String STUDENT = "student";
    private static final String TEACHER = "teacher";

    public CorrelationLoss {
        stages = StagePair.once(stages);
        if (width < 1) {
            throw new IllegalArgumentException(
                    "width of the embeddings must be ≥ 1, but was " + width + ": 128 is usual");
        }
    }

    /// The same stages of the teacher, for others of the student.
    public CorrelationLoss guided(String... students) {
        return new CorrelationLoss(StagePair.guided(stages, students), width);
    }

    /// The same stages, with embeddings into so many dimensions.
    public CorrelationLoss width(int width) {
        return new CorrelationLoss(stages, width);
    }

    /// `Σ_stages (1/(B − 1)) Σ_i Σ_d |Δ_i|·|Δ_{i+1}|`, in the order in which the batch has its rows.
    ///
    /// @return a scalar in the square of the embeddings' unit, ≥ 0
    @Override
    public NDArray value(Answers answers) {
        requireRows(answers.rows());
        return FeaturePair.sum(StageChoice.LAST.features(stages, answers.around()), pair -> {
            var vectors = pair.flattened();
            var off = embedded(answers, pair, STUDENT, vectors.student())
                    .sub(embedded(answers, pair, TEACHER, vectors.teacher()))
                    .abs();
            return off.get(":-1").mul(off.get("1:")).sum(new int[] {1}).mean();
        });
    }

    private NDArray embedded(Answers answers, FeaturePair pair, String whose, NDArray vectors) {
        var around = answers.around();
        return layer(pair.stages(), whose, vectors.size(1)).apply(vectors, name -> around.learned(this, name));
    }

    private LinearLayer layer(StagePair stages, String whose, long from) {
        return new LinearLayer(stages.parameter(whose), from, width);
    }

    /// One row has no next.
    @Override
    public void requireRows(int rows) {
        Range.rows(2, symbol(), rows, "it compares each row of a batch with the next");
    }

    @Override
    public List<LossParameter> parameters(LossSetting setting) {
        return StageChoice.LAST.shapes(stages, setting).stream()
                .flatMap(pair -> Stream.of(student(pair), teacher(pair)))
                .flatMap(layer -> layer.parameters().stream())
                .toList();
    }

    private LinearLayer student(ShapePair pair) {
        return layer(pair.stages(), STUDENT, pair.student().size());
    }

    private LinearLayer teacher(ShapePair pair) {
        return layer(pair.stages(), TEACHER, pair.teacher().size());
    }

    @Override
    public List<String> adaptations(LossSetting setting) {
        return StageChoice.LAST.shapes(stages, setting).stream()
                .map(pair -> pair.line(
                        symbol(),
                        String.format(
                                Locale.ROOT,
                                "rows as vectors, embedded in %,d dimensions by %,d and %,d parameters",
                                width,
                                teacher(pair).count(),
                                student(pair).count())))
                .toList();
    }

    @Override
    public boolean looksAcrossRows() {
        return true;
    }

    @Override
    public String definition() {
        return "\\mathrm{mean}_i \\sum_d |\\Delta_{id}|\\,|\\Delta_{i+1,d}|,\\quad \\Delta = e^s - e^t";
    }

    @Override
    public String symbol() {
        return "CC";
    }

    @Override
    public String formula() {
        return StagePair.formula(symbol(), stages);
    }

    @Override
    public String meaning() {
        return "correlation of the differences of embedded features, of each row of a batch with the next";
    }
}
