package org.joryu.distill.view;

import java.util.List;
import java.util.Locale;
import org.joryu.distill.chart.Numerals;
import org.joryu.distill.data.ClassTargets;
import org.joryu.notebook.MimeBundle;

/// Mean soft targets, class by class: the whole matrix where it fits on a page, the bluer the larger;
/// else the pairs that are most alike.
final class ClassTargetsTable {

    private static final int MOST_CLASSES = 30;
    private static final int PAIRS = 20;

    private ClassTargetsTable() {}

    static MimeBundle of(ClassTargets targets) {
        var source = targets.source();
        var html = new StringBuilder(String.format(
                Locale.ROOT,
                "<div><b>mean soft targets by class</b> · n = %,d · K = %d · T = %s · %s, %s\n",
                targets.rows(),
                source.classNames().size(),
                Numerals.plain(source.temperature()),
                Html.escape(source.dataset()),
                Html.escape(source.split())));
        html.append(source.classNames().size() <= MOST_CLASSES ? whole(targets) : pairs(targets));
        var alike = targets.mostAlike(3);
        if (!alike.isEmpty()) {
            html.append("<div style=\"margin-top:6px\">most alike to the teacher: %s</div>"
                    .formatted(Html.escape(words(alike))));
        }
        return MimeBundle.text(targets.toString())
                .withHtml(html.append("</div>").toString());
    }

    private static String words(List<ClassTargets.Pair> pairs) {
        return pairs.stream()
                .map(pair -> "%s as %s %s".formatted(pair.is(), pair.said(), HeatCell.number(pair.mean())))
                .reduce((one, other) -> one + ", " + other)
                .orElse("");
    }

    /// Three digits where there is room for them, two where there is not.
    private static String whole(ClassTargets targets) {
        var names = targets.source().classNames();
        var format = names.size() <= Distributions.MOST_CLASSES ? "%.3f" : "%.2f";
        var heads = new StringBuilder("<td><b>is \\ said</b></td> ");
        names.forEach(name -> heads.append(head(name)));
        var html = new StringBuilder("<table cellpadding=\"4\" style=\"border-collapse:collapse;margin-top:6px\">\n")
                .append(HeatCell.row(heads + "<td><b>rows</b></td>"));
        for (int is = 0; is < names.size(); is++) {
            var cells = new StringBuilder(head(names.get(is)));
            int rows = targets.counts().get(is);
            for (double mean : targets.means().get(is)) {
                cells.append(
                        rows == 0 ? "<td>–</td> " : HeatCell.of(mean, String.format(Locale.ROOT, format, mean)) + " ");
            }
            html.append(HeatCell.row(cells + "<td>%s</td>".formatted(Numbers.count(rows))));
        }
        return html.append("</table>").toString();
    }

    private static String head(String name) {
        return "<td><b>%s</b></td> ".formatted(Html.escape(Distributions.shortened(name)));
    }

    private static String pairs(ClassTargets targets) {
        var table = new HtmlTable(2).head(List.of("is", "said", "mean"));
        targets.mostAlike(PAIRS)
                .forEach(pair -> table.row(List.of(pair.is(), pair.said(), HeatCell.number(pair.mean()))));
        return table.toString();
    }
}
