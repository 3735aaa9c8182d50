package org.joryu.distill.view;

/// Text as HTML.
final class Html {

    private Html() {}

    /// Text that may stand in an element or in a quoted attribute.
    static String escape(String text) {
        var html = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '"' -> html.append("&quot;");
                case '\'' -> html.append("&#39;");
                // JupyterLab typesets what stands between two dollars, however they are escaped.
                case '$' -> html.append('＄');
                default -> html.append(c);
            }
        }
        return html.toString();
    }
}
