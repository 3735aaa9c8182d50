package org.joryu.kernel.jshell;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Code of a cell as one method that is compiled and never run.
///
/// Every snippet is in a method of its own, so that none can end another or see its locals.
/// Variables are fields of the class around these methods, except those declared with `var`:
/// only a local can have no type. What follows such a local is therefore in a class within its
/// method:
///
/// ```java
/// class $JShell$Cell0 {
///     int a;
///     Object s1() { int a = 1; return null; }
///     Object s2() { var b = a; class $JShell$Cell1 {
///         Object s3() { b.foo(); return null; }
///     } return null; }
/// }
/// ```
///
/// The classes are called so that JShell takes their names out of its messages.
final class CellCode {

    private static final String NAME = "$JShell$Cell";

    /// Each level of classes takes stack in the compiler. Cells with more variables than that are
    /// checked as far as this goes.
    private static final int MAX_LEVELS = 40;

    /// Of an alphabet in which nobody writes Java, so that they make names which hide no other.
    private static final char UNUSED_LETTERS = '\u1200';

    /// What a cell may say of its variables and methods, and a method not of its locals.
    private static final Pattern MODIFIER =
            Pattern.compile("\\b(?:public|protected|private|static|final|volatile|transient)\\b");

    private final StringBuilder text = new StringBuilder("void " + NAME + "() throws Throwable {\n");
    private final StringBuilder ends = new StringBuilder("}");
    private final List<Place> places = new ArrayList<>();
    private final Map<String, Integer> levels = new HashMap<>();
    private final Set<List<Object>> signatures = new HashSet<>();
    private final Set<String> locals = new HashSet<>();
    private int level;
    private int levelStart;
    private int methods;

    /// Where a piece stands in the text.
    private record Place(CellSource.Piece piece, int start) {

        boolean contains(Problem problem) {
            return problem.start() >= start
                    && problem.end() <= start + piece.code().length();
        }
    }

    CellCode() {
        openLevel();
    }

    /// The whole method.
    String text() {
        return text.toString() + ends;
    }

    /// The names of the variables that are locals.
    Set<String> locals() {
        return locals;
    }

    /// The piece that a problem of the method is in; empty if it is of what stands around them.
    Optional<CellSource.Piece> pieceOf(Problem problem) {
        return place(problem).map(Place::piece);
    }

    /// A problem of the method as one of its piece.
    Optional<Problem> inPiece(Problem problem) {
        return place(problem).map(place -> problem.minus(place.start));
    }

    private Optional<Place> place(Problem problem) {
        return places.stream().filter(place -> place.contains(problem)).findFirst();
    }

    /// Adds the next piece of the cell, and answers whether it could.
    boolean add(CellSource.Piece piece, Shape shape) {
        return switch (shape) {
            case Shape.Import none -> false;
            case Shape.Type type -> isNew(type.name(), List.of()) && member(piece, piece.code());
            case Shape.Method method ->
                isNew(method.name(), method.parameters())
                        && member(
                                piece,
                                withoutModifiers(piece.code(), piece.code().indexOf('(')));
            case Shape.Variables(var variables) -> add(piece, variables);
            case Shape.Statement none -> statement(piece, piece.code(), "return null; }");
            case Shape.Expression none -> {
                openMethod().append("return ");
                code(piece, piece.code());
                text.append("}\n");
                yield true;
            }
        };
    }

    /// Whether a class or a method of that name may stand here: one further out would be hidden,
    /// where JShell knows both or replaces the one by the other.
    private boolean isNew(String name, List<String> parameters) {
        var earlier = levels.putIfAbsent(name, level);
        return (earlier == null || earlier == level) && signatures.add(List.of(name, parameters));
    }

    private boolean member(CellSource.Piece piece, String code) {
        text.append('\n');
        code(piece, code);
        return true;
    }

    private boolean add(CellSource.Piece piece, List<Shape.Variable> variables) {
        // Its name is written with a Unicode escape.
        if (variables.stream().anyMatch(variable -> variable.offset() < 0)) {
            return false;
        }
        if (variables.stream().anyMatch(variable -> variable.type().isEmpty())) {
            return addLocals(piece, variables);
        }
        if (variables.stream().anyMatch(variable -> isMentioned(variable.name()))) {
            openMethod();
            if (!openLevel()) {
                return false;
            }
        }
        var code = new StringBuilder(withoutModifiers(piece.code(), end(variables)));
        char letter = UNUSED_LETTERS;
        for (var variable : variables) {
            int length = variable.name().length();
            if (length > 0) {
                text.append(variable.type()).append(' ').append(variable.name()).append(";\n");
                levels.put(variable.name(), level);
                locals.remove(variable.name());
                // The local is only there for its initializer, which must not see it.
                code.replace(
                        variable.offset(),
                        variable.offset() + length,
                        String.valueOf(letter++).repeat(length));
            }
        }
        return statement(piece, code.toString(), "return null; }");
    }

    private boolean addLocals(CellSource.Piece piece, List<Shape.Variable> variables) {
        statement(piece, withoutModifiers(piece.code(), end(variables)), "");
        for (var variable : variables) {
            levels.put(variable.name(), level);
            locals.add(variable.name());
        }
        return openLevel();
    }

    private boolean statement(CellSource.Piece piece, String code, String end) {
        openMethod();
        code(piece, code);
        text.append(end).append('\n');
        return true;
    }

    private StringBuilder openMethod() {
        return text.append("Object ").append(UNUSED_LETTERS).append(methods++).append("() throws Throwable {\n");
    }

    private void code(CellSource.Piece piece, String code) {
        places.add(new Place(piece, text.length()));
        text.append(code).append("\n;");
    }

    /// Opens a class in the method that is open.
    private boolean openLevel() {
        if (level == MAX_LEVELS) {
            ends.insert(0, "return null; }");
            return false;
        }
        text.append("class " + NAME).append(level++).append(" {\n");
        levelStart = text.length();
        ends.insert(0, level == 1 ? "}" : "} return null; }");
        return true;
    }

    /// Whether what stands on this level means something else by the name.
    private boolean isMentioned(String name) {
        return !name.isEmpty()
                && Pattern.compile("(?<!\\p{javaJavaIdentifierPart})%s(?!\\p{javaJavaIdentifierPart})"
                                .formatted(Pattern.quote(name)))
                        .matcher(text.substring(levelStart))
                        .find();
    }

    /// Where the first of the variables is named.
    private static int end(List<Shape.Variable> variables) {
        return variables.getFirst().offset();
    }

    /// With blanks in place of the modifiers before an offset.
    private static String withoutModifiers(String code, int end) {
        int before = Math.max(end, 0);
        return MODIFIER.matcher(code.substring(0, before))
                        .replaceAll(word -> " ".repeat(word.group().length()))
                + code.substring(before);
    }
}
