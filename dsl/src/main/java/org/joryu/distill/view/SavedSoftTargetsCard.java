package org.joryu.distill.view;

import org.joryu.distill.data.SavedSoftTargets;
import org.joryu.notebook.MimeBundle;

/// A file of soft targets: what is in it, and the lines to copy that open it elsewhere.
final class SavedSoftTargetsCard {

    private SavedSoftTargetsCard() {}

    static MimeBundle of(SavedSoftTargets saved) {
        var html = new StringBuilder("<div><b>")
                .append(Html.escape(saved.summary()))
                .append("</b>");
        html.append("<table style=\"margin-top:6px\">");
        saved.openers()
                .forEach((tool, line) -> html.append(
                        "<tr><td style=\"text-align:left;padding:2px 10px\">%s</td><td style=\"text-align:left\"><code>%s</code></td></tr>"
                                .formatted(Html.escape(tool), Html.escape(line))));
        return MimeBundle.text(saved.toString())
                .withHtml(html.append("</table></div>").toString());
    }
}
