package org.joryu.kernel.analysis;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.util.Types;

/// What the pages that javadoc makes call a member, in the ways of all its versions.
final class JavadocAnchors {

    private JavadocAnchors() {}

    /// Such as `add(int,E)`, `add(int,java.lang.Object)`, `add-int-E-` of JDK 8, and `add(int, E)` of
    /// earlier ones. Constructors are called `<init>` from JDK 10 on.
    static Set<String> of(Element member, Types types) {
        if (!(member instanceof ExecutableElement method)) {
            return Set.of(member.getSimpleName().toString());
        }
        var names =
                method.getKind() == ElementKind.CONSTRUCTOR ? List.of("<init>", name(method)) : List.of(name(method));
        var anchors = new LinkedHashSet<String>();
        for (var name : names) {
            for (boolean isErased : new boolean[] {false, true}) {
                var parameters = parameters(method, types, isErased);
                anchors.add(name + "(" + String.join(",", parameters) + ")");
                anchors.add(name + "-" + String.join("-", parameters).replace("[]", ":A") + "-");
                anchors.add(name + "(" + String.join(", ", parameters) + ")");
            }
        }
        return anchors;
    }

    /// As its declaration has it: that of a constructor is the name of its class.
    static String name(ExecutableElement method) {
        return method.getKind() == ElementKind.CONSTRUCTOR && method.getEnclosingElement() instanceof TypeElement owner
                ? owner.getSimpleName().toString()
                : method.getSimpleName().toString();
    }

    private static List<String> parameters(ExecutableElement method, Types types, boolean isErased) {
        var names = new ArrayList<String>();
        for (var parameter : method.getParameters()) {
            names.add(name(parameter.asType(), types, isErased));
        }
        if (method.isVarArgs()) {
            var last = names.removeLast();
            names.add(last.substring(0, last.length() - "[]".length()) + "...");
        }
        return names;
    }

    private static String name(TypeMirror type, Types types, boolean isErased) {
        return switch (type) {
            case ArrayType array -> name(array.getComponentType(), types, isErased) + "[]";
            case DeclaredType declared
            when declared.asElement() instanceof TypeElement it ->
                it.getQualifiedName().toString();
            case TypeVariable variable when isErased -> name(types.erasure(variable), types, true);
            case TypeVariable variable -> variable.asElement().getSimpleName().toString();
            // A primitive one, whose text may have annotations.
            default -> type.getKind().name().toLowerCase(Locale.ROOT);
        };
    }
}
