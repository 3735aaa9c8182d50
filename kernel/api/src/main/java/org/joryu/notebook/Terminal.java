package org.joryu.notebook;

import java.io.Console;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Asks on the terminal, where there is no notebook to ask in.
final class Terminal {

    private Terminal() {}

    static String line(String prompt) {
        // Shares its buffer with the program's own calls, so that neither takes lines from the other.
        return answer(IO.readln(prompt));
    }

    static String password(String prompt) {
        return Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .map(console -> secret(console, prompt))
                // Nobody types, so nothing is echoed either.
                .orElseGet(() -> line(prompt));
    }

    private static String secret(Console console, String prompt) {
        var typed = console.readPassword("%s", prompt);
        return answer(typed == null ? null : new String(typed));
    }

    private static String answer(@Nullable String line) {
        if (line == null) {
            throw new IllegalStateException(
                    "input is not available: System.in has ended; run the program where somebody can type");
        }
        return line;
    }
}
