package org.joryu.distill;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.joryu.distill.model.Latency;
import org.joryu.distill.train.Evaluation;
import org.joryu.distill.work.PlainMode;

/// How reports read.
final class ReportText {

    /// With longer names than this the table would be wider than a page of 100 columns.
    private static final int LONGEST_NAME = 28;

    private static final int MISTAKES = 5;

    private ReportText() {}

    static String verdict(Report report) {
        if (report.aloneStopped()) {
            return "no verdict: the student alone was stopped before it had taken as many steps; ask for report() again";
        }
        var counts = String.format(
                Locale.ROOT,
                "%s against %s of %,d test rows, %d right only with the teacher, %d only alone (McNemar p = %s)",
                percent(report.student().testAccuracy()),
                percent(report.alone().testAccuracy()),
                report.testRows(),
                report.onlyStudentRight(),
                report.onlyAloneRight(),
                probability(report.pValue()));
        if (!report.certain()) {
            return "no certain difference with one seed: " + counts;
        }
        var found =
                report.onlyStudentRight() > report.onlyAloneRight() ? "distillation helped: " : "distillation hurt: ";
        return found + counts + "; one seed is one seed";
    }

    static String table(Report report) {
        var text = new StringBuilder().append(scores(report)).append('\n').append(costs(report));
        text.append("\nmost confused\n");
        var confused = new TextTable(2);
        for (var row : List.of(report.teacher(), report.student(), report.alone())) {
            confused.row(row.name(), mistakes(row));
        }
        text.append(confused).append('\n').append(report.data()).append('\n');
        report.notes().forEach(note -> text.append(note).append('\n'));
        text.append(report.verdict());
        report.precisionVerdict().ifPresent(found -> text.append('\n').append(found));
        return text.toString();
    }

    private static TextTable scores(Report report) {
        var table = new TextTable(1).row("", "epoch", "dev", "test", "test NLL", "ECE", "Brier", "agrees");
        for (var row : report.rows()) {
            row.last()
                    .ifPresentOrElse(
                            last -> table.row(cells(row.name() + ", best", row.best()))
                                    .row(cells(row.name() + ", last", last)),
                            () -> table.row(cells(row.name(), row.best())));
        }
        return table;
    }

    private static List<String> cells(String name, Scores scores) {
        return List.of(
                name,
                scores.epoch() == 0 ? "–" : String.valueOf(scores.epoch()),
                percent(scores.devAccuracy()),
                percent(scores.test().accuracy()),
                number(scores.test().loss()),
                number(scores.test().calibrationError()),
                number(scores.test().brier()),
                percent(scores.agreement()));
    }

    private static TextTable costs(Report report) {
        var table = new TextTable(2).row("", "network", "parameters", "as f32", "MACs", "p50", "p99");
        report.teacherCost().ifPresent(cost -> table.row(cells("teacher", report.teacher(), cost)));
        return table.row(cells("student", report.student(), report.studentCost()));
    }

    private static List<String> cells(String name, Report.Row row, Cost cost) {
        var macs = cost.multiplyAccumulates();
        return List.of(
                name,
                shortened(row.architecture()),
                count(cost.parameters()),
                size(cost.bytes()),
                macs.isEmpty() ? "unknown" : count(macs.getAsLong()),
                milliseconds(cost.latency().median()),
                milliseconds(cost.latency().p99()));
    }

    static List<String> notes(Report report) {
        return List.of(
                String.format(
                        Locale.ROOT,
                        "Both students: seed %d, same initial weights, same batches, as many steps%s%s.",
                        report.seed(),
                        report.studentStopped() ? ", as the distillation was stopped" : "",
                        report.engine().isEmpty() ? "" : "; steps " + report.engine()),
                "Dev chose each best epoch; the test split was read once per set of weights, for this report.",
                "ECE: %d bins of equal width. Brier: summed over classes, 0 at best, 2 at worst."
                        .formatted(Evaluation.BINS),
                PlainMode.isOn()
                        ? "MACs are of one row."
                        : "MACs, p50 and p99 are of one row; times on %s, of %s after %d unseen ones."
                                .formatted(report.studentCost().latency().device(), runs(report), Latency.WARM_UP));
    }

    private static String runs(Report report) {
        int student = report.studentCost().latency().runs();
        return report.teacherCost()
                .map(cost -> cost.latency().runs())
                .filter(teacher -> teacher != student)
                .map(teacher -> teacher + " runs (teacher) and " + student + " (student)")
                .orElse(student + " runs");
    }

    private static String mistakes(Report.Row row) {
        var found = row.best().confusion().mostConfused(MISTAKES);
        return found.isEmpty() ? "nothing" : found.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private static String shortened(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME - 1) + "…";
    }

    /// What went wrong, without what to do about it and the rows that it concerns.
    static String firstClause(String message) {
        int end = message.indexOf(':');
        return end < 0 ? message : message.substring(0, end);
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    static String number(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }

    private static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    private static String size(long bytes) {
        return bytes < 1_000_000
                ? String.format(Locale.ROOT, "%.1f kB", bytes / 1e3)
                : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }

    private static String milliseconds(Duration duration) {
        double milliseconds = duration.toNanos() / 1e6;
        return PlainMode.measured(String.format(Locale.ROOT, milliseconds < 10 ? "%.3f ms" : "%.1f ms", milliseconds));
    }

    static String probability(double p) {
        return p < 0.001 ? String.format(Locale.ROOT, "%.1e", p) : String.format(Locale.ROOT, "%.3f", p);
    }
}
