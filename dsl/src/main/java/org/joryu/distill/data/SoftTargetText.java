package org.joryu.distill.data;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// How soft targets read as text.
final class SoftTargetText {

    private static final int SHOWN = 12;
    private static final int TOP = 3;

    private SoftTargetText() {}

    static String of(SoftTargets targets) {
        var source = targets.source();
        var text = new StringBuilder(String.format(
                Locale.ROOT,
                "soft targets: %,d rows × %d classes at T = %s, %s %s%n",
                targets.size(),
                source.classNames().size(),
                Decimals.plain(source.temperature()),
                source.dataset(),
                source.split()));
        int width =
                8 + source.classNames().stream().mapToInt(String::length).max().orElse(0);
        var line = "%8s  %-" + (width - 7) + "s  %-" + (TOP * width) + "s  %-" + (TOP * width) + "s  %7s  %7s  %s%n";
        text.append(
                String.format(Locale.ROOT, line, "id", "is", "teacher says", "student says", "KL", "entropy", "agree"));
        for (int i = 0; i < Math.min(SHOWN, targets.size()); i++) {
            var row = targets.row(i);
            text.append(String.format(
                    Locale.ROOT,
                    line,
                    row.rowId(),
                    row.className(),
                    top(row.teacher(), source.classNames()),
                    top(row.student(), source.classNames()),
                    String.format(Locale.ROOT, "%.4f", row.kl()),
                    String.format(Locale.ROOT, "%.4f", row.entropy()),
                    row.agree() ? "yes" : "no"));
        }
        if (targets.size() > SHOWN) {
            text.append(String.format(Locale.ROOT, "… %d of %,d rows%n", SHOWN, targets.size()));
        }
        return text.toString().stripTrailing();
    }

    private static String top(List<Double> probabilities, List<String> names) {
        return IntStream.range(0, probabilities.size())
                .boxed()
                .sorted(Comparator.comparing(probabilities::get, Comparator.reverseOrder()))
                .limit(TOP)
                .map(i -> String.format(Locale.ROOT, "%s %.3f", names.get(i), probabilities.get(i)))
                .collect(Collectors.joining("  "));
    }
}
