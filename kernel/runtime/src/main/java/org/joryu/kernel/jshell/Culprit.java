package org.joryu.kernel.jshell;

import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.joryu.kernel.jshell.Excerpt.Span;

/// Which part of a line was running. A frame has a line and no column: only what stands once on the
/// line can be meant, and anything else is left unmarked.
final class Culprit {

    /// `array[0]`, up to the bracket that closes.
    private static final String ELEMENT = "[\\w$]*(?<=[\\w$)\\]])\\s*\\[[^\\[\\]]+]";

    private static final String DIVISION = "[\\w$.]*\\s*[/%]=?\\s*[\\w$.]*";

    /// The JVM's helpful messages (JEP 358).
    private static final Pattern NULL = Pattern.compile(
            "Cannot (?:invoke \".*?(?<method>[\\w$]+)\\([^()]*\\)\"|(?:read|assign) field \"(?<field>[\\w$]+)\""
                    + "|(?<array>load from|store to) \\w+ array|(?<length>read the array length)).*",
            Pattern.DOTALL);

    private static final Pattern BECAUSE = Pattern.compile("because \"(?:.*[.])?([\\w$]+)\" is null$");

    private static final Pattern CAST_TO = Pattern.compile("cannot be cast to (?:class )?(?:[\\w$]+[.$])*([\\w]+)");

    private Culprit() {}

    /// The call, on the line of the spot, of what it had called.
    static Span call(Places.Spot spot, StackTraceElement called) {
        var line = maskedLine(spot);
        return called.getMethodName().equals("<init>")
                ? construction(line, called.getClassName())
                : call(line, called.getMethodName());
    }

    /// What threw on the line of the spot itself.
    static Span thrower(Places.Spot spot, String exception, String message) {
        var line = maskedLine(spot);
        return switch (exception) {
            case "java.lang.ArrayIndexOutOfBoundsException", "java.lang.ArrayStoreException" -> only(line, ELEMENT);
            case "java.lang.ArithmeticException" -> only(line, DIVISION);
            case "java.lang.NegativeArraySizeException" -> only(line, "\\bnew\\s+[\\w$.]+\\s*\\[[^\\[\\]]+]");
            case "java.lang.NullPointerException" -> ofNull(line, message);
            case "java.lang.ClassCastException" -> cast(line, message);
            case "java.lang.AssertionError" -> only(line, "\\bassert\\b[^;]*");
            case "SystemExit" -> withArguments(line, only(line, "\\b(?:exit|halt)\\b(?=\\s*\\()"));
            default -> construction(line, exception);
        };
    }

    private static Span ofNull(String line, String message) {
        var reason = NULL.matcher(message);
        if (!reason.matches()) {
            return construction(line, "NullPointerException");
        }
        var found = access(line, reason);
        // What the compiler itself calls, to unbox a number, stands nowhere; what was null does.
        var because = BECAUSE.matcher(message);
        return found.isEmpty() && because.find()
                ? only(line, "(?<![\\w$])" + quoted(because, 1) + "(?![\\w$])")
                : found;
    }

    private static Span access(String line, Matcher reason) {
        if (reason.group("method") != null) {
            return call(line, Objects.requireNonNull(reason.group("method")));
        }
        if (reason.group("field") != null) {
            return only(
                    line,
                    "(?<=\\.)\\s*" + Pattern.quote(Objects.requireNonNull(reason.group("field"))) + "(?![\\w$(])");
        }
        return reason.group("length") != null ? only(line, "(?<=\\.)\\s*length(?![\\w$(])") : only(line, ELEMENT);
    }

    private static Span cast(String line, String message) {
        var to = CAST_TO.matcher(message);
        // The compiler casts too, where there are generics; then no such cast is to be seen.
        return to.find() ? only(line, "\\(\\s*(?:[\\w$]+\\s*\\.\\s*)*" + quoted(to, 1) + "[^()]*\\)") : Span.UNKNOWN;
    }

    private static String quoted(Matcher found, int group) {
        return Pattern.quote(Objects.requireNonNull(found.group(group)));
    }

    private static Span call(String line, String method) {
        // The compiler's own have names that nobody could write.
        return method.isEmpty() || method.contains("$") || method.contains("<")
                ? Span.UNKNOWN
                : withArguments(line, only(line, "(?<![\\w$])" + Pattern.quote(method) + "(?=\\s*\\()"));
    }

    private static Span construction(String line, String type) {
        var name = Pattern.quote(type.replaceFirst(".*[.$ ](?=\\p{javaJavaIdentifierStart})", ""));
        return withArguments(
                line, only(line, "(?:\\bthrow\\s+)?\\bnew\\s+(?:[\\w$]+\\s*\\.\\s*)*" + name + "\\b(?:<[^()]*>)?"));
    }

    private static Span only(String line, String regex) {
        var found = Pattern.compile(regex, Pattern.UNICODE_CHARACTER_CLASS)
                .matcher(line)
                .results()
                .limit(2)
                .toList();
        return found.size() == 1
                ? trimmed(line, found.getFirst().start(), found.getFirst().end())
                : Span.UNKNOWN;
    }

    private static Span trimmed(String line, int start, int end) {
        var text = line.substring(start, end);
        return new Span(
                end - text.stripLeading().length(), start + text.stripTrailing().length());
    }

    /// The same up to the parenthesis that closes its arguments, if they end on the line.
    private static Span withArguments(String line, Span name) {
        int open = 0;
        for (int i = name.end(); i < line.length() && !name.isEmpty(); i++) {
            char c = line.charAt(i);
            if (c == '(') {
                open++;
            } else if (open == 0 && !Character.isWhitespace(c)) {
                return name;
            } else if (c == ')' && --open == 0) {
                return new Span(name.start(), i + 1);
            }
        }
        return name;
    }

    /// The line of the cell without its comments and strings, which may have begun on earlier lines.
    private static String maskedLine(Places.Spot spot) {
        var piece = spot.piece();
        var masked = Masked.of(piece.code()).lines().toList();
        int index = spot.line() - piece.start().line();
        if (index < 0 || index >= masked.size()) {
            return "";
        }
        return index == 0 ? " ".repeat(piece.start().column()) + masked.getFirst() : masked.get(index);
    }
}
