package org.joryu.distill;

import java.util.List;
import java.util.Locale;

/// How reports read.
final class ReportText {

    private ReportText() {}

    static String verdict(Report report) {
        if (report.aloneStopped()) {
            return "no verdict: the student alone was stopped before it had taken as many steps; ask for report() again";
        }
        var counts = String.format(
                Locale.ROOT,
                "%s %% against %s %% of %,d test rows, %d right only with the teacher, %d only alone (McNemar p = %s)",
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
        var text = new StringBuilder(String.format(
                Locale.ROOT,
                "%-10s %-22s %10s %8s %8s %9s %8s%n",
                "",
                "network",
                "parameters",
                "dev",
                "test",
                "test NLL",
                "agrees"));
        for (var row : List.of(report.teacher(), report.student(), report.alone())) {
            text.append(String.format(
                    Locale.ROOT,
                    "%-10s %-22s %,10d %6s %% %6s %% %9.4f %6s %%%n",
                    row.name(),
                    row.architecture(),
                    row.parameters(),
                    percent(row.devAccuracy()),
                    percent(row.testAccuracy()),
                    row.testLoss(),
                    percent(row.agreement())));
        }
        text.append(report.data()).append('\n');
        text.append(String.format(
                Locale.ROOT,
                "Both students: seed %d, same initial weights, same batches, as many steps%s.%n",
                report.seed(),
                report.studentStopped() ? ", as the distillation was stopped" : ""));
        text.append("Dev chose each epoch; the test split was read once per model, for this report.\n");
        return text.append(report.verdict()).toString();
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f", 100 * share);
    }

    private static String probability(double p) {
        return p < 0.001 ? String.format(Locale.ROOT, "%.1e", p) : String.format(Locale.ROOT, "%.3f", p);
    }
}
