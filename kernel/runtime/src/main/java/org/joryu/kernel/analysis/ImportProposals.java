package org.joryu.kernel.analysis;

import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/// What may follow in an import declaration.
final class ImportProposals {

    private final Attribution code;
    private final Proposals proposals;
    private final ClassIndex index;
    private final ElementProposals elements;

    ImportProposals(Attribution code, Proposals proposals, ClassIndex index) {
        this.code = code;
        this.proposals = proposals;
        this.index = index;
        this.elements = new ElementProposals(proposals, code.types(), List.of(), false);
    }

    /// @param tokens those of the declaration, up to the word that is being typed
    void add(List<Token> tokens) {
        var words = tokens.subList(1, tokens.size());
        boolean isModule = !words.isEmpty() && words.getFirst().is("module");
        boolean isStatic = !words.isEmpty() && words.getFirst().is("static");
        var name = words.subList(isModule || isStatic ? 1 : 0, words.size()).stream()
                .map(Token::text)
                .collect(Collectors.joining());
        var qualifier = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        if (isModule) {
            addModules(name);
            return;
        }
        var type = qualifier.isEmpty() ? null : code.elements().getTypeElement(qualifier);
        if (type == null) {
            new MemberProposals(code, elements, index).addPackage(qualifier);
        } else {
            addMembers(type, isStatic);
        }
        if (!qualifier.isEmpty() && (type == null || isStatic)) {
            proposals.add("*", "keyword", "all of " + qualifier, Proposals.Rank.UNIVERSAL);
        }
    }

    private void addModules(String typed) {
        ClassIndex.modules().stream()
                .filter(it -> it.startsWith(typed))
                .forEach(it ->
                        proposals.add(it.substring(typed.length()), "module", "module " + it, Proposals.Rank.MEMBER));
    }

    private void addMembers(TypeElement type, boolean isStatic) {
        for (var member : code.elements().getAllMembers(type)) {
            boolean isSeen = member.getModifiers().contains(Modifier.PUBLIC)
                    && member.getModifiers().contains(Modifier.STATIC)
                    && (isStatic || member instanceof TypeElement);
            if (isSeen) {
                elements.add(member, type.asType(), Proposals.Rank.MEMBER);
            }
        }
    }
}
