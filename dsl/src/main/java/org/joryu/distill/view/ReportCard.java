package org.joryu.distill.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.joryu.distill.Cost;
import org.joryu.distill.Report;
import org.joryu.distill.Scores;
import org.joryu.distill.work.PlainMode;
import org.joryu.notebook.MimeBundle;

/// A report: its verdict, what the models do, what they cost, and who takes what for what.
final class ReportCard {

    private ReportCard() {}

    static MimeBundle of(Report report) {
        var html = new StringBuilder("<div>").append(new Verdict(tone(report), report.verdict()).html());
        report.precisionVerdict()
                .ifPresent(found -> html.append(new Verdict(Verdict.Tone.ofCost(found), found).html()));
        html.append(scores(report)).append(costs(report));
        html.append("<div style=\"margin-top:6px\">%s</div>\n".formatted(Html.escape(report.data())));
        html.append("<div>↑ more is better, ↓ less is better; ★ the better of %s, by however little.</div>\n"
                .formatted(
                        report.inF32().isPresent()
                                ? "distilled and alone in their best epochs"
                                : "the two students’ best epochs"));
        report.notes().forEach(note -> html.append("<div>%s</div>\n".formatted(Html.escape(note))));
        for (var row : List.of(report.teacher(), report.student(), report.alone())) {
            html.append(
                    "<details style=\"margin-top:6px\"><summary>what the %s answers, class by class</summary>%s</details>\n"
                            .formatted(
                                    words(row), ConfusionTable.html(row.best().confusion())));
        }
        return MimeBundle.text(report.toString()).withHtml(html.append("</div>").toString());
    }

    private static Verdict.Tone tone(Report report) {
        return report.verdict().startsWith("distillation helped")
                ? Verdict.Tone.GOOD
                : report.verdict().startsWith("distillation hurt") ? Verdict.Tone.BAD : Verdict.Tone.OPEN;
    }

    private static String words(Report.Row row) {
        return switch (row.name()) {
            case "distilled" -> "distilled student";
            case "alone" -> "student alone";
            default -> row.name();
        };
    }

    /// A column of numbers.
    ///
    /// @param better 1 where more is better, −1 where less is, 0 where neither
    private record Column(String head, ToDoubleFunction<Scores> number, int better, boolean percent) {

        String words(Scores scores) {
            double value = number.applyAsDouble(scores);
            return percent ? Numbers.percent(value) : Numbers.loss(value);
        }

        boolean isBetter(Scores one, Scores other) {
            return better * number.applyAsDouble(one) > better * number.applyAsDouble(other);
        }
    }

    private static final List<Column> COLUMNS = List.of(
            new Column("dev ↑", Scores::devAccuracy, 1, true),
            new Column("test ↑", scores -> scores.test().accuracy(), 1, true),
            new Column("test NLL ↓", scores -> scores.test().loss(), -1, false),
            new Column("ECE ↓", scores -> scores.test().calibrationError(), -1, false),
            new Column("Brier ↓", scores -> scores.test().brier(), -1, false),
            new Column("agrees with teacher", Scores::agreement, 0, true));

    private static HtmlTable scores(Report report) {
        var heads = new ArrayList<>(List.of("", "network", "epoch"));
        COLUMNS.forEach(column -> heads.add(column.head()));
        var table = new HtmlTable(2).head(heads);
        var student = report.student().best();
        var alone = report.alone().best();
        add(table, report.teacher(), Optional.empty());
        add(table, report.student(), Optional.of(alone));
        add(table, report.alone(), Optional.of(student));
        report.inF32().ifPresent(row -> add(table, row, Optional.empty()));
        return table;
    }

    /// A row for its best epoch, and one for its last.
    ///
    /// @param rival whose best epoch this one's is compared with
    private static void add(HtmlTable table, Report.Row row, Optional<Scores> rival) {
        var kind = row.last().isPresent() ? ", best on dev" : "";
        table.rowBelowLine(cells(row.name() + kind, row.architecture(), row.best(), rival));
        row.last().ifPresent(last -> table.row(cells(row.name() + ", last epoch", "", last, Optional.empty())));
    }

    private static List<String> cells(String name, String network, Scores scores, Optional<Scores> rival) {
        var cells = new ArrayList<>(List.of(name, network, scores.epoch() == 0 ? "–" : Numbers.count(scores.epoch())));
        for (var column : COLUMNS) {
            boolean best = rival.filter(other -> column.isBetter(scores, other)).isPresent();
            cells.add(column.words(scores) + (best ? HtmlTable.BEST : ""));
        }
        return cells;
    }

    private static HtmlTable costs(Report report) {
        var table =
                new HtmlTable(1).head(List.of("", "parameters", "size as f32", "MACs", "latency p50", "latency p99"));
        report.teacherCost().ifPresent(cost -> table.row(cells("teacher", cost)));
        table.row(cells("student", report.studentCost()));
        report.teacherCost().ifPresent(cost -> table.rowBelowLine(ratios(cost, report.studentCost())));
        return table;
    }

    private static List<String> cells(String name, Cost cost) {
        var macs = cost.multiplyAccumulates();
        return List.of(
                name,
                Numbers.count(cost.parameters()),
                Numbers.bytes(cost.bytes()),
                macs.isEmpty() ? "unknown" : Numbers.count(macs.getAsLong()),
                PlainMode.measured(Numbers.milliseconds(cost.latency().median())),
                PlainMode.measured(Numbers.milliseconds(cost.latency().p99())));
    }

    private static List<String> ratios(Cost teacher, Cost student) {
        var teacherMacs = teacher.multiplyAccumulates();
        var studentMacs = student.multiplyAccumulates();
        return List.of(
                "teacher ÷ student",
                times(teacher.parameters(), student.parameters()),
                times(teacher.bytes(), student.bytes()),
                teacherMacs.isEmpty() || studentMacs.isEmpty()
                        ? "–"
                        : times(teacherMacs.getAsLong(), studentMacs.getAsLong()),
                PlainMode.measured(times(
                        teacher.latency().median().toNanos(),
                        student.latency().median().toNanos())),
                PlainMode.measured(times(
                        teacher.latency().p99().toNanos(),
                        student.latency().p99().toNanos())));
    }

    private static String times(long teacher, long student) {
        double ratio = (double) teacher / student;
        if (!Double.isFinite(ratio) || ratio <= 0) {
            return "–";
        }
        return String.format(Locale.ROOT, ratio >= 10 ? "%,.0f×" : ratio >= 1 ? "%.1f×" : "%.2g×", ratio);
    }
}
