package org.joryu.kernel.jshell;

import com.sun.source.tree.AnnotatedTypeTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/// Gives the sealed types of a cell the `permits` clause that they may leave out.
///
/// A sealed type without one permits what extends it in its own compilation unit (Java Language
/// Specification, 8.1.6 and 9.1.4). A cell is one to whoever writes it; JShell makes one of each
/// declaration.
final class SealedTypes {

    private static final Pattern SEALED =
            Pattern.compile("(?<![-\\p{javaJavaIdentifierPart}])sealed(?!\\p{javaJavaIdentifierPart})");

    private final List<Type> types = new ArrayList<>();

    private SealedTypes() {}

    /// A type that is no local class.
    ///
    /// @param path its name within its piece, such as `Outer.Inner`
    /// @param body where its body begins in the piece
    private record Type(CellSource.Piece piece, String path, ClassTree tree, int body) {

        boolean isOpenEnded() {
            return tree.getModifiers().getFlags().contains(Modifier.SEALED)
                    && tree.getPermitsClause().isEmpty();
        }

        List<String> supertypes() {
            return Stream.concat(Stream.ofNullable(tree.getExtendsClause()), tree.getImplementsClause().stream())
                    .map(Type::name)
                    .toList();
        }

        private static String name(Tree type) {
            return switch (type) {
                case ParameterizedTypeTree generic -> name(generic.getType());
                case AnnotatedTypeTree annotated -> name(annotated.getUnderlyingType());
                case Tree named -> named.toString();
            };
        }
    }

    /// The code of those declarations that lack a `permits` clause, with it, in the same lines.
    ///
    /// @param declarations the classes and interfaces of a cell
    static Map<CellSource.Piece, String> completed(List<CellSource.Piece> declarations) {
        if (declarations.stream()
                .noneMatch(piece -> SEALED.matcher(piece.code()).find())) {
            return Map.of();
        }
        var sealed = new SealedTypes();
        sealed.parse(declarations);
        return sealed.completed();
    }

    private void parse(List<CellSource.Piece> declarations) {
        var units = declarations.stream()
                .map(piece -> new ParsedUnit(piece, piece.code()))
                .toList();
        var problems = new DiagnosticCollector<JavaFileObject>();
        var task = (JavacTask)
                ToolProvider.getSystemJavaCompiler().getTask(null, null, problems, List.of("-proc:none"), null, units);
        try {
            var positions = Trees.instance(task).getSourcePositions();
            // In the order of the units, which javac does not hand back as the objects they are.
            var trees = task.parse().iterator();
            for (var unit : units) {
                var tree = trees.next();
                var masked = Masked.of(unit.text());
                for (var type : tree.getTypeDecls()) {
                    add(unit.piece(), "", type, end -> masked.indexOf('{', Math.max(0, end)), tree, positions);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e); // the units are in memory
        }
    }

    /// Finds the body that begins behind a place.
    private interface Bodies {

        int behind(int end);
    }

    private void add(
            CellSource.Piece piece,
            String outer,
            Tree tree,
            Bodies bodies,
            CompilationUnitTree unit,
            SourcePositions positions) {
        if (tree instanceof ClassTree type) {
            var path = outer + type.getSimpleName();
            var header = Stream.of(
                            Stream.of(type.getModifiers()),
                            type.getTypeParameters().stream(),
                            Stream.ofNullable(type.getExtendsClause()),
                            type.getImplementsClause().stream())
                    .flatMap(part -> part)
                    .mapToLong(part -> positions.getEndPosition(unit, part));
            types.add(
                    new Type(piece, path, type, bodies.behind((int) header.max().orElse(0))));
            type.getMembers().forEach(member -> add(piece, path + ".", member, bodies, unit, positions));
        }
    }

    private Map<CellSource.Piece, String> completed() {
        var codes = new LinkedHashMap<CellSource.Piece, StringBuilder>();
        types.stream()
                .filter(Type::isOpenEnded)
                // From the last, so that the places of the others stay.
                .sorted(Comparator.comparingInt(Type::body).reversed())
                .forEach(type -> {
                    var permitted = permitted(type);
                    boolean isKnownToCompiler =
                            permitted.stream().allMatch(sub -> sub.piece().equals(type.piece()));
                    if (!isKnownToCompiler && type.body() >= 0) {
                        var names = permitted.stream().map(Type::path).toList();
                        codes.computeIfAbsent(type.piece(), piece -> new StringBuilder(piece.code()))
                                .insert(type.body(), "permits " + String.join(", ", names) + " ");
                    }
                });
        var completed = new LinkedHashMap<CellSource.Piece, String>();
        codes.forEach((piece, code) -> completed.put(piece, code.toString()));
        return completed;
    }

    private List<Type> permitted(Type type) {
        return types.stream()
                .filter(sub -> sub.supertypes().stream()
                        .anyMatch(name -> resolve(name, sub).equals(Optional.of(type))))
                .toList();
    }

    /// What the name of a supertype means where it stands: the innermost of that name.
    private Optional<Type> resolve(String name, Type from) {
        for (var scope = from.path(); ; ) {
            int dot = scope.lastIndexOf('.');
            scope = dot < 0 ? "" : scope.substring(0, dot);
            var path = scope.isEmpty() ? name : scope + "." + name;
            var found = types.stream().filter(type -> type.path().equals(path)).findFirst();
            if (found.isPresent() || scope.isEmpty()) {
                return found;
            }
        }
    }
}
