package org.joryu.distill.view;

import java.util.List;
import org.joryu.distill.train.ConfusionMatrix;
import org.joryu.notebook.MimeBundle;

/// A confusion matrix: every class with its answers where they fit on a page, the bluer the larger
/// their share of the class; else the most frequent mistakes.
final class ConfusionTable {

    private static final int MISTAKES = 12;

    private ConfusionTable() {}

    static MimeBundle of(ConfusionMatrix matrix) {
        return MimeBundle.text(matrix.toString()).withHtml("<div>" + html(matrix) + "</div>");
    }

    static String html(ConfusionMatrix matrix) {
        return matrix.classNames().size() <= Distributions.MOST_CLASSES ? whole(matrix) : mistakes(matrix);
    }

    private static String whole(ConfusionMatrix matrix) {
        var names = matrix.classNames();
        var heads = new StringBuilder("<td><b>is \\ answered</b></td> ");
        names.forEach(name -> heads.append(head(name)));
        var html = new StringBuilder("<table cellpadding=\"4\" style=\"border-collapse:collapse;margin-top:6px\">\n")
                .append(HeatCell.row(heads + "<td><b>recall</b></td>"));
        for (int label = 0; label < names.size(); label++) {
            var cells = new StringBuilder(head(names.get(label)));
            int rows = 0;
            for (int answer = 0; answer < names.size(); answer++) {
                rows += matrix.count(label, answer);
            }
            for (int answer = 0; answer < names.size(); answer++) {
                int count = matrix.count(label, answer);
                var words = count == 0 ? "·" : Numbers.count(count);
                cells.append(HeatCell.of(rows == 0 ? 0 : (double) count / rows, words))
                        .append(' ');
            }
            html.append(
                    HeatCell.row(cells + "<td>%s</td>".formatted(Numbers.percent(matrix.recall(names.get(label))))));
        }
        return html.append("</table>").toString();
    }

    private static String head(String name) {
        return "<td><b>%s</b></td> ".formatted(Html.escape(Distributions.shortened(name)));
    }

    private static String mistakes(ConfusionMatrix matrix) {
        var table = new HtmlTable(2).head(List.of("is", "answered as", "rows"));
        matrix.mostConfused(MISTAKES)
                .forEach(mistake ->
                        table.row(List.of(mistake.label(), mistake.answer(), Numbers.count(mistake.count()))));
        return table.toString();
    }
}
