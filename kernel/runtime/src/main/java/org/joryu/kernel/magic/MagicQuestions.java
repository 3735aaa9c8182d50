package org.joryu.kernel.magic;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.joryu.kernel.interpreter.Completeness;
import org.joryu.kernel.interpreter.Completions;
import org.joryu.kernel.interpreter.Inspection;
import org.joryu.kernel.interpreter.Interpreter;
import org.joryu.kernel.magic.Part.Call;
import org.joryu.notebook.Magic;

/// Answers what somebody who types a cell with magics wants to know: of magics itself, of Java the
/// interpreter, which is shown the cell without its magics.
record MagicQuestions(Interpreter java, Magics magics, CellParser parser) {

    Completeness completeness(String code) {
        var parts = parser.parse(code);
        if (parts.isEmpty()) {
            return java.completeness(code);
        }
        return switch (parts.getLast()) {
            case Part.Java piece -> java.completeness(Blanks.before(code, piece.start(), piece.end()));
            case Call call when call.body().isEmpty() -> new Completeness.Complete();
            case Call call when takesJava(call) && !call.body().get().isBlank() -> completeness(body(code, call));
            // Only an empty line tells that no more will come.
            case Call _ -> code.endsWith("\n\n") ? new Completeness.Complete() : new Completeness.Incomplete("");
        };
    }

    Completions complete(String code, int cursor) {
        int at = Math.clamp(cursor, 0, code.length());
        var parts = parser.parse(code);
        var call = callAt(parts, at);
        if (call.isEmpty()) {
            return java.complete(Blanks.java(code, parts), at);
        }
        return completeIn(code, at, call.get());
    }

    private Completions completeIn(String code, int at, Call call) {
        int nameEnd = call.start() + call.written().length();
        if (at <= nameEnd) {
            return names(call, nameEnd);
        }
        if (at > call.lineEnd()) {
            return takesJava(call) ? complete(body(code, call), at) : new Completions(List.of(), at, at);
        }
        var arguments = code.substring(Math.min(call.argumentsStart(), at), at);
        var own =
                magics.find(call.name()).map(magic -> magic.complete(arguments)).orElse(List.of());
        if (own.isEmpty() && takesJava(call)) {
            return java.complete(Blanks.before(code, call.argumentsStart(), code.length()), at);
        }
        var items = own.stream().map(text -> new Completions.Item(text, "", "")).toList();
        return new Completions(items, at - lastWord(arguments).length(), at);
    }

    private Completions names(Call call, int nameEnd) {
        var items = magics.names(call.form()).stream()
                .filter(name -> name.startsWith(call.name()))
                .map(name -> new Completions.Item(
                        Call.written(call.form(), name),
                        "magic",
                        magics.find(name)
                                .map(magic -> magic.description().usage())
                                .orElse("")))
                .toList();
        return new Completions(items, call.start(), nameEnd);
    }

    Optional<Inspection> inspect(String code, int cursor, int detail) {
        int at = Math.clamp(cursor, 0, code.length());
        var parts = parser.parse(code);
        var found = callAt(parts, at);
        if (found.isEmpty()) {
            return java.inspect(Blanks.java(code, parts), at, detail);
        }
        var call = found.get();
        if (at > call.lineEnd()) {
            return takesJava(call) ? inspect(body(code, call), at, detail) : Optional.empty();
        }
        var ofJava = takesJava(call) && at > call.argumentsStart()
                ? java.inspect(Blanks.before(code, call.argumentsStart(), code.length()), at, detail)
                : Optional.<Inspection>empty();
        return ofJava.or(() -> magics.find(call.name()).map(magic -> new Inspection(HelpText.of(magic.description()))));
    }

    private boolean takesJava(Call call) {
        return magics.find(call.name())
                .map(Magic::description)
                .filter(Magic.Description::takesJava)
                .isPresent();
    }

    private static Optional<Call> callAt(List<Part> parts, int at) {
        return parts.stream()
                .flatMap(part -> part instanceof Call call ? Stream.of(call) : Stream.empty())
                .filter(call -> call.start() <= at && at <= call.end())
                .findFirst();
    }

    private static String body(String code, Call call) {
        return Blanks.before(code, call.lineEnd(), code.length());
    }

    private static String lastWord(String arguments) {
        return arguments.substring(arguments.lastIndexOf(' ') + 1);
    }
}
