package org.joryu.kernel.analysis;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// As much of Markdown as documentation comments use, to and from HTML.
final class Markdown {

    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern LABELLED = Pattern.compile("\\[([^\\]]+)\\](?:\\[[^\\]]*\\]|\\([^)]*\\))");
    private static final Pattern REFERENCE = Pattern.compile("\\[([\\w.#]+(?:\\([^)]*\\))?)\\]");
    private static final Pattern STRONG = Pattern.compile("\\*\\*(\\S[^*]*)\\*\\*");
    private static final Pattern EMPHASIS = Pattern.compile("(?<!\\w)[*_](\\S[^*_]*)[*_](?!\\w)");
    private static final Pattern HEADING = Pattern.compile("^(#{1,6})\\s+(.*)$");
    private static final Pattern ITEM = Pattern.compile("^\\s*(?:[-*+]|\\d+\\.)\\s+(.*)$");
    private static final Pattern SCRIPT = Pattern.compile("(?is)<(script|style|iframe|object)\\b.*?(</\\1>|$)");
    private static final Pattern UNSAFE = Pattern.compile("<(/?)(\\w+)[^>]*>");

    private Markdown() {}

    static String toHtml(String markdown) {
        var html = new StringBuilder();
        var block = "";
        boolean isFenced = false;
        for (var line : safe(markdown).lines().toList()) {
            if (line.strip().startsWith("```")) {
                html.append(end(block)).append(isFenced ? "</pre>\n" : "<pre>");
                block = "";
                isFenced = !isFenced;
                continue;
            }
            if (isFenced) {
                html.append(line).append('\n');
                continue;
            }
            var heading = HEADING.matcher(line);
            var item = ITEM.matcher(line);
            if (line.isBlank()) {
                html.append(end(block));
                block = "";
            } else if (heading.matches()) {
                html.append(end(block))
                        .append("<h4>")
                        .append(spans(heading.group(2)))
                        .append("</h4>\n");
                block = "";
            } else if (item.matches()) {
                html.append(block.equals("ul") ? "</li>\n<li>" : end(block) + "<ul>\n<li>")
                        .append(spans(item.group(1)));
                block = "ul";
            } else {
                html.append(block.isEmpty() ? "<p>" : "\n").append(spans(line.strip()));
                block = block.isEmpty() ? "p" : block;
            }
        }
        return html.append(end(block))
                .append(isFenced ? "</pre>" : "")
                .toString()
                .strip();
    }

    private static String safe(String markdown) {
        return UNSAFE.matcher(SCRIPT.matcher(markdown).replaceAll("")).replaceAll("<$1$2>");
    }

    private static String end(String block) {
        return switch (block) {
            case "p" -> "</p>\n";
            case "ul" -> "</li>\n</ul>\n";
            default -> "";
        };
    }

    private static String spans(String line) {
        var code = CODE.matcher(line)
                .replaceAll(it -> "<code>" + Matcher.quoteReplacement(DocText.escape(it.group(1))) + "</code>");
        var links = REFERENCE.matcher(LABELLED.matcher(code).replaceAll("$1")).replaceAll("<code>$1</code>");
        return EMPHASIS.matcher(STRONG.matcher(links).replaceAll("<b>$1</b>")).replaceAll("<i>$1</i>");
    }

    /// Safe HTML as Markdown.
    static String fromHtml(String html) {
        return unescape(html.replaceAll("(?s)<pre>\\s*(?:<code>)?(.*?)(?:</code>)?\\s*</pre>", "\n```java\n$1\n```\n")
                        .replaceAll("</?(?:code|tt|var|kbd)>", "`")
                        .replaceAll("</?(?:b|strong)>", "**")
                        .replaceAll("</?(?:i|em)>", "*")
                        .replaceAll("\\s*<h\\d>\\s*", "\n\n#### ")
                        .replaceAll("\\s*<li>\\s*", "\n- ")
                        .replaceAll("\\s*</?(?:p|ul|ol|dl|table|blockquote|h\\d)>\\s*", "\n\n")
                        .replaceAll("<br>|</tr>|</dt>|</dd>", "\n")
                        .replaceAll("</?\\w+>", ""))
                .replaceAll("\n{3,}", "\n\n")
                .strip();
    }

    /// Safe HTML as text.
    static String textOf(String html) {
        return unescape(html.replaceAll("\\s*<li>\\s*", "\n- ")
                        .replaceAll("\\s*</?(?:p|ul|ol|dl|table|blockquote|pre|h\\d)>\\s*", "\n\n")
                        .replaceAll("<br>|</tr>|</dt>|</dd>", "\n")
                        .replaceAll("</?\\w+>", ""))
                .replaceAll("(?m)^ (?! )", "")
                .replaceAll("\n\n+- ", "\n\n- ")
                .replaceAll("\n{3,}", "\n\n")
                .strip();
    }

    private static String unescape(String text) {
        return text.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&nbsp;", " ")
                .replace("&quot;", "\"")
                .replace("&#64;", "@")
                .replace("&amp;", "&");
    }
}
