package org.joryu.distill;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A distillation that is tried with several temperatures and alphas. Immutable.
///
/// Every combination is trained with the same seed, so from the same weights and with the same batches,
/// and from the same logits of the teacher, who is asked once (several teachers once for each
/// temperature; in every step where features are compared or rows are augmented). Dev chooses among
/// them; the test split is not read.
///
/// ```java
/// var sweep = distill(teacher).into(mlp(64, 12, 10)).on(digits())
///         .sweep().temperature(1, 2, 4, 8).alpha(0.1, 0.5, 0.9).halving(3).run();
/// sweep.best().run().report();
/// ```
///
/// @param plan what is varied
/// @param temperatures to try; none where that of the plan is kept
/// @param alphas to try; none where that of the plan is kept
/// @param eta of successive halving: after each round one in so many goes on; 1 for a single round
public record SweepPlan(DistillationPlan plan, List<Double> temperatures, List<Double> alphas, int eta) {

    public SweepPlan {
        temperatures = List.copyOf(temperatures);
        alphas = List.copyOf(alphas);
        requireDifferent("temperature", temperatures);
        requireDifferent("alpha", alphas);
        if (eta < 1) {
            throw new IllegalArgumentException(
                    "eta must be ≥ 2, but was " + eta + ": one in eta goes on after each round; 3 is usual");
        }
        // What is out of range is refused where it is said.
        candidates(plan, temperatures, alphas);
    }

    private static void requireDifferent(String name, List<Double> values) {
        if (new HashSet<>(values).size() < values.size()) {
            throw new IllegalArgumentException(
                    "%s must be given values that all differ, but was given %s: leave out the repeated ones"
                            .formatted(name, values));
        }
    }

    /// One combination.
    ///
    /// @param temperature that is tried; empty where that of the plan is kept
    /// @param alpha that is tried; empty where that of the plan is kept
    /// @param plan with these values
    record Candidate(OptionalDouble temperature, OptionalDouble alpha, DistillationPlan plan) {}

    /// All combinations: the alphas in turn, for each all temperatures.
    List<Candidate> candidates() {
        return candidates(plan, temperatures, alphas);
    }

    private static List<Candidate> candidates(DistillationPlan plan, List<Double> temperatures, List<Double> alphas) {
        var candidates = new ArrayList<Candidate>();
        for (var alpha : choices(alphas)) {
            for (var temperature : choices(temperatures)) {
                var tried = plan;
                if (temperature.isPresent()) {
                    tried = tried.temperature(temperature.getAsDouble());
                }
                if (alpha.isPresent()) {
                    tried = tried.alpha(alpha.getAsDouble());
                }
                candidates.add(new Candidate(temperature, alpha, tried));
            }
        }
        return candidates;
    }

    static List<OptionalDouble> choices(List<Double> values) {
        return values.isEmpty()
                ? List.of(OptionalDouble.empty())
                : values.stream().map(OptionalDouble::of).toList();
    }

    /// The temperatures to try; every word replaces what it said before.
    ///
    /// @param temperatures each finite and > 0, all different
    /// @throws IllegalArgumentException if one is out of range, or the plan names losses of its own
    public SweepPlan temperature(double... temperatures) {
        return new SweepPlan(plan, boxed("temperature", temperatures), alphas, eta);
    }

    /// The weights of the hard loss to try.
    ///
    /// @param alphas each in [0, 1], all different
    /// @throws IllegalArgumentException if one is out of range, or the plan's convention has no alpha
    public SweepPlan alpha(double... alphas) {
        return new SweepPlan(plan, temperatures, boxed("alpha", alphas), eta);
    }

    private static List<Double> boxed(String name, double... values) {
        if (values.length == 0) {
            throw new IllegalArgumentException(name
                    + " must be given at least one value, but was given none: leave the word out to keep the plan's");
        }
        return IntStream.range(0, values.length).mapToObj(i -> values[i]).toList();
    }

