package org.joryu.distill.view;

import java.nio.file.Files;
import java.util.Map;
import org.joryu.distill.data.ArrowTable;
import org.joryu.distill.data.SavedSoftTargets;
import org.joryu.notebook.MimeBundle;

/// A file of soft targets: what is in it, and the lines to copy that open it elsewhere.
final class SavedSoftTargetsCard {

    private SavedSoftTargetsCard() {}

    static MimeBundle of(SavedSoftTargets saved) {
        return MimeBundle.text(saved.toString()).withHtml("<div>" + lines(saved) + preview(saved) + "</div>");
    }

    /// Of a file that may have been moved since.
    private static String preview(SavedSoftTargets saved) {
        return Files.isRegularFile(saved.file())
                ? ArrowTableCard.rows(ArrowTable.read(saved.file()).rows(3))
                : "";
    }

    static String lines(SavedSoftTargets saved) {
        return "<div style=\"margin-top:6px\"><b>%s</b></div>\n%s"
                .formatted(Html.escape(saved.summary()), openers(saved.openers()));
    }

    /// Each by the name of its tool, to be copied.
    static String openers(Map<String, String> openers) {
        var html = new StringBuilder("<table style=\"border-collapse:collapse\">\n");
        openers.forEach((tool, line) -> html.append(
                "<tr><td style=\"text-align:left;padding:2px 10px\">%s</td> <td style=\"text-align:left;padding:2px 10px\"><code>%s</code></td></tr>\n"
                        .formatted(Html.escape(tool), Html.escape(line))));
        return html.append("</table>").toString();
    }
}
