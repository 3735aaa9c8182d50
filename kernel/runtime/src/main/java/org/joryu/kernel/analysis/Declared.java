package org.joryu.kernel.analysis;

import java.util.List;

/// What the cells that have been run declared, as source.
///
/// @param imports whole import declarations
/// @param variables the top-level variables
/// @param sources methods and types as they were written
public record Declared(List<String> imports, List<Variable> variables, List<String> sources) {

    /// Before any cell has been run.
    public static final Declared NONE = new Declared(List.of(), List.of(), List.of());

    public Declared {
        imports = List.copyOf(imports);
        variables = List.copyOf(variables);
        sources = List.copyOf(sources);
    }

    /// A top-level variable.
    ///
    /// @param type as a declaration without `var` would name it
    public record Variable(String type, String name) {}
}
