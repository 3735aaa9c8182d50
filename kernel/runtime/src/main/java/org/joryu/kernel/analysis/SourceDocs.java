package org.joryu.kernel.analysis;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/// Documentation comments and sources of what a compiler knows from class files; where there are no
/// sources, what javadoc has made of them.
final class SourceDocs {

    /// What is written about a declaration.
    ///
    /// @param html its comment, or empty
    /// @param source the declaration itself, or empty
    /// @param parameters the names of its parameters, which class files often do not tell
    record Written(String html, String source, List<String> parameters) {

        static final Written NOTHING = new Written("", "", List.of());
    }

    private record Parsed(String text, CompilationUnitTree unit, DocTrees trees) {}

    private final JavaFiles files;
    private final Attribution code;
    private final List<Path> classPath;
    private final JavadocPages javadoc;
    private final Map<String, Optional<Parsed>> parsed = new HashMap<>();
    private final Map<String, Optional<JavadocPage>> pages = new HashMap<>();

    SourceDocs(JavaFiles files, JavadocPages javadoc, Attribution code, List<Path> classPath) {
        this.files = files;
        this.javadoc = javadoc;
        this.code = code;
        this.classPath = classPath;
    }

    Written of(Element element) {
        var own = code.trees().getPath(element);
        if (own != null) {
            return written(own, code.text(), code.trees());
        }
        var outermost = outermost(element);
        if (!(outermost instanceof TypeElement type)) {
            return Written.NOTHING;
        }
        var source = parsed.computeIfAbsent(type.getQualifiedName().toString(), name -> parse(type, name));
        return source.map(it -> find(element, it)).orElseGet(() -> published(element, type));
    }

    private Written published(Element element, TypeElement outermost) {
        var described = element instanceof TypeElement ? element : element.getEnclosingElement();
        if (!(described instanceof TypeElement type)) {
            return Written.NOTHING;
        }
        var page = pages.computeIfAbsent(
                type.getQualifiedName().toString(),
                _ -> javadoc.of(
                        type,
                        code.elements()
                                .getPackageOf(type)
                                .getQualifiedName()
                                .toString()
                                .replace('.', '/'),
                        outermost.getQualifiedName().toString(),
                        classPath));
        return page.map(it -> it.of(element, code.types())).orElse(Written.NOTHING);
    }

    private Optional<Parsed> parse(TypeElement type, String name) {
        var module = code.elements().getModuleOf(type);
        var moduleName = module == null ? "" : module.getQualifiedName().toString();
        return SourceFiles.of(moduleName, name, classPath).map(text -> {
            var task = files.task(text);
            try {
                return new Parsed(text, task.parse().iterator().next(), DocTrees.instance(task));
            } catch (IOException e) {
                throw new UncheckedIOException(e); // the text is in memory
            }
        });
    }

    private static Element outermost(Element element) {
        var outermost = element;
        while (outermost.getEnclosingElement() != null
                && !(outermost.getEnclosingElement() instanceof PackageElement)) {
            outermost = outermost.getEnclosingElement();
        }
        return outermost;
    }

    private static Written find(Element element, Parsed source) {
        var path = path(element, source);
        return path == null ? Written.NOTHING : written(path, source.text(), source.trees());
    }

    private static @Nullable TreePath path(Element element, Parsed source) {
        var outer = element.getEnclosingElement();
        var parent =
                outer == null || outer instanceof PackageElement ? new TreePath(source.unit()) : path(outer, source);
        if (parent == null) {
            return null;
        }
        var members = parent.getLeaf() instanceof ClassTree type
                ? type.getMembers()
                : source.unit().getTypeDecls();
        for (var member : members) {
            if (declares(member, element)) {
                return new TreePath(parent, member);
            }
        }
        return null;
    }

    private static boolean declares(Tree tree, Element element) {
        return switch (tree) {
            case ClassTree it ->
                element instanceof TypeElement && it.getSimpleName().contentEquals(element.getSimpleName());
            case VariableTree it ->
                element instanceof VariableElement && it.getName().contentEquals(element.getSimpleName());
            case MethodTree it ->
                element instanceof ExecutableElement method
                        && it.getName().contentEquals(element.getSimpleName())
                        && hasParameters(it, method);
            default -> false;
        };
    }

    private static boolean hasParameters(MethodTree tree, ExecutableElement method) {
        if (tree.getParameters().size() != method.getParameters().size()) {
            return false;
        }
        for (int i = 0; i < tree.getParameters().size(); i++) {
            var written =
                    simple(tree.getParameters().get(i).getType().toString().replace("...", "[]"));
            var known = simple(method.getParameters().get(i).asType().toString());
            if (!written.equals(known)) {
                return false;
            }
        }
        return true;
    }

    /// Without type arguments, packages and annotations.
    private static String simple(String type) {
        var raw = type.replaceAll("<.*>", "").replaceAll("@[\\w.]+ ", "");
        return raw.substring(raw.lastIndexOf('.') + 1).strip();
    }

    private static Written written(TreePath path, String text, DocTrees trees) {
        var comment = trees.getDocCommentTree(path);
        var positions = trees.getSourcePositions();
        long start = positions.getStartPosition(path.getCompilationUnit(), path.getLeaf());
        long end = positions.getEndPosition(path.getCompilationUnit(), path.getLeaf());
        var source = start >= 0 && end > start ? text.substring((int) start, (int) end) : "";
        return new Written(
                comment == null ? "" : DocText.html(comment),
                unindented(source, text, (int) start),
                parameters(path.getLeaf()));
    }

    private static List<String> parameters(Tree tree) {
        return tree instanceof MethodTree method
                ? method.getParameters().stream()
                        .map(it -> it.getName().toString())
                        .toList()
                : List.of();
    }

    private static String unindented(String source, String text, int start) {
        int line = start <= 0 ? 0 : text.lastIndexOf('\n', start - 1) + 1;
        var margin = start <= 0 ? "" : text.substring(line, start);
        return margin.isBlank() ? (margin + source).stripIndent() : source;
    }

    /// The comment of the nearest overridden method that has one.
    Written inherited(ExecutableElement method) {
        if (method.getKind() != ElementKind.METHOD || !(method.getEnclosingElement() instanceof TypeElement owner)) {
            return Written.NOTHING;
        }
        for (var supertype : code.types().directSupertypes(owner.asType())) {
            if (!(code.types().asElement(supertype) instanceof TypeElement type)) {
                continue;
            }
            for (var member : type.getEnclosedElements()) {
                if (member instanceof ExecutableElement other && code.elements().overrides(method, other, owner)) {
                    var written = of(other);
                    return written.html().isEmpty() ? inherited(other) : written;
                }
            }
        }
        return Written.NOTHING;
    }
}
