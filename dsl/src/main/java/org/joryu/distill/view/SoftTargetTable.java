package org.joryu.distill.view;

import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.joryu.distill.chart.Numerals;
import org.joryu.distill.data.SoftTarget;
import org.joryu.distill.data.SoftTargets;
import org.joryu.notebook.MimeBundle;

/// Soft targets as a table: two lines per row, the teacher's probabilities above the student's.
final class SoftTargetTable {

    private static final int ROWS = 12;
    private static final int THUMBNAIL = 40;
    private static final String CELL = "style=\"text-align:right;padding:2px 5px;white-space:nowrap\"";

    private final SoftTargets targets;
    private final Distributions distributions;

    private SoftTargetTable(SoftTargets targets) {
        this.targets = targets;
        this.distributions = Distributions.of(targets.source().classNames());
    }

    static MimeBundle of(SoftTargets targets) {
        return MimeBundle.text(targets.toString()).withHtml(new SoftTargetTable(targets).html());
    }

    private String html() {
        var html = new StringBuilder("<div>").append(caption());
        html.append("<table style=\"border-collapse:collapse;margin-top:6px\"><tr>");
        // The head also keeps the column as wide as its pictures, which JupyterLab lets shrink to nothing.
        for (var head : List.of("picture", "id", "is", "")) {
            html.append("<th %s>%s</th>".formatted(CELL, head));
        }
        distributions.heads().forEach(head -> html.append("<th %s>%s</th>".formatted(CELL, Html.escape(head))));
        for (var head : List.of("KL", "entropy", "1 − max p", "agree")) {
            html.append("<th %s>%s</th>".formatted(CELL, head));
        }
        html.append("</tr>");
        int shown = Math.min(ROWS, targets.size());
        for (int i = 0; i < shown; i++) {
            row(html, i, targets.row(i));
        }
        html.append("</table>");
        if (shown < targets.size()) {
            html.append("<div>… %d of %s rows</div>".formatted(shown, Numbers.count(targets.size())));
        }
        return html.append("<div style=\"margin-top:6px\">keep them: "
                        + "<code>targets.save(Path.of(&quot;soft_targets.arrow&quot;))</code></div></div>")
                .toString();
    }

    private String caption() {
        var source = targets.source();
        return String.format(
                Locale.ROOT,
                "<b>soft targets</b> &nbsp; n = %,d &nbsp; K = %d &nbsp; T = %s &nbsp; %s, %s",
                targets.size(),
                source.classNames().size(),
                Numerals.plain(source.temperature()),
                Html.escape(source.dataset()),
                Html.escape(source.split()));
    }

    private void row(StringBuilder html, int i, SoftTarget row) {
        html.append("<tr style=\"border-top:1px solid #8888884d\">");
        spanning(html, thumbnail(i, row));
        spanning(html, Long.toString(row.rowId()));
        spanning(html, "<b>%s</b>".formatted(Html.escape(Distributions.shortened(row.className()))));
        html.append("<td %s>teacher</td>".formatted(CELL)).append(distributions.cells(row.teacher()));
        spanning(html, String.format(Locale.ROOT, "%.4f", row.kl()));
        spanning(html, String.format(Locale.ROOT, "%.4f", row.entropy()));
        spanning(html, String.format(Locale.ROOT, "%.3f", row.darkKnowledge()));
        spanning(html, row.agree() ? "✓ yes" : "✗ no");
        html.append("</tr><tr><td %s>student</td>".formatted(CELL))
                .append(distributions.cells(row.student()))
                .append("</tr>");
    }

    private static void spanning(StringBuilder html, String content) {
        html.append("<td rowspan=\"2\" %s>%s</td>".formatted(CELL, content));
    }

    private String thumbnail(int i, SoftTarget row) {
        return targets.picture(i)
                .map(picture -> "<img width=\"%d\" alt=\"%s\" src=\"data:image/png;base64,%s\">"
                        .formatted(
                                THUMBNAIL,
                                Html.escape(row.className()),
                                Base64.getEncoder().encodeToString(picture.thumbnail(THUMBNAIL))))
                .orElse("");
    }
}
