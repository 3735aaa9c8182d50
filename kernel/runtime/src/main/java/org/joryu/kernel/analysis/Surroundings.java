package org.joryu.kernel.analysis;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What earlier cells declared, as the text around a cell that is being typed.
///
/// Their bodies are left out, lest every question compile the whole notebook.
final class Surroundings {

    private static final String NO_BODY = "{ throw null; }";

    private final Declared declared;
    private final boolean isWhole;
    private final Map<String, String> stripped = new HashMap<>();
    private final String members;
    private final Set<String> words;

    private Surroundings(Declared declared, boolean isWhole, Map<String, String> known) {
        this.declared = declared;
        this.isWhole = isWhole;
        for (var source : declared.sources()) {
            stripped.put(source, known.containsKey(source) ? known.get(source) : member(source));
        }
        members = Stream.concat(
                        declared.variables().stream().map(it -> "static %s %s;".formatted(it.type(), it.name())),
                        declared.sources().stream().map(stripped::get))
                .collect(Collectors.joining("\n", "", "\n"));
        words = wordsOf(members);
    }

    static Set<String> wordsOf(String code) {
        return Scanner.tokens(code).stream()
                .filter(Token::isWord)
                .map(Token::text)
                .collect(Collectors.toSet());
    }

    static Surroundings of(Declared declared) {
        return new Surroundings(declared, false, Map.of());
    }

    /// With all bodies, so that they can be shown.
    static Surroundings whole(Declared declared) {
        return new Surroundings(declared, true, Map.of());
    }

    /// The same if nothing else has been declared.
    Surroundings with(Declared latest) {
        return latest.equals(declared) ? this : new Surroundings(latest, isWhole, stripped);
    }

    /// What is imported, in a cell and before it.
    Imports imports(String code) {
        var units = CellUnit.of(JavaText.of(code)).stream()
                .filter(unit -> unit.kind() == CellUnit.Kind.IMPORT)
                .map(unit -> code.substring(unit.start(), unit.end()));
        return Imports.of(Stream.concat(declared.imports().stream(), units).toList());
    }

    /// All words in the declarations.
    Set<String> words() {
        return words;
    }

    /// All declarations, as members of a class.
    String members() {
        return members;
    }

    /// A method or type as a static member.
    String member(String source) {
        var tokens = Scanner.tokens(source).stream()
                .filter(token -> !token.isComment())
                .toList();
        if (tokens.isEmpty()) {
            return "";
        }
        var body = isWhole ? source.substring(tokens.getFirst().start()) : withoutBodies(source, tokens);
        var comment = source.substring(0, tokens.getFirst().start());
        boolean isStatic = tokens.stream().takeWhile(token -> !token.opens()).anyMatch(token -> token.is("static"));
        return comment + (isStatic ? "" : "static ") + body;
    }

    private static String withoutBodies(String source, List<Token> tokens) {
        var text = new StringBuilder();
        int copied = tokens.getFirst().start();
        for (int i = 0; i < tokens.size(); i++) {
            if (!tokens.get(i).is("{")) {
                continue;
            }
            if (Brackets.open(tokens.subList(0, i + 1)).getLast().is(Brackets.Content.STATEMENTS)) {
                text.append(source, copied, tokens.get(i).start()).append(NO_BODY);
                i = CellUnit.closer(tokens, i);
                copied = tokens.get(i).end();
            }
        }
        return text.append(source.substring(copied)).toString();
    }
}
