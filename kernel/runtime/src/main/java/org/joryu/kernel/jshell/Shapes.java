package org.joryu.kernel.jshell;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.EmptyStatementTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/// Tells imports, declarations and statements of a cell apart, by parsing alone.
final class Shapes {

    /// Comments may stand before it.
    private static final Pattern IMPORT = Pattern.compile("(?:\\s|//[^\\n]*\\n|/\\*(?s:.*?)\\*/)*import\\b");

    /// For `var`, which is a field in JShell alone.
    private static final String NO_FIELD = "compiler.err.restricted.type.not.allowed.here";

    private static final String BEFORE_MEMBER = "class S {\n";
    private static final String BEFORE_STATEMENT = "class S { Object m() throws Throwable {\n";

    private final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();

    static boolean isImport(String code) {
        return IMPORT.matcher(code).lookingAt();
    }

    /// The shape of each piece, in the same order.
    SequencedMap<CellSource.Piece, Shape> of(List<CellSource.Piece> pieces) {
        var shapes = new HashMap<CellSource.Piece, Shape>();
        var unknown = new ArrayList<CellSource.Piece>();
        for (var piece : pieces) {
            if (isImport(piece.code())) {
                shapes.put(piece, new Shape.Import());
            } else {
                unknown.add(piece);
            }
        }
        parse(unknown, BEFORE_MEMBER, "\n;}", shapes);
        unknown.removeAll(shapes.keySet());
        parse(unknown, BEFORE_STATEMENT, "\n;}}", shapes);
        unknown.removeAll(shapes.keySet());
        var ordered = new LinkedHashMap<CellSource.Piece, Shape>();
        pieces.forEach(piece -> ordered.put(piece, shapes.getOrDefault(piece, new Shape.Expression())));
        return ordered;
    }

    /// Adds the shapes of those pieces that can stand there.
    private void parse(
            List<CellSource.Piece> pieces, String before, String after, Map<CellSource.Piece, Shape> shapes) {
        if (pieces.isEmpty()) {
            return;
        }
        var units = pieces.stream()
                .map(piece -> new ParsedUnit(piece, before + piece.code() + after))
                .toList();
        var problems = new DiagnosticCollector<JavaFileObject>();
        var task = (JavacTask) compiler.getTask(null, null, problems, List.of("-proc:none"), null, units);
        try {
            var trees = task.parse().iterator();
            var broken = broken(problems);
            var positions = Trees.instance(task).getSourcePositions();
            // In the order of the units, which javac does not hand back as the objects they are.
            for (var unit : units) {
                var source = new Source(unit.text(), before.length(), trees.next(), positions);
                if (!broken.contains(unit)) {
                    source.shape().ifPresent(shape -> shapes.put(unit.piece(), shape));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e); // the units are in memory
        }
    }

    private static Set<JavaFileObject> broken(DiagnosticCollector<JavaFileObject> problems) {
        var broken = new HashSet<JavaFileObject>();
        for (var problem : problems.getDiagnostics()) {
            if (problem.getKind() == Diagnostic.Kind.ERROR
                    && !NO_FIELD.equals(problem.getCode())
                    && problem.getSource() != null) {
                broken.add(problem.getSource());
            }
        }
        return broken;
    }

    /// One parsed unit.
    ///
    /// @param text its text
    /// @param offset where the piece begins in it
    private record Source(String text, int offset, CompilationUnitTree unit, SourcePositions positions) {

        Optional<Shape> shape() {
            if (unit.getTypeDecls().size() != 1
                    || !(unit.getTypeDecls().getFirst() instanceof ClassTree outer)
                    || outer.getMembers().isEmpty()) {
                return Optional.empty();
            }
            return switch (outer.getMembers().getFirst()) {
                case ClassTree type ->
                    Optional.of(new Shape.Type(type.getSimpleName().toString(), References.of(type)));
                case MethodTree around
                when offset == BEFORE_STATEMENT.length() ->
                    Optional.of(variables(around.getBody().getStatements()).orElseGet(Shape.Statement::new));
                case MethodTree method -> Optional.of(method(method));
                case Tree member -> variables(outer.getMembers());
            };
        }

        private static Shape method(MethodTree method) {
            var parameters = method.getParameters().stream()
                    .map(parameter -> parameter.getType().toString())
                    .toList();
            return new Shape.Method(method.getName().toString(), parameters, References.of(method));
        }

        /// Empty if there is anything but declarations of variables.
        private Optional<Shape> variables(List<? extends Tree> trees) {
            var variables = new ArrayList<Shape.Variable>();
            for (var tree : trees) {
                if (tree instanceof VariableTree variable) {
                    variables.add(variable(variable));
                } else if (!(tree instanceof EmptyStatementTree)) {
                    return Optional.empty();
                }
            }
            return variables.isEmpty() ? Optional.empty() : Optional.of(new Shape.Variables(variables));
        }

        private Shape.Variable variable(VariableTree tree) {
            var name = tree.getName().toString();
            boolean isTyped =
                    tree.getType() != null && !tree.getType().toString().equals("var");
            var type = isTyped ? tree.getType().toString() : "";
            long end = tree.getInitializer() == null
                    ? positions.getEndPosition(unit, tree)
                    : positions.getStartPosition(unit, tree.getInitializer());
            return new Shape.Variable(type, name, text.lastIndexOf(name, (int) end - 1) - offset);
        }
    }
}
