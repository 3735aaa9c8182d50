package org.joryu.kernel.analysis;

import com.sun.source.doctree.BlockTagTree;
import com.sun.source.doctree.DeprecatedTree;
import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.EndElementTree;
import com.sun.source.doctree.EntityTree;
import com.sun.source.doctree.IndexTree;
import com.sun.source.doctree.InheritDocTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.doctree.RawTextTree;
import com.sun.source.doctree.ReturnTree;
import com.sun.source.doctree.SeeTree;
import com.sun.source.doctree.SinceTree;
import com.sun.source.doctree.SnippetTree;
import com.sun.source.doctree.StartElementTree;
import com.sun.source.doctree.SummaryTree;
import com.sun.source.doctree.TextTree;
import com.sun.source.doctree.ThrowsTree;
import com.sun.source.doctree.ValueTree;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// A documentation comment as HTML that is safe to show: known elements, without attributes.
final class DocText {

    static final Set<String> ELEMENTS = Set.of(
            "b",
            "blockquote",
            "br",
            "caption",
            "code",
            "dd",
            "dl",
            "dt",
            "em",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "hr",
            "i",
            "kbd",
            "li",
            "ol",
            "p",
            "pre",
            "q",
            "small",
            "strong",
            "sub",
            "sup",
            "table",
            "tbody",
            "td",
            "tfoot",
            "th",
            "thead",
            "tr",
            "tt",
            "u",
            "ul",
            "var");

    private DocText() {}

    static String html(DocCommentTree comment) {
        return whole(
                flow(comment.getFullBody()),
                comment.getBlockTags().stream()
                        .map(DocText::tag)
                        .filter(tag -> !tag.isEmpty())
                        .toList());
    }

    /// A description and, as a list, what is noted of parameters and the like.
    static String whole(String body, List<String> items) {
        var list = items.isEmpty() ? "" : "\n<ul>\n" + String.join("\n", items) + "\n</ul>";
        return (body.strip() + list).strip();
    }

    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /// Runs of Markdown are converted as one, for their inline tags may stand within a paragraph.
    private static String flow(List<? extends DocTree> trees) {
        boolean isMarkdown = trees.stream().anyMatch(RawTextTree.class::isInstance);
        var text = trees.stream()
                .map(tree -> tree instanceof RawTextTree raw ? raw.getContent() : inline(tree))
                .collect(Collectors.joining());
        return isMarkdown ? Markdown.toHtml(text) : text;
    }

    private static String tag(DocTree tree) {
        return switch (tree) {
            case ParamTree it ->
                item(
                        "param",
                        it.isTypeParameter()
                                ? "&lt;" + it.getName() + "&gt;"
                                : it.getName().toString(),
                        flow(it.getDescription()));
            case ReturnTree it -> item("return", "", flow(it.getDescription()));
            case ThrowsTree it -> item("throws", it.getExceptionName().getSignature(), flow(it.getDescription()));
            case SinceTree it -> item("since", "", flow(it.getBody()));
            case DeprecatedTree it -> item("deprecated", "", flow(it.getBody()));
            case SeeTree it -> item("see", "", flow(it.getReference()));
            case BlockTagTree _ -> "";
            default -> "";
        };
    }

    /// @param name of a parameter or an exception, or empty
    static String item(String tag, String name, String description) {
        var code = name.isEmpty() ? "" : " <code>" + name + "</code>";
        var flow = description.strip();
        var text = flow.contains("<pre>") ? flow : flow.replaceAll("\\s+", " ");
        var paragraph = text.startsWith("<p>") && text.indexOf("</p>") == text.length() - 4
                ? text.substring(3, text.length() - 4)
                : text;
        return "<li><b>" + tag + "</b>" + code + (paragraph.isEmpty() ? "" : " " + paragraph) + "</li>";
    }

    private static String inline(DocTree tree) {
        return switch (tree) {
            case TextTree it -> escape(it.getBody());
            case EntityTree it -> "&" + it.getName() + ";";
            case StartElementTree it -> element(it.getName().toString(), "<");
            case EndElementTree it -> element(it.getName().toString(), "</");
            case LiteralTree it ->
                it.getKind() == DocTree.Kind.CODE
                        ? "<code>" + escape(it.getBody().getBody()) + "</code>"
                        : escape(it.getBody().getBody());
            case LinkTree it -> link(it);
            case SnippetTree it -> snippet(it);
            case InheritDocTree _ -> "<i>(as in the overridden method)</i>";
            case ValueTree it ->
                it.getReference() == null
                        ? ""
                        : "<code>" + name(it.getReference().getSignature()) + "</code>";
            case IndexTree it -> inline(it.getSearchTerm());
            case SummaryTree it -> flow(it.getSummary());
            case ReturnTree it -> "Returns " + flow(it.getDescription()).strip() + ".";
            default -> escape(tree.toString());
        };
    }

    private static String element(String name, String opening) {
        var known = name.toLowerCase(Locale.ROOT);
        return ELEMENTS.contains(known) ? opening + known + ">" : "";
    }

    private static String link(LinkTree link) {
        var label = link.getLabel().isEmpty()
                ? escape(name(link.getReference().getSignature()))
                : flow(link.getLabel()).strip();
        return link.getKind() == DocTree.Kind.LINK_PLAIN ? label : "<code>" + label + "</code>";
    }

    /// `java.util.List#add(int)` is read as `List.add(int)`.
    private static String name(String reference) {
        var dotted = reference.startsWith("#") ? reference.substring(1) : reference.replace('#', '.');
        return dotted.replaceAll("\\b(?:[a-z]\\w*\\.)+(?=[A-Z])", "");
    }

    private static String snippet(SnippetTree snippet) {
        var body = snippet.getBody();
        return body == null
                ? "<i>(an example in a file of its own)</i>"
                : "<pre>" + escape(body.getBody().stripIndent().strip()) + "</pre>";
    }
}
