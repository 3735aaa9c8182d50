package org.joryu.kernel.analysis;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.joryu.kernel.analysis.Brackets.Content;
import org.joryu.kernel.analysis.Keywords.Place;

/// What surrounds the word that is being typed.
///
/// @param cut the cell up to that word, with a mark in its stead
/// @param start where the word begins
/// @param open the brackets that are open there
record CursorContext(JavaText cut, int start, List<Brackets.Open> open) {

    /// Stands for the word that is being typed.
    static final String MARK = "$joryu$mark";

    private static final Set<String> STATEMENT_HEADS = Set.of("if", "while", "for", "synchronized");
    private static final Set<String> BEFORE_TYPES =
            Set.of("new", "extends", "implements", "permits", "throws", "instanceof");
    private static final Set<String> TYPES = Set.of("class", "interface", "enum", "record");

    static CursorContext of(String code, int start) {
        var cut = JavaText.of(code.substring(0, start) + MARK);
        return new CursorContext(cut, start, Brackets.open(cut.tokens()));
    }

    private int mark() {
        return cut.tokens().size() - 1;
    }

    /// The token before the word.
    Optional<Token> previous() {
        return tokenBefore(1);
    }

    private Optional<Token> tokenBefore(int distance) {
        int index = mark() - distance;
        return index < 0 ? Optional.empty() : Optional.of(cut.tokens().get(index));
    }

    private boolean follows(String token) {
        return previous().filter(it -> it.is(token)).isPresent();
    }

    private boolean isIn(Content content) {
        return !open.isEmpty() && open.getLast().is(content);
    }

    boolean isMember() {
        return follows(".") || follows("::");
    }

    boolean isCreation() {
        return follows("new");
    }

    boolean isAnnotation() {
        return follows("@");
    }

    /// Whether only the name of a type makes sense.
    boolean isType() {
        return isAnnotation() || place() == Place.TYPE || place() == Place.MEMBER || place() == Place.PARAMETER;
    }

    /// The unit that the word is in, from the last that ended.
    CellUnit unit() {
        return CellUnit.of(cut).getLast();
    }

    Place place() {
        var previous = previous();
        if (previous.isEmpty()) {
            return Place.TOP_STATEMENT;
        }
        var token = previous.get();
        if (unit().kind() == CellUnit.Kind.IMPORT) {
            return token.is("import") ? Place.IMPORT : Place.NONE;
        }
        if (isMember() || isAnnotation()) {
            return Place.NONE;
        }
        if (cut.mayEndAfter(mark() - 1) && (open.isEmpty() || isIn(Content.STATEMENTS))) {
            return statement();
        }
        return switch (token.kind()) {
            case WORD -> behindWord(token);
            case SIGN -> behindSign(token);
            default -> Place.BEHIND_VALUE;
        };
    }

    private Place statement() {
        if (isIn(Content.MEMBERS)) {
            return Place.MEMBER;
        }
        return open.isEmpty() ? Place.TOP_STATEMENT : Place.STATEMENT;
    }

    private Place behindWord(Token word) {
        if (BEFORE_TYPES.contains(word.text())) {
            return Place.TYPE;
        }
        if (word.is("else") || word.is("do")) {
            return Place.STATEMENT;
        }
        if (Keywords.isModifier(word.text())) {
            return Place.MEMBER;
        }
        if (Keywords.isOfStatements(word.text())) {
            return word.is("var") || word.is("this") || word.is("null") || word.is("true") || word.is("false")
                    ? Place.BEHIND_VALUE
                    : Place.EXPRESSION;
        }
        boolean isTypeName =
                tokenBefore(2).filter(it -> TYPES.contains(it.text())).isPresent();
        return isTypeName ? Place.HEAD_OF_TYPE : TYPES.contains(word.text()) ? Place.NONE : Place.BEHIND_VALUE;
    }

    private Place behindSign(Token sign) {
        return switch (sign.text()) {
            case ";" -> isIn(Content.ARGUMENTS) ? Place.EXPRESSION : isIn(Content.CASES) ? Place.CASES : statement();
            case "{" ->
                switch (open.getLast().content()) {
                    case MEMBERS -> Place.MEMBER;
                    case CASES -> Place.CASES;
                    case ELEMENTS -> Place.EXPRESSION;
                    default -> Place.STATEMENT;
                };
            case "}" -> isIn(Content.MEMBERS) ? Place.MEMBER : isIn(Content.CASES) ? Place.CASES : Place.BEHIND_BLOCK;
            case ")" -> behindParenthesis();
            case "]" -> Place.BEHIND_VALUE;
            case "(", "," -> isInParameters() ? Place.PARAMETER : Place.EXPRESSION;
            default -> Place.EXPRESSION;
        };
    }

    private Place behindParenthesis() {
        int opener = Brackets.opener(cut.tokens(), mark() - 1);
        var head = opener > 0 ? cut.tokens().get(opener - 1) : cut.tokens().getFirst();
        if (STATEMENT_HEADS.contains(head.text())) {
            return Place.STATEMENT;
        }
        if ((unit().kind() == CellUnit.Kind.METHOD && open.isEmpty()) || isIn(Content.MEMBERS)) {
            return Place.HEAD_OF_METHOD;
        }
        return unit().kind() == CellUnit.Kind.TYPE && open.isEmpty() ? Place.HEAD_OF_TYPE : Place.BEHIND_VALUE;
    }

    /// Whether the parenthesis that the word is in holds the parameters of a declaration.
    private boolean isInParameters() {
        if (!isIn(Content.ARGUMENTS)) {
            return false;
        }
        var inner = open.getLast();
        if (inner.index() > 0 && cut.tokens().get(inner.index() - 1).is("catch")) {
            return true;
        }
        boolean isAmongMembers = open.size() > 1 && open.get(open.size() - 2).is(Content.MEMBERS);
        boolean isTopLevel = open.size() == 1 && unit().kind() != CellUnit.Kind.STATEMENT;
        boolean hasInitializer = cut.tokens().subList(0, inner.index()).reversed().stream()
                .takeWhile(token -> !token.is(";") && !token.is("{") && !token.is("}"))
                .anyMatch(token -> token.is("="));
        return (isAmongMembers || isTopLevel) && !hasInitializer;
    }

    /// What must follow the word, lest the parser loses sight of it.
    String completion() {
        if (isCreation()) {
            return "()";
        }
        if (isAnnotation()) {
            return " int $joryu$a";
        }
        if (follows("case")) {
            return " -> {}";
        }
        return switch (place()) {
            case MEMBER, PARAMETER -> " $joryu$v";
            default -> "";
        };
    }
}
