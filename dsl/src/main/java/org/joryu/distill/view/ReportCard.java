package org.joryu.distill.view;

import java.util.List;
import org.joryu.distill.Report;
import org.joryu.notebook.MimeBundle;

/// A report as a table with its verdict above it.
final class ReportCard {

    private static final String RIGHT = "style=\"text-align:right;padding:2px 10px\"";
    private static final String LEFT = "style=\"text-align:left;padding:2px 10px\"";

    private ReportCard() {}

    static MimeBundle of(Report report) {
        var html = new StringBuilder("<div><b>")
                .append(Html.escape(report.verdict()))
                .append("</b>");
        html.append("<table style=\"border-collapse:collapse;margin-top:6px\"><tr><th %s></th><th %s>network</th>"
                .formatted(LEFT, LEFT));
        for (var head : List.of("parameters", "dev", "test", "test NLL", "agrees with teacher")) {
            html.append("<th %s>%s</th>".formatted(RIGHT, head));
        }
        html.append("</tr>");
        for (var row : List.of(report.teacher(), report.student(), report.alone())) {
            row(html, row);
        }
        html.append(
                "</table><div style=\"margin-top:6px\">%s; both students: seed %d, the same initial weights and batches.</div>"
                        .formatted(Html.escape(report.data()), report.seed()));
        html.append("<div>Dev chose each epoch; the test split was read once per model, for this report.</div>");
        return MimeBundle.text(report.toString()).withHtml(html.append("</div>").toString());
    }

    private static void row(StringBuilder html, Report.Row row) {
        html.append("<tr><td %s><b>%s</b></td>".formatted(LEFT, Html.escape(row.name())));
        html.append("<td %s>%s</td>".formatted(LEFT, Html.escape(row.architecture())));
        for (var cell : List.of(
                Numbers.count(row.parameters()),
                Numbers.percent(row.devAccuracy()),
                Numbers.percent(row.testAccuracy()),
                Numbers.loss(row.testLoss()),
                Numbers.percent(row.agreement()))) {
            html.append("<td %s>%s</td>".formatted(RIGHT, cell));
        }
        html.append("</tr>");
    }
}