    /// Tries all for a few epochs first, and only the best for more: successive halving (Jamieson and
    /// Talwalkar, arXiv 1502.07943).
    ///
    /// Of n combinations the rounds are as many as n can be divided by eta, and one more. The last has
    /// all the plan's epochs, each before it `1/eta` of the next one's; after each the best `1/eta` of
    /// all go on. Every round trains anew with the same seed.
    ///
    /// Its price: what needs long to be good is dropped early, and soft targets do. Measured on 200
    /// digits with 150 epochs, by thirds from 12 combinations: T = 8 with alpha = 0.9 was kept and
    /// reached 89.9 % on dev, in a third of the steps; with alpha = 0.1, dropped after 17 epochs, it would
    /// have reached 93.8 %.
    ///
    /// ```java
    /// plan.epochs(90).sweep().temperature(1, 2, 4).alpha(.1, .5, .9).halving(3)    // 9 × 10, 3 × 30, 1 × 90
    /// ```
    ///
    /// @param eta ≥ 2; 3 is usual
    public SweepPlan halving(int eta) {
        if (eta < 2) {
            throw new IllegalArgumentException(
                    "eta must be ≥ 2, but was " + eta + ": one in eta goes on after each round; 3 is usual");
        }
        return new SweepPlan(plan, temperatures, alphas, eta);
    }

    /// One round of trainings.
    ///
    /// @param candidates how many combinations enter it, at most
    /// @param epochs for how long each is trained
    public record Round(int candidates, int epochs) {}

    /// The rounds, in order; a single one without halving.
    public List<Round> rounds() {
        int all = candidates().size();
        int epochs = plan.recipe().epochs();
        int halvings = 0;
        long divisor = 1;
        while (eta > 1 && divisor * eta <= Math.min(all, epochs)) {
            divisor *= eta;
            halvings++;
        }
        var rounds = new ArrayList<Round>();
        for (int round = 0; round <= halvings; round++) {
            rounds.add(new Round((int) (all / (long) Math.pow(eta, round)), (int)
                    Math.ceilDiv(epochs, (long) Math.pow(eta, halvings - round))));
        }
        return rounds;
    }

    /// Trains, on the calling thread, and chooses by dev.
    ///
    /// A combination that diverges is marked as such and does not end the sweep. An interrupt ends it
    /// after the current step; what was finished is kept.
    ///
    /// @throws IllegalArgumentException if there is nothing to choose from, or a combination cannot be
    ///     run; no step has been taken then
    public Sweep run() {
        check();
        return new SweepRun(this).run();
    }

    /// The same in the background: returns at once, see [Started].
    ///
    /// ```java
    /// var going = plan.sweep().temperature(1, 2, 4, 8).start();
    /// ```
    ///
    /// @throws IllegalArgumentException as [#run] does
    public Started<Sweep> start() {
        check();
        return Started.of(title(), () -> new SweepRun(this).run());
    }

    private void check() {
        var candidates = candidates();
        if (candidates.size() < 2) {
            throw new IllegalArgumentException(
                    "sweep must have at least two combinations, but has 1: say .temperature(1, 2, 4, 8) or .alpha(0.1, 0.5, 0.9)");
        }
        if (eta > 1 && rounds().size() == 1) {
            throw new IllegalArgumentException(
                    "eta must be at most the number of combinations, %d, and that of epochs, %d, but was %d: there is nothing to halve; leave out .halving(...)"
                            .formatted(candidates.size(), plan.recipe().epochs(), eta));
        }
        candidates.forEach(candidate -> candidate.plan().check());
    }

    String title() {
        return "sweep of %d plans, %s".formatted(candidates().size(), plan.title());
    }

    /// What will be trained, for how long.
    String schedule() {
        var rounds = rounds();
        return IntStream.range(0, rounds.size())
                .mapToObj(i -> (i == 0 ? "all %d for %d epochs" : "the best %d for %d")
                        .formatted(rounds.get(i).candidates(), rounds.get(i).epochs()))
                .collect(Collectors.joining(", "));
    }

    @Override
    public String toString() {
        return plan
                + "\n  sweep    "
                + axis("T", temperatures)
                + "; "
                + axis("alpha", alphas)
                + "; "
                + schedule()
                + "; dev chooses";
    }

    private static String axis(String name, List<Double> values) {
        return values.isEmpty()
                ? name + " as it is"
                : name + " = " + values.stream().map(SweepPlan::number).collect(Collectors.joining(", "));
    }

    static String number(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
