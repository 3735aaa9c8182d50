package org.joryu.kernel.jshell;

import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What to do about the compiler's commonest complaints, in one sentence.
final class Hints {

    private static final String PREFIX = "compiler.err.";

    /// For those that always have the same remedy.
    private static final Map<String, String> ALWAYS = Map.ofEntries(
            Map.entry("missing.ret.stmt", "Every way through the method must end in return or throw."),
            Map.entry("var.might.not.have.been.initialized", "Give it a value on every way that leads here."),
            Map.entry(
                    "unclosed.str.lit",
                    "Close it with \" on the same line, or write a text block between \"\"\" and \"\"\"."),
            Map.entry("unclosed.char.lit", "'a' is one character; a String stands between \" and \"."),
            Map.entry("int.number.too.large", "Write an L behind it: it is a long."),
            Map.entry("array.req.but.found", "Only arrays have [ ]; a List has get(index), a Map get(key)."),
            Map.entry("not.exhaustive", "Add the cases that are missing, or a default."),
            Map.entry("not.exhaustive.statement", "Add the cases that are missing, or a default."),
            Map.entry("sealed.class.must.have.subclasses", "Declare what extends or implements it in the same cell."),
            Map.entry(
                    "cant.inherit.from.sealed",
                    "Declare it in the cell of the sealed type, or name it in its permits."),
            Map.entry(
                    "non.sealed.sealed.or.final.expected",
                    "What extends a sealed type is final, sealed or non-sealed; records are final."),
            Map.entry("cant.infer.local.var.type", "Write its type instead of var."),
            Map.entry("doesnt.exist", "If it is in a library, add that first: %dependency group:artifact:version"));

    private static final Map<String, String> BOXES = Map.of(
            "boolean",
            "Boolean",
            "byte",
            "Byte",
            "char",
            "Character",
            "short",
            "Short",
            "int",
            "Integer",
            "long",
            "Long",
            "float",
            "Float",
            "double",
            "Double");

    private static final Map<String, UnaryOperator<String>> PARSERS = Map.of(
            "int", code -> "Integer.parseInt(" + code + ")",
            "Integer", code -> "Integer.valueOf(" + code + ")",
            "long", code -> "Long.parseLong(" + code + ")",
            "double", code -> "Double.parseDouble(" + code + ")",
            "boolean", code -> "Boolean.parseBoolean(" + code + ")");

    private static final Pattern LOSSY = Pattern.compile("possible lossy conversion from \\w+ to (\\w+)");
    private static final Pattern INCOMPATIBLE = Pattern.compile(": (.+) cannot be converted to (.+)");
    private static final Pattern EXCEPTION = Pattern.compile("unreported exception ([\\w.$]+)");
    private static final Pattern SIMPLE = Pattern.compile("[\\w.$]+(?:\\([^()]*\\))?|\"[^\"]*\"");

    private Hints() {}

    /// A sentence, where there is one that is likely to be right.
    static Optional<String> of(Problem problem, String code) {
        var key = problem.code().startsWith(PREFIX) ? problem.code().substring(PREFIX.length()) : problem.code();
        var expression = problem.textIn(code);
        return switch (key) {
            case "prob.found.req" -> conversion(problem.summary(), expression);
            case "unreported.exception.need.to.catch.or.throw" -> exception(problem, code);
            case "cant.ref.non.effectively.final.var" ->
                Optional.of("Copy it first into a variable that does not change: var copy = %s;".formatted(expression));
            case "cant.deref" -> dereference(problem.summary());
            case "type.found.req" -> Optional.ofNullable(BOXES.get(expression)).map(box -> "Write %s.".formatted(box));
            case "premature.eof" -> unclosed(code);
            case "illegal.char" -> illegalCharacter(problem.summary());
            default -> Optional.ofNullable(ALWAYS.get(key));
        };
    }

    private static Optional<String> illegalCharacter(String summary) {
        if (summary.matches(".*(?:[“”„]|\\\\u201[cde]).*")) {
            return Optional.of("Java's own quotes are \".");
        }
        return summary.matches(".*\\\\u(?:00a0|2007|202f|200[bcde]|2060|feff).*")
                ? Optional.of("It looks like a space or like nothing, and Java takes it for neither: write a space.")
                : Optional.empty();
    }

    private static Optional<String> conversion(String summary, String expression) {
        var lossy = LOSSY.matcher(summary);
        if (lossy.find()) {
            return Optional.of(
                    "If what is lost does not matter: (%s) %s".formatted(lossy.group(1), operand(expression)));
        }
        var types = INCOMPATIBLE.matcher(summary);
        return types.find() ? conversion(group(types, 1), group(types, 2), expression) : Optional.empty();
    }

    private static Optional<String> conversion(String from, String to, String expression) {
        var parser = PARSERS.get(to);
        if (from.equals("String") && parser != null) {
            return Optional.of("To read it from the text: " + parser.apply(expression));
        }
        if (to.equals("String") && BOXES.containsKey(from)) {
            return Optional.of("As text: String.valueOf(%s)".formatted(expression));
        }
        if (from.equals("Object")) {
            return Optional.of("If it is one: (%s) %s".formatted(to, operand(expression)));
        }
        return to.equals("boolean") && BOXES.containsKey(from)
                ? Optional.of("A condition is true or false; to compare, write ==.")
                : Optional.empty();
    }

    private static String operand(String expression) {
        return SIMPLE.matcher(expression).matches() ? expression : "(" + expression + ")";
    }

    private static Optional<String> exception(Problem problem, String code) {
        var name = EXCEPTION.matcher(problem.summary());
        if (!name.find()) {
            return Optional.empty();
        }
        var simple = group(name, 1).replaceFirst(".*\\.", "");
        return Optional.of(
                Enclosing.isLambda(code, problem.start())
                        ? "Catch it within the lambda, whose interface declares no %s.".formatted(simple)
                        : "Add throws %s behind the parameters of the method, or catch it.".formatted(simple));
    }

    private static Optional<String> dereference(String summary) {
        var type = summary.split(" ", 2)[0];
        return Optional.ofNullable(BOXES.get(type))
                .map(box -> "%s is no object and has no members; %s has methods that take one.".formatted(type, box));
    }

    private static Optional<String> unclosed(String code) {
        int open = Enclosing.bracket(code, code.length());
        return open < 0
                ? Optional.empty()
                : Optional.of("The %s of `%s` is never closed.".formatted(code.charAt(open), line(code, open)));
    }

    private static String line(String code, int at) {
        int end = code.indexOf('\n', at);
        return code.substring(code.lastIndexOf('\n', at) + 1, end < 0 ? code.length() : end)
                .strip();
    }

    private static String group(Matcher matcher, int group) {
        return String.valueOf(matcher.group(group));
    }
}
