package org.joryu.kernel.jshell;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import jdk.jshell.Diag;

/// One thing that the compiler does not take.
///
/// @param code the compiler's key of its message, such as `compiler.err.expected`
/// @param lines its message
/// @param start where the code in question begins, as an offset in its snippet
/// @param position the place in it that matters most
/// @param end where it ends
record Problem(String code, List<String> lines, int start, int position, int end) {

    /// Where something is looked for, the compiler says so on lines of their own.
    private static final String SYMBOL = "symbol:";

    private static final String LOCATION = "location:";

    private static final Pattern LANG = Pattern.compile("\\bjava\\.lang\\.(?=\\p{Lu}\\w*\\b(?!\\.))");

    private static final Pattern PACKAGE = Pattern.compile("package ([\\w$]+) does not exist");

    Problem {
        lines = List.copyOf(lines);
    }

    /// Something that was looked for and not found.
    ///
    /// @param kind `variable`, `method` or `class`
    record Symbol(String kind, String name) {}

    static Problem of(Diag diag) {
        return of(
                diag.getCode(),
                diag.getMessage(Locale.ROOT),
                diag.getStartPosition(),
                diag.getPosition(),
                diag.getEndPosition());
    }

    /// The same from what any compiler says.
    static Problem of(String code, String message, long start, long position, long end) {
        var lines = LANG.matcher(SnippetNames.withoutWrappers(message))
                .replaceAll("")
                .strip()
                .lines()
                .map(String::strip)
                .toList();
        return new Problem(code, lines, (int) start, (int) position, (int) end);
    }

    /// The same, told from another beginning.
    Problem minus(int offset) {
        return new Problem(code, lines, start - offset, position - offset, end - offset);
    }

    /// The code in question.
    String textIn(String snippet) {
        int from = Math.clamp(start, 0, snippet.length());
        return snippet.substring(from, Math.clamp(end, from, snippet.length()));
    }

    /// One line: what is wrong and, where the compiler names it on another line, with which name.
    String summary() {
        var first = lines.isEmpty() ? code : lines.getFirst();
        var summary = first.endsWith(";") ? first.substring(0, first.length() - 1) : first;
        return summary + after(SYMBOL).map(symbol -> ": " + symbol).orElse("");
    }

    /// What the compiler says below its first line, without the class that JShell puts around all of
    /// a cell.
    List<String> details() {
        return lines.stream()
                .skip(1)
                .filter(line -> !line.startsWith(SYMBOL) && !line.equals(LOCATION + " class"))
                .toList();
    }

    /// What was not found.
    Optional<Symbol> symbol() {
        return after(SYMBOL)
                .map(symbol -> symbol.split("[ (<]+", 3))
                .filter(words -> words.length > 1)
                .map(words -> new Symbol(words[0], words[1]));
    }

    /// What was taken for a package only because there was nothing else of that name, as in
    /// `system.out`.
    Optional<Symbol> packageName() {
        var name = PACKAGE.matcher(summary());
        return name.matches() ? Optional.of(new Symbol("variable", String.valueOf(name.group(1)))) : Optional.empty();
    }

    /// The type whose member was looked for; empty where a name stands alone.
    Optional<String> receiver() {
        return after(LOCATION)
                .map(location -> location.replaceFirst("^variable .* of type ", "class "))
                .filter(location -> location.matches("(class|interface|enum|record) .+"))
                .map(location -> location.substring(location.indexOf(' ') + 1));
    }

    private Optional<String> after(String label) {
        return lines.stream()
                .filter(line -> line.startsWith(label))
                .map(line -> line.substring(label.length()).strip())
                .findFirst();
    }
}
