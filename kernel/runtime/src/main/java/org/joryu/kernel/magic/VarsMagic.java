package org.joryu.kernel.magic;

import java.lang.reflect.Array;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.joryu.kernel.interpreter.Declaration;
import org.joryu.kernel.interpreter.ExecutionOutcome;
import org.joryu.kernel.interpreter.ExecutionOutcome.Completed;
import org.joryu.kernel.interpreter.Workspace;
import org.joryu.notebook.Magic;
import org.joryu.notebook.MagicCall;
import org.joryu.notebook.MimeBundle;
import org.jspecify.annotations.Nullable;

/// `%vars`: the variables of the notebook.
///
/// @param workspace whose
record VarsMagic(Workspace workspace) implements Magic {

    private static final int MAX_VALUE = 80;

    @Override
    public Description description() {
        return Description.line(
                        "vars", "%vars [-a]", "Lists the variables of the notebook, with their types and values.")
                .withDetails("With -a also its methods and classes. Long values are cut.");
    }

    @Override
    public @Nullable Object run(MagicCall call) throws UsageException {
        boolean all = switch (call.arguments()) {
            case "" -> false;
            case "-a" -> true;
            case String other -> throw new UsageException("there is no argument " + other);
        };
        var declarations = workspace.declarations();
        // The toString of a value is code of a cell: it may never end by itself.
        ExecutionOutcome outcome = workspace.call(() -> table(declarations, all));
        if (outcome instanceof Completed table) {
            return table.value();
        }
        throw new NestedOutcome(outcome);
    }

    private static MimeBundle table(List<Declaration> declarations, boolean all) {
        var rows = declarations.stream().flatMap(it -> row(it, all)).toList();
        return rows.isEmpty()
                ? MimeBundle.text("no cell has declared anything yet")
                : new Table(List.of("name", "type", "value"), rows).bundle();
    }

    private static Stream<List<String>> row(Declaration declaration, boolean all) {
        return switch (declaration) {
            case Declaration.Variable(var name, var type, var value) -> Stream.of(List.of(name, type, text(value)));
            case Declaration.Method(var name, var signature) ->
                all ? Stream.of(List.of(name, "method", signature)) : Stream.empty();
            case Declaration.Type(var name, var kind) -> all ? Stream.of(List.of(name, kind, "")) : Stream.empty();
        };
    }

    private static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case String string -> "\"" + cut(string) + "\"";
            case Collection<?> many when many.size() > MAX_VALUE -> "(%,d elements)".formatted(many.size());
            case Map<?, ?> map when map.size() > MAX_VALUE -> "(%,d entries)".formatted(map.size());
            case Object array when array.getClass().isArray() -> array(array);
            case Object other -> cut(byItself(other));
        };
    }

    private static String array(Object array) {
        return "%s[%,d]".formatted(array.getClass().getComponentType().getSimpleName(), Array.getLength(array));
    }

    private static String byItself(Object value) {
        try {
            return String.valueOf(value);
        } catch (RuntimeException | StackOverflowError failure) {
            return "(its toString failed: %s)".formatted(failure);
        }
    }

    private static String cut(String text) {
        var line = text.length() > MAX_VALUE ? text.substring(0, MAX_VALUE) + "…" : text;
        return line.replace("\n", "\\n").replace("\t", "\\t");
    }
}
