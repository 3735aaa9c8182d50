package org.joryu.kernel.jshell;

import java.util.List;
import java.util.stream.Collectors;
import jdk.jshell.SourceCodeAnalysis.Documentation;
import org.joryu.notebook.MimeBundle;

/// Signatures and documentation as text and as HTML.
final class Javadoc {

    private Javadoc() {}

    static MimeBundle bundle(List<Documentation> found, int limit) {
        var shown = found.stream().limit(limit).toList();
        var text = shown.stream().map(Javadoc::text).collect(Collectors.joining("\n\n"));
        var html = shown.stream().map(Javadoc::html).collect(Collectors.joining("<hr>"));
        return MimeBundle.text(text).withHtml(html);
    }

    private static String text(Documentation entry) {
        var documentation = entry.javadoc();
        return documentation == null
                ? entry.signature()
                : entry.signature() + "\n"
                        + documentation.replaceAll("<[^>]*>", "").strip();
    }

    /// Javadoc comments are HTML already.
    private static String html(Documentation entry) {
        var signature = "<pre>" + escape(entry.signature()) + "</pre>";
        return entry.javadoc() == null ? signature : signature + "<div>" + entry.javadoc() + "</div>";
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
