package org.joryu.kernel.analysis;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import org.joryu.kernel.interpreter.Inspection;
import org.joryu.notebook.MimeBundle;
import org.jspecify.annotations.Nullable;

/// What is known of the name at a place in a cell.
final class Inspector {

    private static final int MAX_OVERLOADS = 12;

    private final JavaFiles files;
    private final ClassIndex index;
    private final Function<String, Optional<String>> held;
    private final JavadocPages javadoc = new JavadocPages();

    /// @param held what the variable of a name holds, in a few words
    Inspector(JavaFiles files, ClassIndex index, Function<String, Optional<String>> held) {
        this.files = files;
        this.index = index;
        this.held = held;
    }

    Optional<Inspection> at(Surroundings surroundings, List<Path> classPath, String code, int cursor, boolean isWhole) {
        var text = JavaText.of(code);
        if (text.isComment(cursor) || text.literalAt(cursor).isPresent()) {
            return Optional.empty();
        }
        return nameAt(text, cursor).flatMap(name -> {
            var attribution =
                    Attribution.of(files, source(surroundings, text, name).text());
            var elements = elements(attribution, surroundings, text, name);
            var docs = new SourceDocs(files, javadoc, attribution, classPath);
            return elements.isEmpty()
                    ? keyword(name.text())
                    : Optional.of(new Inspection(bundle(elements, docs, isWhole)));
        });
    }

    /// The word that the cursor is in or at an end of; within arguments, the method they are for.
    private static Optional<Token> nameAt(JavaText text, int cursor) {
        var word = text.tokens().stream()
                .filter(it -> it.isWord() && it.start() <= cursor && cursor <= it.end())
                .findFirst();
        if (word.isPresent()) {
            return word;
        }
        var tokens = text.before(cursor);
        return Brackets.open(tokens).reversed().stream()
                .filter(it -> it.is(Brackets.Content.ARGUMENTS) && it.index() > 0)
                .map(it -> tokens.get(it.index() - 1))
                .filter(Token::isWord)
                .findFirst();
    }

    private static Optional<Inspection> keyword(String word) {
        var meaning = Keywords.meaning(word);
        return meaning == null ? Optional.empty() : Optional.of(new Inspection(shown(word, meaning)));
    }

    private static MimeBundle shown(String heading, String html) {
        var separator = html.isEmpty() ? "" : "\n\n";
        return MimeBundle.text(heading + separator + Markdown.textOf(html))
                .withHtml("<pre>" + DocText.escape(heading) + "</pre>" + html)
                .with("text/markdown", "```java\n" + heading + "\n```" + separator + Markdown.fromHtml(html));
    }

    /// The cell up to the name, or up to the end of its arguments, which choose among overloads.
    private CursorSource source(Surroundings surroundings, JavaText text, Token name) {
        int next = text.tokens().indexOf(name) + 1;
        boolean isCall = next < text.tokens().size() && text.tokens().get(next).is("(");
        int closer = isCall ? CellUnit.closer(text.tokens(), next) : next - 1;
        boolean isWhole = isCall && text.tokens().get(closer).is(")");
        int place = isWhole ? text.tokens().get(closer).end() : name.end();
        return CursorSource.of(surroundings, index, text.code(), place, isCall && !isWhole ? "()" : "");
    }

    private Set<Element> elements(Attribution code, Surroundings surroundings, JavaText text, Token name) {
        var source = source(surroundings, text, name);
        int start = source.shift() + name.start();
        var found = new LinkedHashSet<Element>();
        code.find(tree -> isNamed(tree, name.text(), start, code)).ifPresent(path -> {
            var element = elementOf(path, code);
            // Such as the name of a method without its arguments.
            var known = element != null && isReal(element) ? element : null;
            if (known != null && known.asType().getKind() != TypeKind.ERROR) {
                found.add(known);
            }
            overloads(path, known, name.text(), code).forEach(found::add);
        });
        if (found.isEmpty()) {
            index.seeAll();
            index.named(name.text()).stream()
                    .map(it -> code.elements().getTypeElement(it.qualified()))
                    .filter(Objects::nonNull)
                    .forEach(found::add);
        }
        return found;
    }

    /// A compiler takes every name that it does not know for that of a package.
    private boolean isReal(Element element) {
        return element instanceof PackageElement it
                ? !index.packagesIn(it.getQualifiedName().toString()).isEmpty()
                : !element.getSimpleName().toString().startsWith("$joryu$");
    }

