package org.joryu.kernel.analysis;

import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.joryu.kernel.analysis.Brackets.Content;

/// A cell as far as the cursor, made a compilation unit that a compiler understands: with what
/// earlier cells declared around it, and with an end.
///
/// The cell's statements become those of a method; its types and methods are that method's
/// neighbours, so that they may name each other in any order, but for the one that the cursor is
/// in: it stays among the statements, whose variables it sees.
///
/// @param text the compilation unit
/// @param shift what to add to an offset in the part of the cell that the cursor is in
record CursorSource(String text, int shift) {

    /// The class that everything is in.
    static final String CELLS = "$joryu$Cells";

    /// The class that a method at the cursor is in.
    static final String MEMBERS = "$joryu$Members";

    /// @param code the whole cell
    /// @param place up to where it is taken as it is
    /// @param filler what to put there
    static CursorSource of(Surroundings surroundings, ClassIndex index, String code, int place, String filler) {
        var cut = JavaText.of(code.substring(0, place) + filler);
        var units = CellUnit.of(cut);
        var current = units.isEmpty() ? new CellUnit(CellUnit.Kind.STATEMENT, place, place) : units.getLast();
        var before = units.isEmpty() ? units : units.subList(0, units.size() - 1);
        var after = CellUnit.of(JavaText.of(code)).stream()
                .filter(unit -> unit.start() >= place)
                .toList();
        var source = new StringBuilder();
        var words = new HashSet<>(surroundings.words());
        words.addAll(Surroundings.wordsOf(code));
        surroundings
                .imports(code)
                .forWords(words, index)
                .forEach(line -> source.append(line).append('\n'));
        source.append("class ").append(CELLS).append(" {\n").append(surroundings.members());
        for (var units2 : List.of(before, after)) {
            append(source, code, units2, CellUnit.Kind.METHOD, surroundings);
            append(source, code, units2, CellUnit.Kind.TYPE, surroundings);
        }
        source.append("static void $joryu$cell() throws Throwable {\n");
        source.append(statements(cut, before));
        boolean isMethod = current.kind() == CellUnit.Kind.METHOD;
        source.append(isMethod ? "class " + MEMBERS + " {" : "");
        int shift = source.length() - current.start();
        source.append(cut.withSemicolons()
                .substring(Math.min(current.start(), cut.code().length())));
        source.append(ending(code, place, cut, current)).append(isMethod ? "}" : "");
        return new CursorSource(source.append("\n}\n}\n").toString(), shift);
    }

    private static void append(
            StringBuilder source, String code, List<CellUnit> units, CellUnit.Kind kind, Surroundings surroundings) {
        for (var unit : units) {
            if (unit.kind() == kind) {
                var text = code.substring(unit.start(), unit.end());
                source.append(surroundings.member(text)).append('\n');
            }
        }
    }

    /// The statements before the cursor's unit; imports, methods and types are elsewhere.
    private static String statements(JavaText cut, List<CellUnit> units) {
        var code = cut.withSemicolons();
        return units.stream()
                .filter(unit -> unit.kind() == CellUnit.Kind.STATEMENT)
                .map(unit -> code.substring(unit.start(), Math.min(unit.end() + 1, code.length())))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String ending(String code, int place, JavaText cut, CellUnit current) {
        var tokens =
                cut.tokens().subList(cut.indexOf(current.start()), cut.tokens().size());
        var open = Brackets.open(tokens);
        int members = open.size() - 1;
        while (members >= 0 && !open.get(members).is(Content.MEMBERS)) {
            members--;
        }
        if (members >= 0) {
            int inner = open.size() - 1 - members;
            var rest = rest(code, place, inner, members + 1);
            if (!rest.isEmpty()) {
                return closers(open.subList(members + 1, open.size())) + rest;
            }
        }
        boolean needsBody = current.kind() != CellUnit.Kind.STATEMENT
                && open.stream().noneMatch(it -> it.token().is("{"))
                && (tokens.isEmpty() || !tokens.getLast().is("}"));
        return closers(open) + (needsBody ? " {}" : ";");
    }

    private static String closers(List<Brackets.Open> open) {
        return open.reversed().stream()
                .map(it -> switch (it.content()) {
                    case MEMBERS, STATEMENTS, CASES -> ";}";
                    case ELEMENTS, ARGUMENTS, INDEX -> it.closer();
                })
                .collect(Collectors.joining());
    }

    /// What follows the member at the cursor in its class; empty if that has no end.
    ///
    /// @param inner how many brackets are open within the member
    /// @param outer how many are open around it
    private static String rest(String code, int place, int inner, int outer) {
        int newLine = code.indexOf('\n', place);
        int from = inner > 0 ? -1 : newLine < 0 ? code.length() : newLine;
        int depth = inner + outer;
        for (var token : Scanner.tokens(code.substring(place))) {
            if (token.isComment()) {
                continue;
            }
            if (token.opens()) {
                depth++;
            } else if (token.closes()) {
                depth--;
            }
            if (from < 0 && depth == outer) {
                from = place + token.end();
            }
            if (depth == 0) {
                return from < 0 || from > place + token.end() ? "" : ";" + code.substring(from, place + token.end());
            }
        }
        return "";
    }
}
