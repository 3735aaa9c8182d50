package org.joryu.distill;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import org.joryu.distill.loss.Loss;
import org.joryu.distill.train.Recipe;
import org.joryu.distill.train.Rehearsal;
import org.joryu.distill.train.Training;
import org.joryu.distill.work.PlainMode;

/// A plan, what a few rehearsed steps tell of it, and what is odd about it.
///
/// ```java
/// distill(teacher).into(mlp(64, 12, 10)).on(digits()).explain()
/// ```
///
/// @param plan its text: a heading, and a line for each thing that was decided
/// @param formula what is minimised
/// @param definitions what its symbols stand for, exactly, in LaTeX, by symbol
/// @param steps how many the training will take
/// @param rehearsal what a few of them told
public record PlanExplanation(
        String plan, String formula, SequencedMap<String, String> definitions, long steps, Rehearsal rehearsal) {

    public PlanExplanation {
        definitions = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(definitions));
    }

    static PlanExplanation of(String plan, Loss loss, Recipe recipe, Training training) {
        var definitions = new LinkedHashMap<String, String>();
        loss.parts().forEach(part -> definitions.putIfAbsent(part.symbol(), part.definition()));
        long steps = (long) recipe.epochs()
                * recipe.stepsPerEpoch(training.data().train().size());
        return new PlanExplanation(plan, "L = " + loss.formula(), definitions, steps, training.rehearse());
    }

    /// A line for each thing that was decided or expected, without the heading.
    public List<String> lines() {
        var lines = new ArrayList<>(plan.lines().skip(1).map(String::strip).toList());
        rehearsal.balance().ifPresent(balance -> lines.add("balance  " + balance));
        double seconds = steps * (rehearsal.step().toNanos() / 1e9);
        lines.add(
                PlainMode.isOn()
                        ? String.format(Locale.ROOT, "expected %,d steps, and the evaluations between epochs", steps)
                        : String.format(
                                Locale.ROOT,
                                "expected about %s: %,d steps of %.2g ms, and the evaluations between epochs",
                                duration(seconds),
                                steps,
                                rehearsal.step().toNanos() / 1e6));
        lines.add(String.format(
                Locale.ROOT,
                "memory   %s for weights, gradients and optimizer; the rows and a step's own arrays come on top",
                size(rehearsal.bytes())));
        rehearsal.notices().forEach(notice -> lines.add("note     " + notice));
        return lines;
    }

    private static String size(long bytes) {
        return bytes < 1_000_000
                ? String.format(Locale.ROOT, "%.1f kB", bytes / 1e3)
                : String.format(Locale.ROOT, "%,.1f MB", bytes / 1e6);
    }

    private static String duration(double seconds) {
        if (seconds < 90) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        return seconds < 5400
                ? String.format(Locale.ROOT, "%.0f min", seconds / 60)
                : String.format(Locale.ROOT, "%.1f h", seconds / 3600);
    }

    /// The heading of the plan.
    public String heading() {
        return plan.lines().findFirst().orElse("");
    }

    @Override
    public String toString() {
        return heading() + "\n  " + String.join("\n  ", lines());
    }
}
