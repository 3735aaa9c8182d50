package org.joryu.kernel.jshell;

import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import jdk.jshell.SourceCodeAnalysis.Completeness;

/// Finds snippets that are no Java, whatever is declared around them, without running or even
/// compiling any.
///
/// JShell finds a snippet's end, but takes `int x = ;` for complete; it would tell only after the
/// snippets before it have run. Parsing is so much cheaper than compiling that a whole cell can be
/// parsed first.
final class SyntaxCheck {

    /// Where Java might stand: as an expression, among statements, among members.
    private static final List<UnaryOperator<String>> CONTEXTS = List.of(
            code -> "class S { Object m = (\n" + withoutSemicolon(code) + "\n); }",
            code -> "class S { void m() throws Throwable {\n" + code + "\n} }",
            code -> "class S {\n" + code + "\n}");

    private static final String EXPRESSION_AS_STATEMENT = "compiler.err.not.stmt";

    private final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();

    /// Whether the code, which has no semicolon, can be parsed as one expression.
    boolean isExpression(String code) {
        var piece = new CellSource.Piece(code, 0, new CellSource.Position(1, 0), Completeness.COMPLETE);
        return unparsed(List.of(piece), CONTEXTS.getFirst()).isEmpty();
    }

    /// Those of the given snippets that cannot be parsed in any context.
    List<CellSource.Piece> broken(List<CellSource.Piece> pieces) {
        var suspects =
                pieces.stream().filter(piece -> !Shapes.isImport(piece.code())).toList();
        for (var context : CONTEXTS) {
            if (suspects.isEmpty()) {
                break;
            }
            suspects = unparsed(suspects, context);
        }
        return suspects;
    }

    private List<CellSource.Piece> unparsed(List<CellSource.Piece> pieces, UnaryOperator<String> context) {
        var units = pieces.stream()
                .map(piece -> new ParsedUnit(piece, context.apply(piece.code())))
                .toList();
        var problems = new DiagnosticCollector<JavaFileObject>();
        var task = (JavacTask) compiler.getTask(null, null, problems, List.of("-proc:none"), null, units);
        try {
            task.parse();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // the units are in memory
        }
        return broken(problems);
    }

    private static List<CellSource.Piece> broken(DiagnosticCollector<JavaFileObject> problems) {
        Set<CellSource.Piece> broken = new HashSet<>();
        for (var problem : problems.getDiagnostics()) {
            if (problem.getKind() == Diagnostic.Kind.ERROR
                    && !EXPRESSION_AS_STATEMENT.equals(problem.getCode())
                    && problem.getSource() instanceof ParsedUnit unit) {
                broken.add(unit.piece());
            }
        }
        return List.copyOf(broken);
    }

    private static String withoutSemicolon(String code) {
        return code.endsWith(";") ? code.substring(0, code.length() - 1) : code;
    }
}
