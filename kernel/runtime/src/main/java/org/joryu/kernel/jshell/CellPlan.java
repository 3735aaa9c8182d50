package org.joryu.kernel.jshell;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Stream;

/// In which order the pieces of a cell are evaluated: imports, classes and methods hold for the
/// whole cell, as they do for a whole file of Java, and so come first.
///
/// Evaluating them runs nothing, and what is left can be checked against them. Left in their place
/// are those that the cell declares more than once, and those that use its variables: evaluated
/// before these they would compile only later, where nobody would see what is wrong with them.
///
/// @param declarations the imports, classes and methods that are evaluated first
/// @param code what is left, in the cell's order, and what it is
/// @param completed what JShell is given in place of those that it would not take as they are
record CellPlan(
        List<CellSource.Piece> declarations,
        SequencedMap<CellSource.Piece, Shape> code,
        Map<CellSource.Piece, String> completed) {

    CellPlan {
        declarations = List.copyOf(declarations);
        code = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(code));
        completed = Map.copyOf(completed);
    }

    /// In the order of the cell, with nothing to check.
    static CellPlan asWritten(List<CellSource.Piece> pieces) {
        return new CellPlan(pieces, new LinkedHashMap<>(), Map.of());
    }

    static CellPlan of(SequencedMap<CellSource.Piece, Shape> shapes) {
        var late = late(shapes.values());
        var imports = new ArrayList<CellSource.Piece>();
        var others = new ArrayList<CellSource.Piece>();
        var code = new LinkedHashMap<CellSource.Piece, Shape>();
        shapes.forEach((piece, shape) -> {
            if (shape instanceof Shape.Import) {
                imports.add(piece);
            } else if (isLate(shape, late)) {
                code.put(piece, shape);
            } else {
                others.add(piece);
            }
        });
        imports.addAll(others);
        return new CellPlan(imports, code, SealedTypes.completed(types(shapes)));
    }

    private static List<CellSource.Piece> types(SequencedMap<CellSource.Piece, Shape> shapes) {
        return shapes.entrySet().stream()
                .filter(entry -> entry.getValue() instanceof Shape.Type)
                .map(Map.Entry::getKey)
                .toList();
    }

    /// What JShell is given of a piece.
    String source(CellSource.Piece piece) {
        return completed.getOrDefault(piece, piece.code());
    }

    /// All that is to be evaluated, in this order.
    List<CellSource.Piece> pieces() {
        return Stream.concat(declarations.stream(), code.keySet().stream()).toList();
    }

    /// Whether it is the first piece that is no declaration which comes first.
    boolean beginsCode(CellSource.Piece piece) {
        return !code.isEmpty() && code.firstEntry().getKey().equals(piece);
    }

    /// Whether classes are declared in the middle of the code.
    boolean declaresLate() {
        return code.values().stream().anyMatch(Shape.Type.class::isInstance);
    }

    /// The pieces that are neither declarations nor statements.
    List<CellSource.Piece> expressions() {
        return code.entrySet().stream()
                .filter(entry -> entry.getValue() instanceof Shape.Expression)
                .map(Map.Entry::getKey)
                .toList();
    }

    /// The names that are not there before the cell's code has begun.
    private static Set<String> late(Collection<Shape> shapes) {
        var late = new HashSet<String>();
        var seen = new HashSet<Object>();
        for (var shape : shapes) {
            switch (shape) {
                case Shape.Variables(var variables) -> variables.forEach(variable -> late.add(variable.name()));
                case Shape.Type type when !seen.add(type.name()) -> late.add(type.name());
                case Shape.Method method
                when !seen.add(List.of(method.name(), method.parameters())) -> late.add(method.name());
                case Shape.Type type -> {}
                case Shape.Method method -> {}
                case Shape.Import none -> {}
                case Shape.Statement none -> {}
                case Shape.Expression none -> {}
            }
        }
        // What uses something late is late itself, and so are methods that share its name.
        boolean grown = true;
        while (grown) {
            grown = false;
            for (var shape : shapes) {
                grown |= isLate(shape, late) && late.add(name(shape));
            }
        }
        return late;
    }

    private static String name(Shape shape) {
        return switch (shape) {
            case Shape.Type type -> type.name();
            case Shape.Method method -> method.name();
            case Shape.Import none -> "";
            case Shape.Variables none -> "";
            case Shape.Statement none -> "";
            case Shape.Expression none -> "";
        };
    }

    private static boolean isLate(Shape shape, Set<String> late) {
        return switch (shape) {
            case Shape.Import none -> false;
            case Shape.Type(var name, var references) -> late.contains(name) || !Collections.disjoint(references, late);
            case Shape.Method(var name, var parameters, var references) ->
                late.contains(name) || !Collections.disjoint(references, late);
            case Shape.Variables none -> true;
            case Shape.Statement none -> true;
            case Shape.Expression none -> true;
        };
    }
}
