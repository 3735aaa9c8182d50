package org.joryu.distill.view;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.joryu.distill.chart.Numerals;
import org.joryu.distill.data.SoftTarget;
import org.joryu.distill.data.SoftTargets;
import org.joryu.notebook.MimeBundle;

/// Soft targets as a table: two lines per row, the teacher's probabilities above the student's.
final class SoftTargetTable {

    /// More than this no table has, in bytes of HTML, so that a notebook of many can still be mailed.
    static final int MOST_BYTES = 200_000;

    /// For the caption and what stands below the table.
    private static final int AROUND = 6_000;

    private final SoftTargets targets;
    private final Distributions distributions;

    private SoftTargetTable(SoftTargets targets) {
        this.targets = targets;
        this.distributions = Distributions.of(targets.source().classNames());
    }

    static MimeBundle of(SoftTargets targets) {
        return MimeBundle.text(targets.toString()).withHtml(new SoftTargetTable(targets).html());
    }

    /// What one row says: the cells of its first line behind the picture, and its second line.
    private record Line(int place, SoftTarget row, String first, String second) {

        String html(String picture) {
            return HeatCell.row("border-top:1px solid #8888884d;", picture + first) + second;
        }

        int bytes() {
            return html("").getBytes(StandardCharsets.UTF_8).length;
        }
    }

    private String html() {
        var lines = lines();
        var thumbnails = thumbnails(lines);
        var html = new StringBuilder("<div>").append(caption());
        html.append("<table cellpadding=\"4\" style=\"border-collapse:collapse;margin-top:6px;font-size:11px\">\n")
                .append(head(thumbnails));
        for (var line : lines) {
            html.append(line.html(
                    thumbnails.cell(targets.picture(line.place()), line.row().className())));
        }
        html.append("</table>\n");
        return html.append(below(lines.size(), thumbnails)).append("</div>").toString();
    }

    /// As many rows of the page as there is room for.
    private List<Line> lines() {
        var lines = new ArrayList<Line>();
        int room = MOST_BYTES - AROUND;
        long to = targets.shown().to(targets.size());
        for (int i = (int) targets.shown().from(); i < to; i++) {
            var line = line(i, targets.row(i));
            room -= line.bytes();
            if (room < 0) {
                break;
            }
            lines.add(line);
        }
        return lines;
    }

    private Thumbnails thumbnails(List<Line> lines) {
        boolean pictures =
                !lines.isEmpty() && targets.picture(lines.getFirst().place()).isPresent();
        int room = MOST_BYTES - AROUND - lines.stream().mapToInt(Line::bytes).sum();
        return Thumbnails.of(pictures, lines.size(), room);
    }

    private String head(Thumbnails thumbnails) {
        var heads = new ArrayList<String>();
        if (thumbnails.any()) {
            // The head also keeps the column as wide as its pictures, which JupyterLab lets shrink to nothing.
            heads.add("picture");
        }
        heads.addAll(List.of("id", "is", ""));
        heads.addAll(distributions.heads());
        heads.addAll(List.of("KL", "entropy", "1⁠−⁠max p", "agree"));
        var cells = new StringBuilder();
        heads.forEach(head -> cells.append("<td><b>%s</b></td> ".formatted(Html.escape(head))));
        return HeatCell.row(cells.toString());
    }

    private String caption() {
        var source = targets.source();
        var provenance = source.provenance();
        return String.format(
                Locale.ROOT,
                "<b>soft targets</b> · n = %,d · K = %d · T = %s · %s, %s%s\n",
                targets.size(),
                source.classNames().size(),
                Numerals.plain(source.temperature()),
                Html.escape(source.dataset()),
                Html.escape(source.split()),
                provenance.isEmpty() ? "" : "<div style=\"font-size:85%\">" + Html.escape(provenance) + "</div>");
    }

    private Line line(int place, SoftTarget row) {
        var first = spanning(Long.toString(row.rowId()))
                + spanning("<b>" + Html.escape(Distributions.shortened(row.className())) + "</b>")
                + "<td>teacher</td> "
                + distributions.cells(row.teacher(), row.label())
                + spanning(String.format(Locale.ROOT, "%.4f", row.kl()))
                + spanning(String.format(Locale.ROOT, "%.3f", row.entropy()))
                + spanning(String.format(Locale.ROOT, "%.3f", row.darkKnowledge()))
                + spanning(row.agree() ? "✓ yes" : "✗ no");
        var second = HeatCell.row("<td>student</td> " + distributions.cells(row.student(), row.label()));
        return new Line(place, row, first, second);
    }

    private static String spanning(String content) {
        return "<td rowspan=\"2\">%s</td> ".formatted(content);
    }

    private String below(int shown, Thumbnails thumbnails) {
        var notes = new ArrayList<String>();
        var page = targets.shown().note(targets.size());
        if (!page.isEmpty()) {
            notes.add(page);
        }
        long left = targets.shown().to(targets.size()) - targets.shown().from() - shown;
        if (left > 0) {
            notes.add(String.format(
                    Locale.ROOT,
                    "the last %,d of this page are left out, as a table has room for 200 kB: .rows(%d) shows them on pages of their own",
                    left,
                    shown));
        }
        if (thumbnails.leftOut()) {
            notes.add("pictures are left out where a page has so many rows: .rows(50) shows them");
        }
        var html = new StringBuilder();
        notes.forEach(note -> html.append("<div>%s</div>\n".formatted(Html.escape(note))));
        if (targets.size() > 0) {
            html.append("<div>in each row bold: the label’s class; KL(teacher‖student) and entropy in nats</div>\n");
        }
        return html.append(
                        targets.saved()
                                .map(SavedSoftTargetsCard::lines)
                                .orElse(
                                        "<div>keep them: <code>targets.save(Path.of(&quot;soft_targets.arrow&quot;))</code></div>"))
                .toString();
    }
}
