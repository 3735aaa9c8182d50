package org.joryu.kernel.jshell;

import java.util.List;
import java.util.Set;

/// What a piece of a cell is to Java, as far as its syntax tells.
sealed interface Shape {

    /// An import.
    record Import() implements Shape {}

    /// A class, record, enum, interface or annotation.
    ///
    /// @param name its name
    /// @param references the names that it uses and does not declare itself
    record Type(String name, Set<String> references) implements Shape {

        public Type {
            references = Set.copyOf(references);
        }
    }

    /// A method.
    ///
    /// @param name its name
    /// @param parameters the types of its parameters, as they are written
    /// @param references the names that it uses and does not declare itself
    record Method(String name, List<String> parameters, Set<String> references) implements Shape {

        public Method {
            parameters = List.copyOf(parameters);
            references = Set.copyOf(references);
        }
    }

    /// One or more variables of one declaration.
    record Variables(List<Variable> variables) implements Shape {

        public Variables {
            variables = List.copyOf(variables);
        }
    }

    /// A variable.
    ///
    /// @param type its type as it is written; empty for `var`
    /// @param name its name; empty for `_`
    /// @param offset where its name stands in the piece
    record Variable(String type, String name, int offset) {}

    /// A statement, also an expression that is one.
    record Statement() implements Shape {}

    /// Something else, most often an expression that is no statement.
    record Expression() implements Shape {}
}
