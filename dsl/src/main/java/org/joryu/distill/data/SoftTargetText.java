package org.joryu.distill.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// How soft targets read as text.
final class SoftTargetText {

    /// Names longer than this are cut, and longer than half of it, only two fit.
    private static final int LONGEST_NAME = 12;

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
        var provenance = source.provenance();
        if (!provenance.isEmpty()) {
            text.append(provenance).append('\n');
        }
        text.append(table(targets));
        var note = targets.shown().note(targets.size());
        if (!note.isEmpty()) {
            text.append(note).append('\n');
        }
        targets.saved().ifPresent(saved -> text.append(saved).append('\n'));
        return text.toString().stripTrailing();
    }

    private static TextColumns table(SoftTargets targets) {
        var table = new TextColumns();
        row(table, "id", "is", "teacher says", "student says", "KL", "entropy", "1 − max p", "agree");
        long to = targets.shown().to(targets.size());
        for (int i = (int) targets.shown().from(); i < to; i++) {
            var row = targets.row(i);
            row(
                    table,
                    String.valueOf(row.rowId()),
                    row.className(),
                    top(row.teacher(), targets.source().classNames()),
                    top(row.student(), targets.source().classNames()),
                    String.format(Locale.ROOT, "%.4f", row.kl()),
                    String.format(Locale.ROOT, "%.4f", row.entropy()),
                    String.format(Locale.ROOT, "%.3f", row.darkKnowledge()),
                    row.agree() ? "yes" : "no");
        }
        return table;
    }

    private static void row(TextColumns table, String... cells) {
        table.row(List.of(cells), column -> column == 0 || (column >= 4 && column <= 6));
    }

    /// The likeliest classes with their probabilities.
    static String top(List<Double> probabilities, List<String> names) {
        var likeliest =
                new ArrayList<>(IntStream.range(0, probabilities.size()).boxed().toList());
        likeliest.sort(Comparator.comparing(probabilities::get, Comparator.reverseOrder()));
        boolean narrow = names.stream().allMatch(name -> name.length() <= LONGEST_NAME / 2);
        return likeliest.stream()
                .limit(narrow ? 3 : 2)
                .map(i -> String.format(Locale.ROOT, "%s %.3f", shortened(names.get(i)), probabilities.get(i)))
                .collect(Collectors.joining("  "));
    }

    private static String shortened(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME - 1) + "…";
    }
}
