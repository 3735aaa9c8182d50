package org.joryu.kernel.interpreter;

import org.jspecify.annotations.Nullable;

/// Something that cells have declared.
public sealed interface Declaration {

    /// Its name in the language.
    String name();

    /// A variable.
    ///
    /// @param type as the language writes it
    /// @param value what it holds now
    record Variable(String name, String type, @Nullable Object value) implements Declaration {}

    /// A method.
    ///
    /// @param signature its parameter types and result, as the language writes them
    record Method(String name, String signature) implements Declaration {}

    /// A class, interface, record or enum.
    ///
    /// @param kind which of these
    record Type(String name, String kind) implements Declaration {}
}
