package org.joryu.kernel.analysis;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Java's words: where each may stand, and what it is for.
final class Keywords {

    private static final Set<String> MODIFIERS = Set.of(
            "abstract",
            "default",
            "final",
            "native",
            "private",
            "protected",
            "public",
            "sealed",
            "static",
            "strictfp",
            "synchronized",
            "transient",
            "volatile");

    private static final List<String> PRIMITIVES =
            List.of("boolean", "byte", "char", "double", "float", "int", "long", "short");

    private static final List<String> DECLARATIONS = List.of("class", "enum", "interface", "record", "void");

    private static final List<String> STATEMENTS = List.of(
            "assert",
            "break",
            "continue",
            "do",
            "for",
            "if",
            "return",
            "switch",
            "synchronized",
            "throw",
            "try",
            "var",
            "while",
            "yield");

    private static final List<String> EXPRESSIONS = List.of("false", "new", "null", "super", "switch", "this", "true");

    private static final Map<String, String> MEANINGS = Map.ofEntries(
            Map.entry("abstract", "has no body here; a subclass supplies it"),
            Map.entry("assert", "throws AssertionError if a condition is false and assertions are enabled"),
            Map.entry("break", "leaves the enclosing loop or switch"),
            Map.entry("case", "begins an alternative of a switch: constants, a type pattern or a record pattern"),
            Map.entry("catch", "handles exceptions of the given types that the try block threw"),
            Map.entry("class", "declares a class"),
            Map.entry("continue", "goes on with the next round of the enclosing loop"),
            Map.entry("default", "the alternative of a switch that takes what is left; a method body in an interface"),
            Map.entry("do", "do { ... } while (condition): a loop that runs at least once"),
            Map.entry("else", "what is done if the condition of the if is false"),
            Map.entry("enum", "declares a type with a fixed set of instances"),
            Map.entry("extends", "names the superclass, or the bound of a type parameter"),
            Map.entry("final", "cannot be assigned again, overridden or extended"),
            Map.entry("finally", "runs after try and catch, whatever happened in them"),
            Map.entry("for", "for (init; condition; update) or for (Type element : elements)"),
            Map.entry("if", "if (condition) statement else statement"),
            Map.entry("implements", "names the interfaces of a class"),
            Map.entry(
                    "import",
                    "makes names usable without their package; import module imports all that a module exports"),
            Map.entry("instanceof", "tests for a type, and binds a pattern: value instanceof Type name"),
            Map.entry("interface", "declares an interface"),
            Map.entry("new", "creates an instance of a class, or an array"),
            Map.entry("null", "the reference to nothing"),
            Map.entry("permits", "names the direct subtypes of a sealed type"),
            Map.entry("private", "can be seen in its own top-level class only"),
            Map.entry("protected", "can be seen in its package and in subclasses"),
            Map.entry("public", "can be seen everywhere"),
            Map.entry("record", "declares a class for immutable data: record Point(int x, int y) {}"),
            Map.entry("return", "leaves the method, with its result"),
            Map.entry("sealed", "has only the subtypes that it permits"),
            Map.entry("static", "belongs to the class, not to its instances"),
            Map.entry("super", "the superclass's members or constructor"),
            Map.entry("switch", "chooses by value or by pattern; as an expression it has a value"),
            Map.entry("synchronized", "runs while holding the lock of an object"),
            Map.entry("this", "the current instance, or another constructor of the class"),
            Map.entry("throw", "throws an exception"),
            Map.entry("throws", "names the exceptions that a method may throw"),
            Map.entry("transient", "is left out by serialization"),
            Map.entry("try", "runs a block and handles its exceptions; try (resource) closes the resource at the end"),
            Map.entry("var", "declares a local variable of the type that its initializer has"),
            Map.entry("void", "returns nothing"),
            Map.entry("volatile", "is read and written so that all threads see the latest value"),
            Map.entry("while", "repeats as long as the condition is true"),
            Map.entry("yield", "gives the value of a switch expression"));

    private Keywords() {}

    static boolean isModifier(String word) {
        return MODIFIERS.contains(word);
    }

    /// Whether the word is never part of a method's head.
    static boolean isOfStatements(String word) {
        return (!word.equals("synchronized") && STATEMENTS.contains(word))
                || EXPRESSIONS.contains(word)
                || word.equals("else")
                || word.equals("case")
                || word.equals("instanceof");
    }

    /// Whether no statement ends behind the word.
    static boolean isContinued(String word) {
        boolean isWhole = Set.of("null", "this", "super", "break", "continue", "return", "yield")
                .contains(word);
        return isModifier(word) || (MEANINGS.containsKey(word) && !isWhole) || PRIMITIVES.contains(word);
    }

    /// One line on what the word does; null if it is none of Java's.
    static @Nullable String meaning(String word) {
        return PRIMITIVES.contains(word) ? "a primitive type" : MEANINGS.get(word);
    }

    /// Those that may stand between the tokens before the cursor and the rest.
    static Stream<String> at(Place place) {
        return switch (place) {
            case STATEMENT ->
                Stream.of(
                                STATEMENTS,
                                EXPRESSIONS,
                                PRIMITIVES,
                                DECLARATIONS,
                                List.of("abstract", "final", "sealed", "static", "public", "private"))
                        .flatMap(List::stream)
                        .distinct();
            case TOP_STATEMENT -> Stream.concat(at(Place.STATEMENT), Stream.of("import"));
            case MEMBER -> Stream.of(MODIFIERS, PRIMITIVES, DECLARATIONS).flatMap(Collection::stream);
            case CASES -> Stream.of("case", "default");
            case EXPRESSION -> Stream.concat(EXPRESSIONS.stream(), PRIMITIVES.stream());
            case TYPE -> PRIMITIVES.stream();
            case PARAMETER -> Stream.concat(Stream.of("final"), PRIMITIVES.stream());
            case BEHIND_VALUE -> Stream.of("instanceof");
            case BEHIND_BLOCK -> Stream.concat(Stream.of("else", "catch", "finally", "while"), at(Place.STATEMENT));
            case HEAD_OF_TYPE -> Stream.of("extends", "implements", "permits");
            case HEAD_OF_METHOD -> Stream.of("throws");
            case IMPORT -> Stream.of("static", "module");
            case NONE -> Stream.empty();
        };
    }

    /// What kind of thing may be typed somewhere.
    enum Place {
        STATEMENT,
        TOP_STATEMENT,
        MEMBER,
        CASES,
        EXPRESSION,
        TYPE,
        PARAMETER,
        BEHIND_VALUE,
        BEHIND_BLOCK,
        HEAD_OF_TYPE,
        HEAD_OF_METHOD,
        IMPORT,
        NONE
    }
}
