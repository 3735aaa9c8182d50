package org.joryu.distill;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/// What a distillation is worth over several seeds. Immutable.
///
/// Dev accuracy chose the best epoch of every student; the test split was read once for each set of
/// weights, and chose nothing. The students themselves are not kept: `study.plan().plan(seed).run()`
/// gives the very same again.
///
/// ```java
/// var study = distill(teacher).into(mlp(64, 12, 10)).on(digits().take(200)).epochs(150).seeds(5).run();
/// study.verdict();
/// study.distilled().accuracy().mean();
/// study.againstLabelSmoothing().standardError();
/// ```
///
/// @param plan what was studied
/// @param data the data and its split sizes
/// @param testRows how many rows the test split has
/// @param seeds those of which all three students were trained, in order
/// @param failures trainings that diverged; their seeds are not among the others
/// @param stopped whether it was stopped before its last seed
public record Study(
        StudyPlan plan, String data, int testRows, List<Seed> seeds, List<Failure> failures, boolean stopped) {

    public Study {
        seeds = List.copyOf(seeds);
        failures = List.copyOf(failures);
    }

    /// What one seed came to.
    ///
    /// @param seed behind all three students
    /// @param distilled from the teacher
    /// @param alone from the labels alone
    /// @param smoothed from smoothed labels
    /// @param precisionCost what it cost to distil in less than f32; empty in f32, and where it was not measured
    public record Seed(
            long seed, Outcome distilled, Outcome alone, Outcome smoothed, Optional<PrecisionCost> precisionCost) {}

    /// A training that could not go on.
    ///
    /// @param seed behind it
    /// @param student `distilled`, `alone`, `label smoothing` or `in f32`
    /// @param message why
    public record Failure(long seed, String student, String message) {}

    /// One kind of student over all seeds.
    ///
    /// @param name `distilled`, `alone`, `label smoothing` or `in f32`
    /// @param accuracy on the test split, of the best epochs, in [0, 1]
    /// @param lastAccuracy on the test split, of the last epochs, in [0, 1]
    /// @param loss negative log-likelihood of the test labels, of the best epochs, in nats
    /// @param calibrationError on the test split, of the best epochs
    /// @param agreement share of test rows on which the best epochs answer like the teacher
    public record Summary(
            String name,
            Sample accuracy,
            Sample lastAccuracy,
            Sample loss,
            Sample calibrationError,
            Sample agreement) {}

    /// The distilled students.
    public Summary distilled() {
        return summary(Arm.DISTILLED.words, Seed::distilled);
    }

    /// The students trained from the labels alone.
    public Summary alone() {
        return summary(Arm.ALONE.words, Seed::alone);
    }

    /// The students trained from smoothed labels.
    public Summary labelSmoothing() {
        return summary(Arm.SMOOTHED.words, Seed::smoothed);
    }

    /// Distilled less alone, in test accuracy of the best epochs, seed by seed.
    public PairedDifference againstAlone() {
        return difference(Seed::alone, Outcome::best);
    }

    /// Distilled less smoothed, in test accuracy of the best epochs, seed by seed.
    public PairedDifference againstLabelSmoothing() {
        return difference(Seed::smoothed, Outcome::best);
    }

    /// Distilled less alone, in test accuracy of the last epochs, seed by seed.
    public PairedDifference lastAgainstAlone() {
        return difference(Seed::alone, Outcome::last);
    }

    /// The students that were distilled in f32; empty where all were, and where it was left out.
    public Optional<Summary> inF32() {
        return measuresPrecision() ? Optional.of(summary(Arm.IN_F32.words, Study::inF32)) : Optional.empty();
    }

    /// Distilled in less than f32, less the same in f32, in test accuracy of the best epochs, seed by seed.
    ///
    /// ```java
    /// study.againstF32().orElseThrow().mean();    // -0.002
    /// ```
    ///
    /// @return empty where all were distilled in f32, and where it was left out
    public Optional<PairedDifference> againstF32() {
        return measuresPrecision() ? Optional.of(difference(Study::inF32, Outcome::best)) : Optional.empty();
    }

    /// The same of the last epochs.
    ///
    /// @return empty where all were distilled in f32, and where it was left out
    public Optional<PairedDifference> lastAgainstF32() {
        return measuresPrecision() ? Optional.of(difference(Study::inF32, Outcome::last)) : Optional.empty();
    }

    /// Share of test rows that the student and the one in f32 give the same class, over the seeds.
    ///
    /// @return empty where all were distilled in f32, and where it was left out
    public Optional<Sample> agreementWithF32() {
        return measuresPrecision()
                ? Optional.of(Sample.of(seeds.stream()
                        .mapToDouble(seed -> seed.precisionCost().orElseThrow().agreement())
                        .toArray()))
                : Optional.empty();
    }

    private boolean measuresPrecision() {
        return !seeds.isEmpty()
                && seeds.stream().allMatch(seed -> seed.precisionCost().isPresent());
    }

    private static Outcome inF32(Seed seed) {
        return seed.precisionCost().orElseThrow().inF32();
    }

    /// One sentence that claims no more than the numbers show.
    public String verdict() {
        return StudyText.verdict(this);
    }

    /// What a precision below f32 cost, or that it was not measured; empty in f32.
    public Optional<String> precisionVerdict() {
        return PrecisionText.of(this);
    }

    /// All kinds of students, in order.
    public List<Summary> summaries() {
        return Stream.concat(Stream.of(distilled(), alone(), labelSmoothing()), inF32().stream())
                .toList();
    }

    /// How the students were trained, and what the numbers mean: a sentence each.
    public List<String> notes() {
        return StudyText.notes(this);
    }

    private Summary summary(String name, Function<Seed, Outcome> student) {
        return new Summary(
                name,
                sample(student, outcome -> outcome.best().test().accuracy()),
                sample(student, outcome -> outcome.last().test().accuracy()),
                sample(student, outcome -> outcome.best().test().loss()),
                sample(student, outcome -> outcome.best().test().calibrationError()),
                sample(student, outcome -> outcome.best().agreement()));
    }

    private Sample sample(Function<Seed, Outcome> student, ToDoubleFunction<Outcome> value) {
        return Sample.of(values(student, value));
    }

    private PairedDifference difference(Function<Seed, Outcome> other, Function<Outcome, Scores> epoch) {
        ToDoubleFunction<Outcome> accuracy =
                outcome -> epoch.apply(outcome).test().accuracy();
        return PairedDifference.of(values(Seed::distilled, accuracy), values(other, accuracy));
    }

    private double[] values(Function<Seed, Outcome> student, ToDoubleFunction<Outcome> value) {
        return seeds.stream().map(student).mapToDouble(value).toArray();
    }

    /// The study as a table of text.
    @Override
    public String toString() {
        return StudyText.table(this);
    }
}
