package org.joryu.kernel.analysis;

import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Types;

/// Turns variables, methods and types into proposals.
///
/// @param expected the types that would fit; none where all do
/// @param isCall whether methods get the parenthesis of their call
record ElementProposals(Proposals proposals, Types types, List<TypeMirror> expected, boolean isCall) {

    /// @param site the type that it is a member of, which tells its type arguments
    void add(Element element, TypeMirror site, Proposals.Rank rank) {
        var name = element.getSimpleName();
        if (!proposals.isWanted(name)) {
            return;
        }
        switch (element) {
            case ExecutableElement method -> addMethod(method, memberType(method, site), rank);
            case TypeElement type -> proposals.add(name.toString(), kind(type), packageOf(type), rank);
            default -> addVariable(element, memberType(element, site), rank);
        }
    }

    private void addMethod(ExecutableElement method, TypeMirror member, Proposals.Rank rank) {
        if (method.getKind() != ElementKind.METHOD || !(member instanceof ExecutableType type)) {
            return;
        }
        var name = method.getSimpleName().toString();
        var signature = Signatures.of(method, type);
        var ranked = ranked(type.getReturnType(), rank);
        if (isCall) {
            proposals.addCall(name, method.getParameters().isEmpty(), signature, ranked);
        } else {
            proposals.add(name, "function", signature, ranked);
        }
    }

    private void addVariable(Element variable, TypeMirror type, Proposals.Rank rank) {
        var kind = variable.getKind().isField() ? "property" : "instance";
        proposals.add(variable.getSimpleName().toString(), kind, Signatures.of(type), ranked(type, rank));
    }

    /// What `new` may be followed by: the type with its constructors, one for each.
    void addCreation(TypeElement type, String name, Proposals.Rank rank) {
        var constructors = ElementFilter.constructorsIn(type.getEnclosedElements()).stream()
                .filter(it -> !it.getModifiers().contains(Modifier.PRIVATE))
                .toList();
        boolean isGeneric = !type.getTypeParameters().isEmpty();
        boolean takesNothing =
                constructors.stream().allMatch(it -> it.getParameters().isEmpty());
        var text = name + (isGeneric ? "<>" : "") + (takesNothing ? "()" : "(");
        // An interface can be implemented right here, but who types its name means another, unless
        // it is what is expected.
        if (constructors.isEmpty() && fits(types.erasure(type.asType()))) {
            proposals.add(text, kind(type), packageOf(type), Proposals.Rank.FITTING);
        }
        for (var constructor : constructors) {
            var signature = Signatures.parameters(constructor, (ExecutableType) constructor.asType());
            proposals.add(text, kind(type), signature, ranked(types.erasure(type.asType()), rank));
        }
    }

    private TypeMirror memberType(Element element, TypeMirror site) {
        if (site instanceof DeclaredType declared && !element.getModifiers().contains(Modifier.STATIC)) {
            try {
                return types.asMemberOf(declared, element);
            } catch (IllegalArgumentException notOne) {
                return element.asType();
            }
        }
        return element.asType();
    }

    private Proposals.Rank ranked(TypeMirror type, Proposals.Rank rank) {
        if (type.getKind() == TypeKind.VOID || type.getKind() == TypeKind.ERROR) {
            return rank;
        }
        return fits(type) ? Proposals.Rank.FITTING : rank;
    }

    private boolean fits(TypeMirror type) {
        return expected.stream().anyMatch(it -> types.isAssignable(type, it));
    }

    static String kind(TypeElement type) {
        return switch (type.getKind()) {
            case INTERFACE, ANNOTATION_TYPE -> "interface";
            case ENUM -> "enum";
            default -> "class";
        };
    }

    private static String packageOf(TypeElement type) {
        var qualified = type.getQualifiedName().toString();
        int end = qualified.lastIndexOf('.');
        return end < 0 || qualified.contains("$joryu$") ? "" : qualified.substring(0, end);
    }
}
