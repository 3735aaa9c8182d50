package org.joryu.distill.view;

import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.joryu.distill.Reproduction;
import org.joryu.notebook.MimeBundle;

/// A run that was run again: what was the same, and where it was not, what may be why.
final class ReproductionCard {

    private ReproductionCard() {}

    static MimeBundle of(Reproduction reproduction) {
        var before = reproduction.original();
        var now = reproduction.again();
        var tone = reproduction.exact() ? Verdict.Tone.GOOD : Verdict.Tone.BAD;
        var sentence =
                reproduction.exact() ? "the same bit for bit: " + before.title() : "not the same: " + before.title();
        var table = new HtmlTable(4)
                .head(List.of("", "before", "again", ""))
                .row(cells("data", before.dataSha256(), now.dataSha256()));
        if (!before.teacher().isEmpty()) {
            table.row(cells("teacher", before.teacher(), now.teacher()));
        }
        table.row(cells("initial weights", before.initialWeights(), now.initialWeights()))
                .row(cells("best weights", before.bestWeights(), now.bestWeights()))
                .row(cells("last weights", before.lastWeights(), now.lastWeights()))
                .row(List.of("metrics", "every step and epoch", "", mark(reproduction.sameMetrics())))
                .rowBelowLine(List.of(
                        "device",
                        before.device(),
                        now.device(),
                        mark(before.device().equals(now.device()))));
        var versions = new TreeMap<>(before.versions());
        var names = new TreeSet<>(versions.keySet());
        names.addAll(now.versions().keySet());
        for (var name : names) {
            var one = before.versions().getOrDefault(name, "–");
            var other = now.versions().getOrDefault(name, "–");
            table.row(List.of(name, one, other, mark(one.equals(other))));
        }
        var text = reproduction.toString();
        return MimeBundle.text(text)
                .withHtml(
                        "<div>%s%s<div>weights, data and teacher by their SHA-256; the same versions and device on another kind of CPU may add up in another order</div></div>"
                                .formatted(new Verdict(tone, sentence).html(), table));
    }

    private static List<String> cells(String name, String before, String again) {
        return List.of(name, digest(before), digest(again), mark(before.equals(again)));
    }

    private static String digest(String sha256) {
        return sha256.length() > 12 ? sha256.substring(0, 12) + "…" : sha256;
    }

    private static String mark(boolean same) {
        return same ? "✓ same" : "✗ other";
    }
}
