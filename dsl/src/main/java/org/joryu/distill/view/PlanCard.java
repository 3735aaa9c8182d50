package org.joryu.distill.view;

import org.joryu.notebook.MimeBundle;

/// A plan or a run, whose text already is a heading with a line for each thing that was decided:
/// the heading bold, the lines as a table.
final class PlanCard {

    private PlanCard() {}

    private static final String NAME =
            "style=\"text-align:left;padding:2px 10px;vertical-align:top;white-space:nowrap\"";
    private static final String VALUE = "style=\"text-align:left;padding:2px 10px\"";

    static MimeBundle of(Object plan) {
        var text = plan.toString();
        var html = new StringBuilder("<div>");
        var lines = text.lines().toList();
        html.append("<b>%s</b>\n<table style=\"border-collapse:collapse;margin-top:6px\">\n"
                .formatted(Html.escape(lines.getFirst())));
        for (var line : lines.subList(1, lines.size())) {
            var words = line.strip().split("\\s+", 2);
            html.append("<tr><td %s><b>%s</b></td> <td %s>%s</td></tr>\n"
                    .formatted(NAME, Html.escape(words[0]), VALUE, words.length < 2 ? "" : Html.escape(words[1])));
        }
        return MimeBundle.text(text).withHtml(html.append("</table></div>").toString());
    }
}
