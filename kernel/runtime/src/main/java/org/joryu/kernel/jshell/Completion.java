package org.joryu.kernel.jshell;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Suggestion;
import org.joryu.kernel.interpreter.Completions;

/// What may stand at the cursor.
final class Completion {

    /// Those that JShell does not propose itself.
    private static final List<String> KEYWORDS = List.of(
            "abstract",
            "assert",
            "boolean",
            "break",
            "byte",
            "case",
            "catch",
            "char",
            "class",
            "continue",
            "default",
            "do",
            "double",
            "else",
            "enum",
            "extends",
            "false",
            "final",
            "finally",
            "float",
            "for",
            "if",
            "implements",
            "import",
            "instanceof",
            "int",
            "interface",
            "long",
            "new",
            "null",
            "package",
            "permits",
            "private",
            "protected",
            "public",
            "record",
            "return",
            "sealed",
            "short",
            "static",
            "super",
            "switch",
            "synchronized",
            "this",
            "throw",
            "throws",
            "true",
            "try",
            "var",
            "void",
            "volatile",
            "while",
            "yield");

    private final SourceCodeAnalysis analysis;

    Completion(SourceCodeAnalysis analysis) {
        this.analysis = analysis;
    }

    Completions at(String code, int cursor) {
        var before = code.substring(0, Math.clamp(cursor, 0, code.length()));
        var pieces = CellSource.split(before, "", analysis).pieces();
        int last = pieces.isEmpty() ? before.length() : pieces.getLast().offset();
        // Variables of the same cell may not have been declared by running it: with the snippets
        // that precede, the last one is completed as part of a block. That fails where a method or
        // an import precedes.
        var inBlock = of(before, pieces.isEmpty() ? last : pieces.getFirst().offset());
        return inBlock.items().isEmpty() && pieces.size() > 1 ? of(before, last) : inBlock;
    }

    private Completions of(String before, int from) {
        var anchor = new int[] {before.length() - from};
        var snippet = before.substring(from);
        var suggestions = analysis.completionSuggestions(snippet, snippet.length(), anchor);
        var word = snippet.substring(anchor[0]);
        var texts = Stream.of(
                        // Those that fit the expected type come first.
                        suggestions.stream().filter(Suggestion::matchesType).map(Suggestion::continuation),
                        suggestions.stream().map(Suggestion::continuation),
                        keywords(snippet, anchor[0], word))
                .flatMap(text -> text)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        var items = texts.stream()
                .map(text -> new Completions.Item(text, type(text), ""))
                .toList();
        return new Completions(items, from + anchor[0], before.length());
    }

    private static Stream<String> keywords(String snippet, int start, String word) {
        boolean isMember = snippet.substring(0, start).stripTrailing().endsWith(".");
        return word.isEmpty() || isMember
                ? Stream.empty()
                : KEYWORDS.stream().filter(keyword -> keyword.startsWith(word));
    }

    /// The kind of thing, as far as its spelling tells.
    private static String type(String text) {
        if (KEYWORDS.contains(text)) {
            return "keyword";
        }
        if (text.endsWith("(") || text.endsWith("()")) {
            return "function";
        }
        return Character.isUpperCase(text.codePointAt(0)) ? "class" : "instance";
    }
}
