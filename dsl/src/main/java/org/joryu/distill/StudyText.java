package org.joryu.distill;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// How studies read.
final class StudyText {

    /// What counts as certain.
    private static final double SIGNIFICANCE = 0.05;

    private StudyText() {}

    static String verdict(Study study) {
        int wanted = study.plan().seeds().size();
        int finished = study.seeds().size();
        if (!study.failures().isEmpty()) {
            var failure = study.failures().getFirst();
            return "no verdict: %d of %d seeds diverged, first %s with seed %d, and a mean without them would flatter: %s"
                    .formatted(
                            study.failures().size(),
                            wanted,
                            failure.student(),
                            failure.seed(),
                            ReportText.firstClause(failure.message()));
        }
        if (finished < 2) {
            return "no verdict: stopped when %d of %d seeds were finished; two are the fewest that have a spread"
                    .formatted(finished, wanted);
        }
        var alone = word(study.againstAlone());
        var smoothed = word(study.againstLabelSmoothing());
        var sentence = "distillation %s %s and %s%s, in mean test accuracy over %d seeds"
                .formatted(
                        alone,
                        against(study, "the student alone", study.alone(), study.againstAlone()),
                        smoothed.equals(alone) ? "" : smoothed + " ",
                        against(study, "label smoothing", study.labelSmoothing(), study.againstLabelSmoothing()),
                        finished);
        return sentence
                + last(study, alone)
                + (study.stopped() ? "; stopped before the other " + (wanted - finished) : "");
    }

    /// What the last epochs say, where it is something else: whoever lets dev choose an epoch may have
    /// found luck.
    private static String last(Study study, String ofBest) {
        var difference = study.lastAgainstAlone();
        return word(difference).equals(ofBest)
                ? ""
                : "; of the last epochs it %s against the student alone (%s)"
                        .formatted(word(difference), difference(difference));
    }

    private static String against(Study study, String whom, Study.Summary other, PairedDifference difference) {
        return "against %s (%s and %s, %s)"
                .formatted(
                        whom,
                        ReportText.percent(study.distilled().accuracy().mean()),
                        ReportText.percent(other.accuracy().mean()),
                        difference(difference));
    }

    static String word(PairedDifference difference) {
        // NaN is not certain either.
        if (!(difference.pValue() < SIGNIFICANCE)) {
            return "made no certain difference";
        }
        return difference.mean() > 0 ? "helped" : "hurt";
    }

    /// For example `+2.3 ± 0.3 points, p = 0.012`.
    static String difference(PairedDifference difference) {
        double p = difference.pValue();
        return String.format(
                Locale.ROOT,
                "%+.1f ± %.1f points, %s",
                100 * difference.mean(),
                100 * difference.standardError(),
                Double.isNaN(p) ? "no p, as all seeds differ by the same" : "p = " + ReportText.probability(p));
    }

    static String table(Study study) {
        var text = new StringBuilder(study.plan().title())
                .append(", L = ")
                .append(study.plan().plan().loss().formula())
                .append('\n');
        if (!study.seeds().isEmpty()) {
            text.append('\n')
                    .append(seeds(study))
                    .append('\n')
                    .append(means(study))
                    .append('\n');
        }
        if (study.seeds().size() > 1) {
            text.append(differences(study)).append('\n');
        }
        study.failures()
                .forEach(failure -> text.append("seed %d, %s: %s%n"
                        .formatted(failure.seed(), failure.student(), ReportText.firstClause(failure.message()))));
        text.append(study.data()).append('\n');
        study.notes().forEach(note -> text.append(note).append('\n'));
        text.append(study.verdict());
        study.precisionVerdict().ifPresent(found -> text.append('\n').append(found));
        return text.toString();
    }

    private static TextTable seeds(Study study) {
        var table = new TextTable(0)
                .row("seed", Arm.DISTILLED.words, Arm.ALONE.words, Arm.SMOOTHED.words, "distilled − alone");
        for (var seed : study.seeds()) {
            double distilled = seed.distilled().best().test().accuracy();
            double alone = seed.alone().best().test().accuracy();
            table.row(
                    String.valueOf(seed.seed()),
                    ReportText.percent(distilled),
                    ReportText.percent(alone),
                    ReportText.percent(seed.smoothed().best().test().accuracy()),
                    String.format(Locale.ROOT, "%+.1f", 100 * (distilled - alone)));
        }
        return table;
    }

    private static TextTable means(Study study) {
        var table = new TextTable(1).row("mean ± sd", "best on dev", "last epoch", "test NLL", "ECE", "agrees");
        for (var summary : study.summaries()) {
            table.row(
                    summary.name(),
                    percent(summary.accuracy()),
                    percent(summary.lastAccuracy()),
                    number(summary.loss()),
                    number(summary.calibrationError()),
                    percent(summary.agreement()));
        }
        return table;
    }

    private static TextTable differences(Study study) {
        var table = new TextTable(2)
                .row("distilled − alone, best on dev", difference(study.againstAlone()))
                .row("distilled − label smoothing, best on dev", difference(study.againstLabelSmoothing()))
                .row("distilled − alone, last epoch", difference(study.lastAgainstAlone()));
        study.againstF32().ifPresent(cost -> table.row("distilled − in f32, best on dev", difference(cost)));
        study.lastAgainstF32().ifPresent(cost -> table.row("distilled − in f32, last epoch", difference(cost)));
        return table;
    }

    static List<String> notes(Study study) {
        var notes = new ArrayList<String>();
        notes.add(study.plan().draws());
        notes.add("With each seed: same initial weights, same batches, as many steps for all %s students."
                .formatted(study.inF32().isPresent() ? "four" : "three"));
        PrecisionText.note(study).ifPresent(notes::add);
        notes.add("Dev chose each best epoch; the test split was read once per set of weights, and chose nothing.");
        if (study.seeds().size() > 1) {
            notes.add("Differences: points of test accuracy ± standard error, paired by seed;");
            notes.add("p: Student's paired t-test, two-sided, %d degrees of freedom, each p by itself."
                    .formatted(study.seeds().size() - 1));
        }
        if (study.stopped()) {
            notes.add("Stopped: %d of %d seeds were finished, and only those are counted."
                    .formatted(study.seeds().size(), study.plan().seeds().size()));
        }
        return notes;
    }

    static String percent(Sample sample) {
        return String.format(Locale.ROOT, "%.1f ± %.1f %%", 100 * sample.mean(), 100 * sample.deviation());
    }

    private static String number(Sample sample) {
        return String.format(Locale.ROOT, "%.4f ± %.4f", sample.mean(), sample.deviation());
    }
}
