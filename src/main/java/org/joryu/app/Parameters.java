package org.joryu.app;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.SourceVersion;
import org.joryu.app.DeclaredParameters.Kind;
import org.jspecify.annotations.Nullable;

/// What a run sets in a notebook, by papermill's convention: variables that a cell of their own declares behind the
/// cell tagged `parameters`, which holds what they are otherwise.
///
/// @param byName in the order in which they were given
record Parameters(Map<String, Given> byName) {

    /// One value.
    ///
    /// @param text what stood on the command line; null where the value came from a file
    record Given(JsonElement value, @Nullable String text) {}

    /// Of the options of `joryu run`: those of files first, then `-p` and `-r`, so that these win.
    static Parameters of(List<Path> files, Map<String, String> typed, Map<String, String> raw) {
        var byName = new LinkedHashMap<String, Given>();
        for (var file : files) {
            ParameterText.file(file)
                    .entrySet()
                    .forEach(member -> byName.put(member.getKey(), new Given(member.getValue(), null)));
        }
        typed.forEach((name, text) -> byName.put(name, new Given(ParameterText.value(name, text), text)));
        raw.forEach((name, text) -> byName.put(name, new Given(new JsonPrimitive(text), text)));
        for (var name : byName.keySet()) {
            if (!SourceVersion.isName(name, SourceVersion.latest()) || name.contains(".")) {
                throw new UserError("the name of a parameter must be that of a Java variable, but is '%s': rename it"
                        .formatted(name));
            }
        }
        return new Parameters(byName);
    }

    boolean isEmpty() {
        return byName.isEmpty();
    }

    /// Puts them into a notebook.
    ///
    /// @return sentences about what may not be as it was meant
    List<String> injectInto(NotebookFile notebook) {
        if (isEmpty()) {
            return List.of();
        }
        var cell = notebook.parametersCell();
        var declared = cell.map(DeclaredParameters::of);
        var source = new StringBuilder("// Parameters\n");
        byName.forEach((name, given) ->
                source.append(assignment(name, given, declared)).append('\n'));
        notebook.inject(source.toString());
        return warnings(declared);
    }

    private List<String> warnings(Optional<DeclaredParameters> declared) {
        if (declared.isEmpty()) {
            return List.of("no cell is tagged \"parameters\": these are set in a cell before all others, "
                    + String.join(", ", byName.keySet()));
        }
        var names = declared.get().kinds().keySet();
        var warnings = new ArrayList<String>();
        for (var name : byName.keySet()) {
            if (!names.contains(name)) {
                warnings.add("the parameters cell declares no %s, which is set nevertheless: it declares %s"
                        .formatted(name, names.isEmpty() ? "nothing" : String.join(", ", names)));
            }
        }
        return warnings;
    }

    /// The value as what it is declared as: `4` for a `double` is `4.0`, or divisions would lose their fractions.
    private static String assignment(String name, Given given, Optional<DeclaredParameters> declared) {
        var kind = declared.map(it -> it.kinds().getOrDefault(name, Kind.ANY)).orElse(Kind.ANY);
        var value =
                kind == Kind.STRING && given.text() != null && !given.value().isJsonNull()
                        ? new JsonPrimitive(given.text())
                        : given.value();
        if (!value.isJsonNull() && !kind.takes(value)) {
            throw new UserError("the parameter %s must be %s, as in the parameters cell, but is %s"
                    .formatted(name, kind, given.text() == null ? value : given.text()));
        }
        return value.isJsonNull()
                ? "Object %s = null;".formatted(name)
                : "var %s = %s;".formatted(name, kind.java(value));
    }
}
