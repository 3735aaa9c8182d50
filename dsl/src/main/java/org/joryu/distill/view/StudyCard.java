package org.joryu.distill.view;

import java.util.List;
import java.util.Locale;
import org.joryu.distill.PairedDifference;
import org.joryu.distill.Sample;
import org.joryu.distill.Study;
import org.joryu.notebook.MimeBundle;

/// A study: its verdict, means with their spread, differences with their error, and every seed.
final class StudyCard {

    private StudyCard() {}

    static MimeBundle of(Study study) {
        var html = new StringBuilder("<div>").append(new Verdict(tone(study), study.verdict()).html());
        study.precisionVerdict().ifPresent(found -> html.append(new Verdict(Verdict.Tone.ofCost(found), found).html()));
        if (!study.seeds().isEmpty()) {
            html.append(means(study));
        }
        if (study.seeds().size() > 1) {
            html.append(differences(study));
        }
        if (!study.seeds().isEmpty()) {
            html.append("<details style=\"margin-top:6px\"><summary>seed by seed</summary>%s</details>"
                    .formatted(seeds(study)));
        }
        study.failures()
                .forEach(failure -> html.append("<div>seed %d, %s: %s</div>"
                        .formatted(failure.seed(), Html.escape(failure.student()), Html.escape(failure.message()))));
        html.append("<div style=\"margin-top:6px\">%s</div>".formatted(Html.escape(study.data())));
        study.notes().forEach(note -> html.append("<div>%s</div>".formatted(Html.escape(note))));
        return MimeBundle.text(study.toString()).withHtml(html.append("</div>").toString());
    }

    private static Verdict.Tone tone(Study study) {
        return study.verdict().startsWith("distillation helped")
                ? Verdict.Tone.GOOD
                : study.verdict().startsWith("distillation hurt") ? Verdict.Tone.BAD : Verdict.Tone.OPEN;
    }

    private static HtmlTable means(Study study) {
        var table = new HtmlTable(1)
                .head(List.of(
                        "mean ± sd",
                        "test, best on dev",
                        "test, last epoch",
                        "test NLL",
                        "ECE",
                        "agrees with teacher"));
        for (var summary : study.summaries()) {
            table.row(List.of(
                    summary.name(),
                    percent(summary.accuracy()),
                    percent(summary.lastAccuracy()),
                    number(summary.loss()),
                    number(summary.calibrationError()),
                    percent(summary.agreement())));
        }
        return table;
    }

    private static HtmlTable differences(Study study) {
        var table = new HtmlTable(1)
                .head(List.of("distilled less", "points ± se", "p"))
                .row(cells("alone, best on dev", study.againstAlone()))
                .row(cells("label smoothing, best on dev", study.againstLabelSmoothing()))
                .row(cells("alone, last epoch", study.lastAgainstAlone()));
        study.againstF32().ifPresent(cost -> table.row(cells("in f32, best on dev", cost)));
        study.lastAgainstF32().ifPresent(cost -> table.row(cells("in f32, last epoch", cost)));
        return table;
    }

    private static List<String> cells(String name, PairedDifference difference) {
        return List.of(
                name,
                String.format(Locale.ROOT, "%+.1f ± %.1f", 100 * difference.mean(), 100 * difference.standardError()),
                Numbers.probability(difference.pValue()));
    }

    private static HtmlTable seeds(Study study) {
        var table =
                new HtmlTable(1).head(List.of("seed", "distilled", "alone", "label smoothing", "distilled − alone"));
        for (var seed : study.seeds()) {
            double distilled = seed.distilled().best().test().accuracy();
            double alone = seed.alone().best().test().accuracy();
            table.row(List.of(
                    String.valueOf(seed.seed()),
                    Numbers.percent(distilled),
                    Numbers.percent(alone),
                    Numbers.percent(seed.smoothed().best().test().accuracy()),
                    String.format(Locale.ROOT, "%+.1f", 100 * (distilled - alone))));
        }
        return table;
    }

    private static String percent(Sample sample) {
        return String.format(Locale.ROOT, "%.1f ± %.1f %%", 100 * sample.mean(), 100 * sample.deviation());
    }

    private static String number(Sample sample) {
        return String.format(Locale.ROOT, "%.4f ± %.4f", sample.mean(), sample.deviation());
    }
}
