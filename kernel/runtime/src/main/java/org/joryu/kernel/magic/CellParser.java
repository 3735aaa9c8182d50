package org.joryu.kernel.magic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.joryu.kernel.interpreter.Completeness;
import org.joryu.notebook.Magic.Form;

/// Tells magics from Java.
///
/// A percent sign is also Java's modulus. At the beginning of a line it stands for a magic only
/// where Java could not go on with it: at the beginning of the cell, behind a semicolon outside of
/// all brackets, or behind Java that is whole without the line and wrong with it.
///
/// @param isMagic whether there is a magic of this name
/// @param java what the language thinks of a text
record CellParser(Predicate<String> isMagic, Function<String, Completeness> java) {

    private static final Pattern CANDIDATE = Pattern.compile("(?m)^[ \\t]*(%%?)([A-Za-z]\\w*)?[ \\t]*(.*)$");

    /// Whether a text may hold magics at all; most cells do not, and cost nothing.
    static boolean mayHaveMagics(String code) {
        return code.indexOf('%') >= 0 && CANDIDATE.matcher(code).find();
    }

    /// The parts of a cell, in order. Blanks and comments alone are no part.
    List<Part> parse(String code) {
        int first = code.length() - code.stripLeading().length();
        var lines = CANDIDATE.matcher(code);
        var parts = new ArrayList<Part>();
        int begin = 0;
        while (lines.find()) {
            int start = lines.start(1);
            var name = Optional.ofNullable(lines.group(2)).orElse("");
            var form = lines.group(1).length() == 1 ? Form.LINE : Form.CELL;
            if (start == first && form == Form.CELL) {
                return List.of(call(lines, form, name, code.length(), Optional.of(body(code, lines.end()))));
            }
            if (isMagic(code.substring(begin, lines.start()), lines.group(), name)) {
                addJava(parts, code, begin, lines.start());
                parts.add(call(lines, form, name, lines.end(), Optional.empty()));
                begin = lines.end();
            }
        }
        addJava(parts, code, begin, code.length());
        return parts;
    }

    private boolean isMagic(String before, String line, String name) {
        return switch (JavaEnding.of(before)) {
            case NOTHING, ENDED -> true;
            case INSIDE -> false;
            case OPEN ->
                line.stripLeading().matches("(?s)%%?[A-Za-z].*")
                        && isMagic.test(name)
                        && java.apply(before) instanceof Completeness.Complete
                        && java.apply(before + line) instanceof Completeness.Invalid;
        };
    }

    private static Part.Call call(Matcher line, Form form, String name, int end, Optional<String> body) {
        return new Part.Call(
                line.start(1), end, form, name, line.start(3), line.group(3).strip(), line.end(), body);
    }

    private static String body(String code, int lineEnd) {
        return code.substring(Math.min(lineEnd + 1, code.length()));
    }

    private static void addJava(List<Part> parts, String code, int start, int end) {
        var ending = JavaEnding.of(code.substring(start, end));
        if (ending != JavaEnding.NOTHING) {
            parts.add(new Part.Java(start, end, ending));
        }
    }
}
