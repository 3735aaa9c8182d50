package org.joryu.notebook;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A command to the notebook beside Java: `%name arguments` on a line of its own, or `%%name
/// arguments` on the first line of a cell, whose other lines are its body.
///
/// A library brings its own by [NotebookExtension#magics()].
///
/// ```java
/// record Shout() implements Magic {
///     public Description description() {
///         return Description.line("shout", "%shout TEXT", "Prints the text in capitals.");
///     }
///     public Object run(MagicCall call) {
///         return call.arguments().toUpperCase(Locale.ROOT);
///     }
/// }
/// ```
public interface Magic {

    /// How it is called, and what `%help` says of it.
    Description description();

    /// Does it, on the cell's thread: what it prints and shows appears below the cell, and an
    /// interrupt of the cell interrupts the thread.
    ///
    /// @return its value, shown as that of an expression is; null if there is none
    /// @throws UsageException for arguments that it cannot take; the usage is shown beside
    /// @throws Exception to fail the cell
    @Nullable Object run(MagicCall call) throws Exception;

    /// What may stand at the end of the arguments.
    ///
    /// @param arguments those before the cursor
    /// @return proposals for the last word of the arguments, each in the place of the whole word
    default List<String> complete(String arguments) {
        return List.of();
    }

    /// Where a magic may stand.
    enum Form {
        /// On a line, by one percent sign.
        LINE,
        /// On the first line of a cell, by two.
        CELL
    }

    /// What there is to know of a magic.
    ///
    /// @param name without percent signs
    /// @param aliases other names for it
    /// @param forms where it may stand
    /// @param takesJava whether its body, or the end of its arguments, is Java
    /// @param usage its synopsis
    /// @param summary one sentence
    /// @param details what else there is to say; may be empty
    record Description(
            String name,
            List<String> aliases,
            Set<Form> forms,
            boolean takesJava,
            String usage,
            String summary,
            String details) {

        public Description {
            aliases = List.copyOf(aliases);
            forms = Set.copyOf(forms);
            if (!name.matches("[A-Za-z]\\w*") || !aliases.stream().allMatch(alias -> alias.matches("[A-Za-z]\\w*"))) {
                throw new IllegalArgumentException("name must be a letter with letters and digits behind it, but is "
                        + name + " with the aliases " + aliases);
            }
            if (forms.isEmpty()) {
                throw new IllegalArgumentException("forms must name LINE, CELL or both, but is empty");
            }
        }

        /// A line magic without Java in it.
        public static Description line(String name, String usage, String summary) {
            return new Description(name, List.of(), Set.of(Form.LINE), false, usage, summary, "");
        }

        /// A cell magic whose body is no Java.
        public static Description cell(String name, String usage, String summary) {
            return new Description(name, List.of(), Set.of(Form.CELL), false, usage, summary, "");
        }

        /// The same with other names for it.
        public Description withAliases(String... names) {
            return new Description(name, List.of(names), forms, takesJava, usage, summary, details);
        }

        /// The same, for Java.
        public Description withJava() {
            return new Description(name, aliases, forms, true, usage, summary, details);
        }

        /// The same in both forms.
        public Description inBothForms() {
            return new Description(name, aliases, Set.of(Form.LINE, Form.CELL), takesJava, usage, summary, details);
        }

        /// The same with more to say.
        public Description withDetails(String text) {
            return new Description(name, aliases, forms, takesJava, usage, summary, text);
        }
    }

    /// Arguments that a magic cannot take: says what is wrong with them, in a sentence.
    final class UsageException extends Exception {

        private static final long serialVersionUID = 1L;

        /// Says what is wrong.
        ///
        /// @param message a sentence for whoever wrote the line
        public UsageException(String message) {
            super(message);
        }
    }
}
