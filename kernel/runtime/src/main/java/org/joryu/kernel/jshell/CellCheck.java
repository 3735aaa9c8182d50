package org.joryu.kernel.jshell;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import jdk.jshell.Diag;
import jdk.jshell.JShell;

/// Finds what does not compile in a cell's code before any of it runs.
///
/// JShell compiles a snippet when those before it have run, but attributes the source of one
/// without evaluating it (`sourceToSnippets`). So the code is made one method and shown to it. What
/// the method's form might be to blame for is left to run time.
final class CellCheck {

    private static final Pattern NO_NAME = Pattern.compile("[^\\p{javaJavaIdentifierPart}]+");
    private static final String UNRESOLVED = "compiler.err.cant.resolve";
    private static final String CAPTURED = "compiler.err.cant.ref.non.effectively.final.var";
    private static final String NOT_STATIC = "compiler.err.non-static.cant.be.ref";
    private static final String SAFE_VARARGS = "compiler.err.varargs.invalid.trustme.anno";

    private final JShell shell;

    CellCheck(JShell shell) {
        this.shell = shell;
    }

    /// The errors of a piece.
    record Rejection(CellSource.Piece piece, List<Problem> problems) {

        Rejection {
            problems = List.copyOf(problems);
        }
    }

    /// The first piece of the plan's code, in order, that cannot be compiled when its turn comes.
    Optional<Rejection> of(CellPlan plan) {
        var code = plan.code();
        // One alone is compiled before it runs in any case.
        if (code.size() < 2 || code.values().stream().anyMatch(this::isOverload)) {
            return Optional.empty();
        }
        var method = new CellCode();
        for (var piece : code.entrySet()) {
            if (!method.add(piece.getKey(), piece.getValue())) {
                break;
            }
        }
        var declared = new Declared(method.locals(), code.values());
        var problems = problems(method.text());
        // Local classes may not be all that top-level classes may, and what uses them suffers from it.
        if (problems.stream()
                .anyMatch(problem ->
                        method.pieceOf(problem).map(code::get).stream().anyMatch(Shape.Type.class::isInstance))) {
            return Optional.empty();
        }
        for (var piece : code.entrySet()) {
            var own = problems.stream()
                    .filter(problem -> method.pieceOf(problem).equals(Optional.of(piece.getKey())))
                    .flatMap(problem -> method.inPiece(problem).stream())
                    .filter(problem -> !mayBeOurs(problem, piece, declared))
                    .toList();
            if (!own.isEmpty()) {
                return Optional.of(new Rejection(piece.getKey(), own));
            }
        }
        return Optional.empty();
    }

    private List<Problem> problems(String method) {
        return shell.sourceCodeAnalysis().sourceToSnippets(method).stream()
                .flatMap(shell::diagnostics)
                .filter(Diag::isError)
                .map(Problem::of)
                .toList();
    }

    /// Whether JShell, which has each snippet in a class of its own, might see nothing wrong.
    private static boolean mayBeOurs(Problem problem, Map.Entry<CellSource.Piece, Shape> piece, Declared declared) {
        boolean mayBeExcused = declared.mayExcuse(problem, piece.getKey().code());
        return switch (piece.getValue()) {
            case Shape.Type type -> true;
            // What a method lacks may be declared later.
            case Shape.Method method -> problem.code().startsWith(UNRESOLVED) || mayBeExcused;
            case Shape.Import none -> true;
            case Shape.Variables variables -> mayBeExcused;
            case Shape.Statement statement -> mayBeExcused;
            case Shape.Expression expression -> mayBeExcused;
        };
    }

    /// JShell takes overloads from several snippets together, which one method cannot.
    private boolean isOverload(Shape shape) {
        return shape instanceof Shape.Method method
                && shell.methods()
                        .filter(other -> other.name().equals(method.name()))
                        .filter(other -> shell.status(other).isActive())
                        .anyMatch(other -> !other.parameterTypes().equals(String.join(",", method.parameters())));
    }

    /// What the code declares, as far as it is declared in another way than by JShell.
    ///
    /// @param locals variables that are locals here
    /// @param declarations classes and methods, which JShell declares in the middle of the code
    /// @param variables all its variables
    private record Declared(Set<String> locals, Set<String> declarations, Set<String> variables) {

        Declared(Set<String> locals, Collection<Shape> shapes) {
            this(locals, new HashSet<>(), new HashSet<>());
            for (var shape : shapes) {
                switch (shape) {
                    case Shape.Type type -> declarations.add(type.name());
                    case Shape.Method method -> declarations.add(method.name());
                    case Shape.Variables(var named) -> named.forEach(variable -> variables.add(variable.name()));
                    case Shape.Import none -> {}
                    case Shape.Statement none -> {}
                    case Shape.Expression none -> {}
                }
            }
        }

        boolean mayExcuse(Problem problem, String snippet) {
            var code = problem.code();
            return (code.startsWith(UNRESOLVED) && isAnyIn(declarations, problem))
                    || (code.equals(CAPTURED) && locals.contains(problem.textIn(snippet)))
                    || (code.equals(NOT_STATIC) && (isAnyIn(variables, problem) || isAnyIn(declarations, problem)))
                    || code.equals(SAFE_VARARGS);
        }

        private static boolean isAnyIn(Set<String> names, Problem problem) {
            return NO_NAME.splitAsStream(String.join(" ", problem.lines())).anyMatch(names::contains);
        }
    }
}
