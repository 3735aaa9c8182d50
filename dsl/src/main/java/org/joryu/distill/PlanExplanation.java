package org.joryu.distill;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.joryu.distill.train.Rehearsal;

/// A plan, what a few rehearsed steps tell of it, and what is odd about it.
///
/// ```java
/// distill(teacher).into(mlp(64, 12, 10)).on(digits()).explain()
/// ```
///
/// @param plan its text: a heading, and a line for each thing that was decided
/// @param formula what is minimised
/// @param steps how many the training will take
/// @param rehearsal what a few of them told
public record PlanExplanation(String plan, String formula, long steps, Rehearsal rehearsal) {

    /// A line for each thing that was decided or expected, without the heading.
    public List<String> lines() {
        var lines = new ArrayList<>(plan.lines().skip(1).map(String::strip).toList());
        rehearsal.balance().ifPresent(balance -> lines.add("balance  " + balance));
        double seconds = steps * (rehearsal.step().toNanos() / 1e9);
        lines.add(String.format(
                Locale.ROOT,
                "expected about %s: %,d steps of %.2g ms, and the evaluations between epochs",
                duration(seconds),
                steps,
                rehearsal.step().toNanos() / 1e6));
        lines.add(String.format(
                Locale.ROOT,
                "memory   %.1f MB for weights, gradients and optimizer; the rows and a step's own arrays come on top",
                rehearsal.bytes() / 1e6));
        rehearsal.notices().forEach(notice -> lines.add("note     " + notice));
        return lines;
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
