package org.joryu.distill;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// A distillation that is repeated with several seeds, and each time compared with the same student
/// trained alone and with label smoothing. Immutable.
///
/// For every seed three students are trained: from the teacher; from the labels alone; from labels
/// smoothed by [#SMOOTHING], which a distillation has to beat as well before its teacher can claim
/// anything (Yuan et al., arXiv 1909.11723). All three begin with the same weights, see the same batches
/// in the same order and take the same number of steps. Of each the best epoch on dev counts. Where the plan
/// is in less than f32, a fourth is distilled in f32, which tells what that costs, unless
/// [DistillationPlan#withoutF32] was said.
///
/// ```java
/// var study = distill(teacher).into(mlp(64, 12, 10)).on(digits().take(200)).epochs(150).seeds(5).run();
/// study.verdict();
/// study.againstAlone().pValue();
/// ```
///
/// @param plan what is repeated
/// @param seeds at least two, all different
/// @param rows how many training rows each seed draws for itself; null where all seeds train on the
///     same
public record StudyPlan(
        DistillationPlan plan, List<Long> seeds, @Nullable Integer rows) {

    /// How much of every label is given to all classes alike.
    public static final double SMOOTHING = 0.1;

    public StudyPlan {
        seeds = List.copyOf(seeds);
        if (seeds.size() < 2) {
            throw new IllegalArgumentException(
                    "seeds must be at least 2, but there was %d: one seed has no spread; say seeds(5) for the seeds %d to %d"
                            .formatted(
                                    seeds.size(),
                                    plan.recipe().seed(),
                                    plan.recipe().seed() + 4));
        }
        if (seeds.stream().distinct().count() < seeds.size()) {
            throw new IllegalArgumentException("seeds must all be different, but were " + seeds
                    + ": the same seed gives the same student, and tells nothing new");
        }
        if (rows != null) {
            PlanChecks.requireData(plan.data()).take(rows, seeds.getFirst());
        }
    }

    static StudyPlan of(DistillationPlan plan, int count) {
        if (count < 2) {
            throw new IllegalArgumentException(
                    "seeds must be at least 2, but was " + count + ": one seed has no spread; 5 to 10 are usual");
        }
        long first = plan.recipe().seed();
        return new StudyPlan(
                plan, LongStream.range(first, first + count).boxed().toList(), null);
    }

    /// Lets each seed draw its own training rows, as [org.joryu.distill.data.Dataset#take(int, long)]
    /// does it with that seed: the spread then is that of weights, order and data, not of weights and
    /// order alone.
    ///
    /// ```java
    /// distill(teacher).into(mlp(64, 12, 10)).on(digits()).epochs(150).seeds(10).take(200)
    /// ```
    ///
    /// @param count training rows, in `[1, train().size()]`
    /// @throws IllegalArgumentException if there are not so many rows, or no data was given
    public StudyPlan take(int count) {
        return new StudyPlan(plan, seeds, count);
    }

    /// The plan of one seed, whose run gives the very student that the study counts.
    public DistillationPlan plan(long seed) {
        var seeded = plan.seed(seed);
        return rows == null
                ? seeded
                : seeded.on(PlanChecks.requireData(plan.data()).take(rows, seed));
    }

    /// Trains them all, on the calling thread: three students for each seed, four where one is also distilled
    /// in f32.
    ///
    /// An interrupt ends it after the current step. What was finished is kept: the seeds of which all
    /// students were trained.
    ///
    /// @throws IllegalArgumentException if the plan cannot be run; no step has been taken then
    public Study run() {
        seeds.forEach(seed -> plan(seed).check());
        return new StudyRun(this).run();
    }

    /// The same in the background: returns at once, see [Started].
    ///
    /// ```java
    /// var going = distill(teacher).into(mlp(64, 12, 10)).on(digits()).seeds(10).start();
    /// ```
    ///
    /// @throws IllegalArgumentException if the plan cannot be run; nothing was begun then
    public Started<Study> start() {
        seeds.forEach(seed -> plan(seed).check());
        return Started.of(title(), () -> new StudyRun(this).run());
    }

    String title() {
        return "%d seeds of %s".formatted(seeds.size(), plan.title());
    }

    /// What all seeds have in common, and what they do not.
    String draws() {
        return rows == null
                ? "All seeds train on the same rows: the spread is that of initial weights and order."
                : "Each seed draws its own %d training rows: the spread is that of weights, order and data."
                        .formatted(rows);
    }

    @Override
    public String toString() {
        return plan.toString()
                + "\n  seeds    "
                + seeds.stream().map(String::valueOf).collect(Collectors.joining(", "))
                + "; for each also the student alone, and with label smoothing " + SMOOTHING
                + (plan.measuresPrecision() ? ", and distilled in f32" : "")
                + "\n  draws    " + draws();
    }
}
