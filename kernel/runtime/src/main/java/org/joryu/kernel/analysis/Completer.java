package org.joryu.kernel.analysis;

import com.sun.source.tree.IdentifierTree;
import com.sun.source.util.TreePath;
import java.util.List;
import org.joryu.kernel.interpreter.Completions;

/// What may stand at a place in a cell.
final class Completer {

    private final JavaFiles files;
    private final ClassIndex index;

    Completer(JavaFiles files, ClassIndex index) {
        this.files = files;
        this.index = index;
    }

    Completions at(Surroundings surroundings, String code, int cursor) {
        var text = JavaText.of(code);
        if (text.isComment(cursor)) {
            return new Completions(List.of(), cursor, cursor);
        }
        var literal = text.literalAt(cursor);
        if (literal.isPresent()) {
            return inLiteral(literal.get(), cursor);
        }
        int start = cursor;
        while (start > 0 && Character.isJavaIdentifierPart(code.charAt(start - 1))) {
            start--;
        }
        var proposals = new Proposals(code.substring(start, cursor));
        if (!Character.isDigit(start < cursor ? code.charAt(start) : 'x')) {
            boolean isCalled = cursor < code.length() && code.charAt(cursor) == '(';
            addTo(proposals, surroundings, code, CursorContext.of(code, start), isCalled);
        }
        return proposals.between(start, cursor);
    }

    private static Completions inLiteral(Token literal, int cursor) {
        boolean isString = literal.text().startsWith("\"") && !literal.text().startsWith("\"\"\"");
        return isString
                ? FilePaths.at(literal.text().substring(1, cursor - literal.start()), cursor)
                : new Completions(List.of(), cursor, cursor);
    }

    private void addTo(
            Proposals proposals, Surroundings surroundings, String code, CursorContext context, boolean isCalled) {
        var source =
                CursorSource.of(surroundings, index, code, context.start(), CursorContext.MARK + context.completion());
        var unit = context.unit();
        if (unit.kind() == CellUnit.Kind.IMPORT) {
            var tokens = context.cut().before(context.start());
            new ImportProposals(Attribution.of(files, source.text()), proposals, index)
                    .add(tokens.subList(context.cut().indexOf(unit.start()), tokens.size()));
        } else {
            addElements(proposals, surroundings, code, context, source, isCalled);
        }
        if (!proposals.prefix().isEmpty() || context.place() == Keywords.Place.CASES) {
            Keywords.at(context.place()).forEach(it -> proposals.add(it, "keyword", "", Proposals.Rank.KEYWORD));
        }
    }

    private void addElements(
            Proposals proposals,
            Surroundings surroundings,
            String code,
            CursorContext context,
            CursorSource source,
            boolean isCalled) {
        add(proposals, source, context, surroundings.imports(code), isCalled);
        if (proposals.isEmpty() && context.isMember()) {
            // The parser lost it; what stands before the dot may make sense by itself.
            var alone = Chain.before(context).asStatement(code);
            var another = CursorSource.of(surroundings, index, alone, alone.length(), CursorContext.MARK);
            add(proposals, another, context, surroundings.imports(code), isCalled);
        }
    }

    private void add(
            Proposals proposals, CursorSource source, CursorContext context, Imports imports, boolean isCalled) {
        var attribution = Attribution.of(files, source.text());
        attribution
                .named(CursorContext.MARK)
                .ifPresent(mark -> add(proposals, attribution, mark, context, imports, isCalled));
    }

    private void add(
            Proposals proposals,
            Attribution attribution,
            TreePath mark,
            CursorContext context,
            Imports imports,
            boolean isCalled) {
        var expected = new ExpectedTypes(attribution).at(mark);
        var elements = new ElementProposals(
                proposals,
                attribution.types(),
                expected,
                !isCalled && !context.cut().code().substring(0, context.start()).endsWith("::"));
        if (mark.getLeaf() instanceof IdentifierTree) {
            if (isNameable(context)) {
                new ScopeProposals(attribution, elements, index, imports)
                        .add(mark, context.isType(), context.isCreation() && !isCalled);
            }
        } else {
            new MemberProposals(attribution, elements, index).add(mark, context.isCreation());
        }
    }

    /// Where an operator must follow, only keywords that are operators help.
    private static boolean isNameable(CursorContext context) {
        return switch (context.place()) {
            case BEHIND_VALUE, HEAD_OF_TYPE, HEAD_OF_METHOD, CASES, IMPORT -> false;
            case NONE -> context.isAnnotation();
            default -> true;
        };
    }
}
