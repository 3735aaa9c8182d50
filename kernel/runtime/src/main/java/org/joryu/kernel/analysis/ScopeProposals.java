package org.joryu.kernel.analysis;

import com.sun.source.tree.Scope;
import com.sun.source.util.TreePath;
import java.util.HashSet;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.type.ExecutableType;
import org.jspecify.annotations.Nullable;

/// What may stand where nothing is selected from: variables, methods and types that can be seen.
final class ScopeProposals {

    /// That many classes have their kind looked up; more are not read anyway.
    private static final int MAX_CLASSES = 60;

    private static final int MAX_UNKNOWN = 20;

    /// The JDK's packages that most programs use.
    private static final Set<String> OFTEN = Set.of(
            "java.io",
            "java.lang",
            "java.math",
            "java.net",
            "java.nio.file",
            "java.text",
            "java.time",
            "java.util",
            "java.util.concurrent",
            "java.util.function",
            "java.util.stream");

    private final Attribution code;
    private final ElementProposals elements;
    private final Proposals proposals;
    private final ClassIndex index;
    private final Imports imports;

    ScopeProposals(Attribution code, ElementProposals elements, ClassIndex index, Imports imports) {
        this.code = code;
        this.elements = elements;
        this.proposals = elements.proposals();
        this.index = index;
        this.imports = imports;
    }

    /// @param isType whether variables and methods make no sense
    /// @param isCreation whether it is for `new`
    void add(TreePath place, boolean isType, boolean isCreation) {
        addDeclared(place, isType, isCreation);
        if (!isType) {
            addStaticImports();
        }
        if (!proposals.prefix().isEmpty()) {
            addClasses(isCreation);
            index.packagesIn("").forEach(it -> proposals.add(it, "module", "", Proposals.Rank.UNKNOWN));
        }
    }

    private void addDeclared(TreePath place, boolean isType, boolean isCreation) {
        Set<String> seen = new HashSet<>();
        Set<TypeElement> owners = new HashSet<>();
        for (@Nullable Scope scope = code.trees().getScope(place); scope != null; scope = scope.getEnclosingScope()) {
            var owner = scope.getEnclosingClass();
            if (owner == null) {
                return;
            }
            for (var local : scope.getLocalElements()) {
                if (!(local instanceof TypeElement && local.equals(owner)) && isNew(local, seen)) {
                    addElement(local, isType, isCreation, Proposals.Rank.NEAR);
                }
            }
            if (owners.add(owner)) {
                addMembers(owner, isType, isCreation, seen);
            }
        }
    }

    private void addMembers(TypeElement owner, boolean isType, boolean isCreation, Set<String> seen) {
        boolean isOfCell = owner.getSimpleName().toString().startsWith("$joryu$");
        var members = isOfCell ? owner.getEnclosedElements() : code.elements().getAllMembers(owner);
        for (var member : members) {
            if ((isOfCell || MemberProposals.isAccessible(member, true)) && isNew(member, seen)) {
                addElement(
                        member,
                        isType,
                        isCreation,
                        MemberProposals.isUniversal(member) ? Proposals.Rank.UNIVERSAL : Proposals.Rank.NEAR);
            }
        }
        if (!owner.getSimpleName().isEmpty() && !isOfCell) {
            addElement(owner, isType, isCreation, Proposals.Rank.NEAR);
        }
    }

    /// Whether nothing nearer has the name; overloads do not hide each other.
    private static boolean isNew(Element element, Set<String> seen) {
        boolean isMethod = element.asType() instanceof ExecutableType;
        return isMethod || seen.add(element.getSimpleName().toString());
    }

    private void addElement(Element element, boolean isType, boolean isCreation, Proposals.Rank rank) {
        var name = element.getSimpleName().toString();
        if (!proposals.isWanted(name) || name.equals("this") || name.equals("super")) {
            return;
        }
        if (element instanceof TypeElement type && isCreation) {
            elements.addCreation(type, name, rank);
        } else if (!isType || element instanceof TypeElement || element instanceof TypeParameterElement) {
            elements.add(element, element.asType(), rank);
        }
    }

    private void addStaticImports() {
        for (var imported : imports.staticMembers()) {
            var owner = code.elements().getTypeElement(imported.type());
            if (owner == null) {
                continue;
            }
            for (var member : code.elements().getAllMembers(owner)) {
                boolean isMeant =
                        imported.name().equals("*") || member.getSimpleName().contentEquals(imported.name());
                if (isMeant
                        && member.getModifiers().contains(Modifier.STATIC)
                        && member.getModifiers().contains(Modifier.PUBLIC)) {
                    elements.add(member, member.asType(), Proposals.Rank.KNOWN);
                }
            }
        }
    }

    private static Proposals.Rank rank(ClassIndex.Known type) {
        return OFTEN.contains(type.packageName()) || !type.packageName().startsWith("java")
                ? Proposals.Rank.KNOWN
                : Proposals.Rank.SELDOM;
    }

    private void addClasses(boolean isCreation) {
        int known = 0;
        int unknown = 0;
        for (var candidate : index.startingWith(proposals.prefix())) {
            boolean isImported = imports.has(candidate);
            if (isImported
                    ? known++ >= MAX_CLASSES
                    : unknown >= MAX_UNKNOWN || candidate.packageName().isEmpty()) {
                continue;
            }
            var type = code.elements().getTypeElement(candidate.qualified());
            if (type == null || !type.getModifiers().contains(Modifier.PUBLIC)) {
                continue;
            }
            if (!isImported) {
                unknown++;
                proposals.put(
                        candidate.qualified(), ElementProposals.kind(type), "not imported", Proposals.Rank.UNKNOWN);
            } else if (isCreation) {
                elements.addCreation(type, candidate.name(), rank(candidate));
            } else {
                proposals.add(candidate.name(), ElementProposals.kind(type), candidate.packageName(), rank(candidate));
            }
        }
    }
}
