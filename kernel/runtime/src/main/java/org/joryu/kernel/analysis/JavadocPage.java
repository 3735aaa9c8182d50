package org.joryu.kernel.analysis;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Types;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.safety.Safelist;
import org.jspecify.annotations.Nullable;

/// What javadoc's standard doclet has written about a class and its members, whatever JDK it is of.
final class JavadocPage {

    /// The labels of notes, and the tags that those were made from. Others say what a heading says, or
    /// matter to nobody who types code.
    private static final Map<String, String> TAGS = Map.of(
            "Type Parameters:", "param",
            "Parameters:", "param",
            "Record Components:", "param",
            "Returns:", "return",
            "Throws:", "throws",
            "Since:", "since",
            "See Also:", "see");

    /// Pages that javadoc itself adds to what there is to see.
    private static final String ADDED = "> a[href*=serialized-form.html], > a[href*=constant-values.html]";

    private static final String BOX = "div.horizontal-scroll, ul.blockList, li.blockList";
    private static final String SIGNATURE = "pre, .member-signature, .memberSignature";
    private static final String DEPRECATED = ".deprecated-label, .deprecatedLabel";
    private static final String DEPRECATION = ".deprecation-comment, .deprecationComment";
    private static final String COPIED_FROM = ".description-from-type-label, .descfrmTypeLabel";

    private final Document page;
    private final Map<String, Element> anchors = new HashMap<>();

    private JavadocPage(Document page) {
        this.page = page;
        for (var anchor : page.select("[id], a[name]")) {
            anchors.putIfAbsent(anchor.hasAttr("id") ? anchor.id() : anchor.attr("name"), anchor);
        }
    }

    static JavadocPage parse(byte[] html) throws IOException {
        return new JavadocPage(Jsoup.parse(new ByteArrayInputStream(html), null, ""));
    }

    /// @param element the class that the page is about, or a member of it
    SourceDocs.Written of(javax.lang.model.element.Element element, Types types) {
        var place = element instanceof TypeElement ? description() : detail(element, types);
        if (place == null) {
            return SourceDocs.Written.NOTHING;
        }
        var parameters = element instanceof ExecutableElement method ? parameters(place, method) : List.<String>of();
        return new SourceDocs.Written(html(place), "", parameters);
    }

    private @Nullable Element description() {
        return page.selectFirst(".class-description, .description");
    }

    private @Nullable Element detail(javax.lang.model.element.Element member, Types types) {
        return JavadocAnchors.of(member, types).stream()
                .map(anchors::get)
                .filter(Objects::nonNull)
                .flatMap(anchor -> behind(anchor).stream())
                .findFirst()
                .orElse(null);
    }

    /// The section that it names or is in, from JDK 13 on; before, the list that follows it.
    private static Optional<Element> behind(Element anchor) {
        var section = anchor.closest("section.detail");
        if (section != null) {
            return Optional.of(section);
        }
        var next = anchor.nextElementSibling();
        while (next != null && next.nameIs("a")) {
            next = next.nextElementSibling();
        }
        return Optional.ofNullable(next).filter(it -> it.nameIs("ul")).map(Element::firstElementChild);
    }

    /// What a place consists of, out of the boxes around it.
    private static Stream<Element> parts(Element place) {
        return place.children().stream().flatMap(part -> part.is(BOX) ? parts(part) : Stream.of(part));
    }

    private static String html(Element place) {
        var parts = parts(place).toList();
        var body = parts.stream()
                .filter(it -> it.hasClass("block"))
                .filter(it -> it.selectFirst(COPIED_FROM) == null && it.selectFirst(DEPRECATED) == null)
                .map(JavadocPage::clean)
                .collect(Collectors.joining("\n"));
        var items = new ArrayList<String>();
        for (var part : parts) {
            if (part.nameIs("dl")) {
                items.addAll(notes(part));
            } else if (part.selectFirst(DEPRECATED) != null) {
                var comment = part.selectFirst(DEPRECATION);
                items.addFirst(DocText.item("deprecated", "", comment == null ? "" : clean(comment)));
            }
        }
        return DocText.whole(body, items);
    }

    private static List<String> notes(Element list) {
        var items = new ArrayList<String>();
        var label = "";
        for (var child : list.children()) {
            var tag = TAGS.get(label);
            if (child.nameIs("dt")) {
                label = child.text();
            } else if (tag != null) {
                var several = child.select("ul.tag-list > li, ul.see-list > li, ul.tag-list-long > li");
                var notes = several.isEmpty() ? List.of(child) : several;
                boolean isType = label.startsWith("Type");
                notes.stream()
                        .filter(note -> note.selectFirst(ADDED) == null)
                        .forEach(note -> items.add(item(tag, clean(note), isType)));
            }
        }
        return items;
    }

    /// Pages have `<code>name</code> - what it is` where the name is one of a parameter or an exception.
    private static String item(String tag, String note, boolean isType) {
        int end = note.indexOf("</code>");
        if (!(tag.equals("param") || tag.equals("throws")) || !note.startsWith("<code>") || end < 0) {
            return DocText.item(tag, "", note);
        }
        var name = note.substring("<code>".length(), end);
        var rest = note.substring(end + "</code>".length()).strip();
        return DocText.item(
                tag,
                isType ? "&lt;" + name + "&gt;" : name,
                rest.startsWith("- ") ? rest.substring("- ".length()) : rest);
    }

    /// Known elements without attributes, so that nothing leads anywhere.
    private static String clean(Element element) {
        var copy = element.clone();
        copy.select("button, script, style").remove();
        return Jsoup.clean(
                        copy.html(),
                        "",
                        Safelist.none().addTags(DocText.ELEMENTS.toArray(String[]::new)),
                        new Document.OutputSettings().prettyPrint(false))
                .replace("\u200B", "")
                .strip();
    }

    private static List<String> parameters(Element place, ExecutableElement method) {
        var name = JavadocAnchors.name(method);
        var text = parts(place)
                .filter(it -> it.is(SIGNATURE))
                .findFirst()
                .map(it -> it.text().replace("\u200B", "").replace('\u00A0', ' '))
                .orElse("");
        int start = text.indexOf(name + "(") + name.length() + 1;
        var names = start > name.length() ? names(text, start) : List.<String>of();
        return names.size() == method.getParameters().size() ? names : List.of();
    }

    /// The last words before commas that are in no brackets.
    private static List<String> names(String text, int start) {
        var names = new ArrayList<String>();
        int depth = 0;
        int begin = start;
        for (int i = start; i < text.length() && depth >= 0; i++) {
            char c = text.charAt(i);
            depth += "(<".indexOf(c) >= 0 ? 1 : ")>".indexOf(c) >= 0 ? -1 : 0;
            if ((c == ',' && depth == 0) || depth < 0) {
                var parameter = text.substring(begin, i).strip();
                names.add(parameter.substring(parameter.lastIndexOf(' ') + 1));
                begin = i + 1;
            }
        }
        return names;
    }
}
