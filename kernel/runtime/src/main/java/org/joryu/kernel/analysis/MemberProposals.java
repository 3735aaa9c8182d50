package org.joryu.kernel.analysis;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.util.TreePath;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.UnionType;

/// What may follow a dot or a double colon.
final class MemberProposals {

    private final Attribution code;
    private final ElementProposals elements;
    private final Proposals proposals;
    private final ClassIndex index;

    MemberProposals(Attribution code, ElementProposals elements, ClassIndex index) {
        this.code = code;
        this.elements = elements;
        this.proposals = elements.proposals();
        this.index = index;
    }

    void add(TreePath member, boolean isCreation) {
        switch (member.getLeaf()) {
            case MemberSelectTree select -> add(new TreePath(member, select.getExpression()), false, isCreation);
            case MemberReferenceTree reference ->
                add(new TreePath(member, reference.getQualifierExpression()), true, false);
            default -> {}
        }
    }

    private void add(TreePath qualifier, boolean isReference, boolean isCreation) {
        var named = code.trees().getElement(qualifier);
        if (named instanceof PackageElement || (named == null && isPackage(qualifier))) {
            addPackage(qualifier.getLeaf().toString());
            return;
        }
        var type = code.trees().getTypeMirror(qualifier);
        if (type == null) {
            return;
        }
        boolean isType = named instanceof TypeElement && !isThis(qualifier);
        boolean isStatic = isType && !isReference;
        if (isType) {
            for (var keyword : isReference ? List.of("new") : List.of("class", "this")) {
                proposals.add(keyword, "keyword", "", Proposals.Rank.UNIVERSAL);
            }
        }
        if (type instanceof ArrayType && !isType) {
            proposals.add("length", "property", "int", Proposals.Rank.MEMBER);
        }
        membersOf(code, type)
                .filter(it -> isAccessible(it, isThis(qualifier)))
                .filter(it -> isReference || isType == isStaticOne(it))
                .filter(it -> !isReference || it.getKind() == ElementKind.METHOD)
                .filter(it -> !isCreation || it instanceof TypeElement)
                .forEach(it -> elements.add(
                        it, type, isStatic || !isUniversal(it) ? Proposals.Rank.MEMBER : Proposals.Rank.UNIVERSAL));
    }

    private static boolean isThis(TreePath qualifier) {
        return Set.of("this", "super").contains(qualifier.getLeaf().toString());
    }

    private boolean isPackage(TreePath qualifier) {
        return qualifier.getLeaf() instanceof ExpressionTree
                && !index.packagesIn(qualifier.getLeaf().toString()).isEmpty();
    }

    void addPackage(String name) {
        index.packagesIn(name).stream()
                .filter(it -> !it.isEmpty())
                .forEach(it -> proposals.add(it, "module", name + "." + it, Proposals.Rank.KNOWN));
        for (var known : index.in(name)) {
            if (proposals.isWanted(known.name())) {
                var type = code.elements().getTypeElement(known.qualified());
                if (type != null && type.getModifiers().contains(Modifier.PUBLIC)) {
                    proposals.add(known.name(), ElementProposals.kind(type), name, Proposals.Rank.MEMBER);
                }
            }
        }
    }

    /// All members of a type, those of its bounds if it is a variable.
    static Stream<? extends Element> membersOf(Attribution code, TypeMirror type) {
        return switch (type) {
            case TypeVariable variable -> membersOf(code, variable.getUpperBound());
            case IntersectionType both -> both.getBounds().stream().flatMap(it -> membersOf(code, it));
            case UnionType either -> membersOf(code, either.getAlternatives().getFirst());
            case DeclaredType declared ->
                declared.asElement() instanceof TypeElement element
                        ? code.elements().getAllMembers(element).stream()
                        : Stream.empty();
            case ArrayType _ -> {
                var object = code.elements().getTypeElement("java.lang.Object");
                yield object == null ? Stream.empty() : code.elements().getAllMembers(object).stream();
            }
            default -> Stream.empty();
        };
    }

    private static boolean isStaticOne(Element member) {
        return member.getModifiers().contains(Modifier.STATIC) || member instanceof TypeElement;
    }

    /// Members of classes in cells can be seen from all of the cell; those of libraries if they are public.
    static boolean isAccessible(Element member, boolean isInherited) {
        if (member.getModifiers().contains(Modifier.PUBLIC)) {
            return true;
        }
        var outermost = member;
        while (outermost.getEnclosingElement() != null
                && !(outermost.getEnclosingElement() instanceof PackageElement)) {
            outermost = outermost.getEnclosingElement();
        }
        return outermost.getSimpleName().contentEquals(CursorSource.CELLS)
                || (isInherited && member.getModifiers().contains(Modifier.PROTECTED));
    }

    /// Whether every object has it, so that it is seldom what is sought.
    static boolean isUniversal(Element member) {
        return member.getEnclosingElement() instanceof TypeElement owner
                && owner.getQualifiedName().contentEquals("java.lang.Object");
    }
}
