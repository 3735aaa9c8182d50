package org.joryu.kernel.jshell;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jdk.jshell.SourceCodeAnalysis.Documentation;
import org.joryu.notebook.MimeBundle;
import org.jspecify.annotations.Nullable;

/// Signatures and documentation comments as text and as HTML.
final class Javadoc {

    /// `{@code x}` and `{@link Type#member label}`, which say the same without their braces.
    private static final Pattern INLINE_TAG = Pattern.compile("\\{@(?:code|literal|link|linkplain|value)\\s+([^{}]*)}");

    private static final Pattern BLOCK_TAG =
            Pattern.compile("(?m)^\\s*@(param|return|returns|throws|exception|since|see|deprecated)\\s+");
    private static final Pattern PARAGRAPH =
            Pattern.compile("(?i)\\s*</?(?:p|li|ul|ol|pre|blockquote|h\\d|dl|dt|dd)\\b[^>]*>\\s*");
    private static final Pattern ELEMENT = Pattern.compile("<[^>]*>");

    private Javadoc() {}

    static MimeBundle bundle(List<Documentation> found, int limit) {
        var shown = found.stream().limit(limit).toList();
        var text = shown.stream().map(Javadoc::text).collect(Collectors.joining("\n\n"));
        var html = shown.stream().map(Javadoc::html).collect(Collectors.joining("<hr>"));
        return MimeBundle.text(text).withHtml(html);
    }

    private static String text(Documentation entry) {
        var comment = inlined(entry.javadoc());
        var paragraphs = PARAGRAPH
                .matcher(BLOCK_TAG.matcher(comment).replaceAll("\n$1: "))
                .replaceAll("\n");
        var plain = unescape(ELEMENT.matcher(paragraphs).replaceAll("")).strip();
        return plain.isEmpty() ? signature(entry) : signature(entry) + "\n\n" + plain;
    }

    /// Comments are HTML already, but for their tags.
    private static String html(Documentation entry) {
        var comment = BLOCK_TAG.matcher(inlined(entry.javadoc())).replaceAll("<br><b>$1</b> ");
        var signature = "<pre>" + escape(signature(entry)) + "</pre>";
        return comment.isBlank() ? signature : signature + "<div>" + comment + "</div>";
    }

    private static String signature(Documentation entry) {
        return SnippetNames.withoutWrappers(entry.signature());
    }

    private static String inlined(@Nullable String comment) {
        return comment == null ? "" : INLINE_TAG.matcher(comment).replaceAll("$1");
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String unescape(String text) {
        return text.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&nbsp;", " ")
                .replace("&amp;", "&");
    }
}
