package org.joryu.notebook.widget;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The text of HTML, for those who see no HTML. Blocks are lines of their own, and cells stand apart.
final class HtmlText {

    private static final Pattern CELL_END = Pattern.compile("</t[dh]\\s*>\\s*(?=<t[dh])", Pattern.CASE_INSENSITIVE);
    private static final Pattern BLOCK =
            Pattern.compile("<br\\s*/?>|</?(?:p|div|tr|table|h[1-6]|li|pre)(?:\\s[^>]*)?>", Pattern.CASE_INSENSITIVE);
    private static final Pattern TAG = Pattern.compile("<[^>]*>");

    private HtmlText() {}

    static String of(String html) {
        var cells = CELL_END.matcher(html.replaceAll("\\s+", " ")).replaceAll("  ");
        var lines = BLOCK.matcher(cells).replaceAll("\n");
        return TAG.matcher(lines)
                .replaceAll("")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(HtmlText::unescaped)
                .collect(Collectors.joining("\n"));
    }

    private static String unescaped(String text) {
        return text.replace("&nbsp;", " ")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }
}
