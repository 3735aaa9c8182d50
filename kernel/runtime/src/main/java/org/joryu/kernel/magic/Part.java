package org.joryu.kernel.magic;

import java.util.Optional;
import org.joryu.notebook.Magic.Form;

/// A piece of a cell. Positions are offsets in the cell, in UTF-16 units.
sealed interface Part {

    int start();

    int end();

    /// Java, from the end of the magic before it to the next.
    ///
    /// @param ending how it ends
    record Java(int start, int end, JavaEnding ending) implements Part {}

    /// A magic with all that belongs to it.
    ///
    /// @param start of its percent sign
    /// @param name without percent signs; empty where there is none
    /// @param argumentsStart of its arguments, or where they would be
    /// @param arguments the rest of its line, without blanks around
    /// @param lineEnd of its line
    /// @param body what is below it, of a cell magic at the beginning of a cell
    record Call(
            int start,
            int end,
            Form form,
            String name,
            int argumentsStart,
            String arguments,
            int lineEnd,
            Optional<String> body)
            implements Part {

        /// As it is written: with its percent signs.
        String written() {
            return written(form, name);
        }

        static String written(Form form, String name) {
            return switch (form) {
                case LINE -> "%" + name;
                case CELL -> "%%" + name;
            };
        }
    }
}
