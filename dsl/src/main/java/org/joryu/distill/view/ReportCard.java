package org.joryu.distill.view;

import java.util.List;
import org.joryu.distill.Cost;
import org.joryu.distill.Report;
import org.joryu.distill.Scores;
import org.joryu.notebook.MimeBundle;

/// A report: its verdict, what the models do, what they cost, and who takes what for what.
final class ReportCard {

    private ReportCard() {}

    static MimeBundle of(Report report) {
        var html = new StringBuilder("<div><b>")
                .append(Html.escape(report.verdict()))
                .append("</b>");
        html.append(scores(report)).append(costs(report));
        html.append("<div style=\"margin-top:6px\">%s</div>".formatted(Html.escape(report.data())));
        report.notes().forEach(note -> html.append("<div>%s</div>".formatted(Html.escape(note))));
        for (var row : List.of(report.teacher(), report.student(), report.alone())) {
            html.append(
                    "<details style=\"margin-top:6px\"><summary>what the %s answers, class by class</summary>%s</details>"
                            .formatted(
                                    words(row), ConfusionTable.html(row.best().confusion())));
        }
        return MimeBundle.text(report.toString()).withHtml(html.append("</div>").toString());
    }

    private static String words(Report.Row row) {
        return switch (row.name()) {
            case "distilled" -> "distilled student";
            case "alone" -> "student alone";
            default -> row.name();
        };
    }

    private static HtmlTable scores(Report report) {
        var table = new HtmlTable(2)
                .head(List.of(
                        "", "network", "epoch", "dev", "test", "test NLL", "ECE", "Brier", "agrees with teacher"));
        for (var row : List.of(report.teacher(), report.student(), report.alone())) {
            var kind = row.last().isPresent() ? ", best on dev" : "";
            table.rowBelowLine(cells(row.name() + kind, row.architecture(), row.best()));
            row.last().ifPresent(last -> table.row(cells(row.name() + ", last epoch", "", last)));
        }
        return table;
    }

    private static List<String> cells(String name, String network, Scores scores) {
        return List.of(
                name,
                network,
                scores.epoch() == 0 ? "–" : Numbers.count(scores.epoch()),
                Numbers.percent(scores.devAccuracy()),
                Numbers.percent(scores.test().accuracy()),
                Numbers.loss(scores.test().loss()),
                Numbers.loss(scores.test().calibrationError()),
                Numbers.loss(scores.test().brier()),
                Numbers.percent(scores.agreement()));
    }

    private static HtmlTable costs(Report report) {
        var table =
                new HtmlTable(1).head(List.of("", "parameters", "size as f32", "MACs", "latency p50", "latency p99"));
        report.teacherCost().ifPresent(cost -> table.row(cells("teacher", cost)));
        return table.row(cells("student", report.studentCost()));
    }

    private static List<String> cells(String name, Cost cost) {
        var macs = cost.multiplyAccumulates();
        return List.of(
                name,
                Numbers.count(cost.parameters()),
                Numbers.bytes(cost.bytes()),
                macs.isEmpty() ? "unknown" : Numbers.count(macs.getAsLong()),
                Numbers.milliseconds(cost.latency().median()),
                Numbers.milliseconds(cost.latency().p99()));
    }
}