    private static boolean isNamed(Tree tree, String name, int start, Attribution code) {
        var positions = code.trees().getSourcePositions();
        long begin = positions.getStartPosition(code.unit(), tree);
        long end = positions.getEndPosition(code.unit(), tree);
        return switch (tree) {
            case IdentifierTree it -> begin == start && it.getName().contentEquals(name);
            case MemberSelectTree it ->
                end == start + name.length() && it.getIdentifier().contentEquals(name);
            case MemberReferenceTree it ->
                end == start + name.length() && it.getName().contentEquals(name);
            case VariableTree it ->
                begin <= start && start < end && it.getName().contentEquals(name);
            case MethodTree it -> begin <= start && start < end && it.getName().contentEquals(name);
            case ClassTree it ->
                begin <= start && start < end && it.getSimpleName().contentEquals(name);
            default -> false;
        };
    }

    private static @Nullable Element elementOf(TreePath path, Attribution code) {
        boolean isCreated = path.getParentPath().getLeaf() instanceof NewClassTree creation
                && creation.getIdentifier() == path.getLeaf();
        var constructor = isCreated ? code.trees().getElement(path.getParentPath()) : null;
        return constructor != null && constructor.asType().getKind() != TypeKind.ERROR
                ? constructor
                : code.trees().getElement(path);
    }

    /// All methods of the name, or all constructors, where one of them is called.
    private static Stream<? extends Element> overloads(
            TreePath path, @Nullable Element chosen, String name, Attribution code) {
        if (chosen != null
                && chosen.getKind() == ElementKind.CONSTRUCTOR
                && chosen.getEnclosingElement() instanceof TypeElement created) {
            return created.getEnclosedElements().stream().filter(it -> it.getKind() == ElementKind.CONSTRUCTOR);
        }
        if (chosen != null
                && chosen.getKind() != ElementKind.METHOD
                && chosen.asType().getKind() != TypeKind.ERROR) {
            return Stream.empty();
        }
        var members = switch (path.getLeaf()) {
            case MemberSelectTree it -> membersOf(new TreePath(path, it.getExpression()), code);
            case MemberReferenceTree it -> membersOf(new TreePath(path, it.getQualifierExpression()), code);
            default ->
                code.find(it -> it instanceof ClassTree type
                                && type.getSimpleName().contentEquals(CursorSource.CELLS))
                        .map(code.trees()::getElement)
                        .map(it -> it.getEnclosedElements().stream())
                        .orElseGet(Stream::empty);
        };
        return members.filter(it -> it.getSimpleName().contentEquals(name))
                .filter(it -> MemberProposals.isAccessible(it, false));
    }

    private static Stream<? extends Element> membersOf(TreePath qualifier, Attribution code) {
        var type = code.trees().getTypeMirror(qualifier);
        return type == null ? Stream.empty() : MemberProposals.membersOf(code, type);
    }

    private MimeBundle bundle(Set<Element> elements, SourceDocs docs, boolean isWhole) {
        var parts = new ArrayList<MimeBundle>();
        for (var element : elements.stream().limit(MAX_OVERLOADS).toList()) {
            var written = docs.of(element);
            var html = new StringBuilder(written.html());
            if (written.html().isEmpty() && element instanceof ExecutableElement method) {
                html.append(docs.inherited(method).html());
            }
            if (isWhole && !written.source().isEmpty()) {
                html.append("<pre>").append(DocText.escape(written.source())).append("</pre>");
            }
            var names = written.parameters().isEmpty() && element instanceof ExecutableElement method
                    ? Signatures.names(method)
                    : written.parameters();
            parts.add(shown(Signatures.heading(element, names) + now(element), html.toString()));
        }
        return MimeBundle.text(joined(parts, "text/plain", "\n\n"))
                .withHtml(joined(parts, "text/html", "<hr>"))
                .with("text/markdown", joined(parts, "text/markdown", "\n\n---\n\n"));
    }

    /// What a variable of the cells holds, as a comment behind its declaration, which may tell as much.
    private String now(Element element) {
        boolean isOfCells = element.getKind() == ElementKind.FIELD
                && !element.asType().getKind().isPrimitive()
                && element.getEnclosingElement() instanceof TypeElement owner
                && owner.getSimpleName().contentEquals(CursorSource.CELLS);
        var declared = Signatures.of(element.asType()).replaceFirst("<.*>", "");
        return isOfCells
                ? held.apply(element.getSimpleName().toString())
                        .filter(value -> !value.equals(declared))
                        .map(value -> " // now: " + value)
                        .orElse("")
                : "";
    }

    private static String joined(List<MimeBundle> parts, String type, String separator) {
        return parts.stream().map(it -> String.valueOf(it.data().get(type))).collect(Collectors.joining(separator));
    }
}
