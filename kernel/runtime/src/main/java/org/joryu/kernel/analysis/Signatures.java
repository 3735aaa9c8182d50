package org.joryu.kernel.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;

/// Types and parameters as people write them: without packages.
final class Signatures {

    private static final Pattern QUALIFIER = Pattern.compile("\\b(?:[a-z_][\\w$]*\\.)+(?=[A-Z$])|\\$joryu\\$\\w+\\.");
    private static final Pattern CAPTURE = Pattern.compile("capture#\\d+ of ");
    private static final Pattern ANNOTATION = Pattern.compile("@[\\w.]+(?:\\([^)]*\\))? ?");

    /// What javac calls parameters whose names a class file does not tell.
    private static final Pattern NAMELESS = Pattern.compile("arg\\d+");

    private Signatures() {}

    static String of(TypeMirror type) {
        var text = CAPTURE.matcher(type.toString()).replaceAll("");
        return QUALIFIER
                .matcher(ANNOTATION.matcher(text).replaceAll(""))
                .replaceAll("")
                .replace(",", ", ")
                .replace(",  ", ", ");
    }

    /// `(int beginIndex, int endIndex) → String`.
    static String of(ExecutableElement method, ExecutableType type) {
        return parameters(method, type) + " → " + of(type.getReturnType());
    }

    /// `(int beginIndex, int endIndex)`.
    static String parameters(ExecutableElement method, ExecutableType type) {
        return parameters(type, method.isVarArgs(), names(method));
    }

    /// What the class file calls the parameters.
    static List<String> names(ExecutableElement method) {
        return method.getParameters().stream()
                .map(it -> it.getSimpleName().toString())
                .map(name -> NAMELESS.matcher(name).matches() ? "" : name)
                .toList();
    }

    private static String parameters(ExecutableType type, boolean isVarArgs, List<String> names) {
        var shown = new ArrayList<String>();
        var types = type.getParameterTypes();
        for (int i = 0; i < types.size(); i++) {
            boolean isLast = i == types.size() - 1;
            var text = isLast && isVarArgs && types.get(i) instanceof ArrayType array
                    ? of(array.getComponentType()) + "..."
                    : of(types.get(i));
            var name = i < names.size() ? names.get(i) : "";
            shown.add(name.isEmpty() ? text : text + " " + name);
        }
        return shown.stream().collect(Collectors.joining(", ", "(", ")"));
    }

    /// A declaration as a heading: `String String.substring(int beginIndex)`.
    ///
    /// @param names of its parameters, or none where they are not known
    static String heading(Element element, List<String> names) {
        return switch (element) {
            case ExecutableElement it
            when it.getKind() == ElementKind.CONSTRUCTOR ->
                owner(it) + parameters((ExecutableType) it.asType(), it.isVarArgs(), names) + thrown(it);
            case ExecutableElement it ->
                typeParameters(it)
                        + of(it.getReturnType())
                        + " "
                        + member(it)
                        + parameters((ExecutableType) it.asType(), it.isVarArgs(), names)
                        + thrown(it);
            case TypeElement it -> type(it);
            case PackageElement it -> "package " + it.getQualifiedName();
            case VariableElement it -> of(it.asType()) + " " + member(it) + constant(it);
            default -> element.toString();
        };
    }

    private static String typeParameters(ExecutableElement method) {
        return method.getTypeParameters().isEmpty()
                ? ""
                : method.getTypeParameters().stream()
                        .map(Object::toString)
                        .collect(Collectors.joining(", ", "<", "> "));
    }

    private static String thrown(ExecutableElement method) {
        return method.getThrownTypes().isEmpty()
                ? ""
                : method.getThrownTypes().stream()
                        .map(Signatures::of)
                        .collect(Collectors.joining(", ", " throws ", ""));
    }

    private static String member(Element element) {
        var owner = owner(element);
        return owner.isEmpty() ? element.getSimpleName().toString() : owner + "." + element.getSimpleName();
    }

    /// The class that a member is of; empty for what is of none, or of a cell.
    private static String owner(Element element) {
        var owner = element.getEnclosingElement();
        if (!(owner instanceof TypeElement) || owner.getSimpleName().toString().startsWith("$joryu$")) {
            return "";
        }
        return QUALIFIER.matcher(owner.toString()).replaceAll("");
    }

    private static String constant(VariableElement variable) {
        var value = variable.getConstantValue();
        return switch (value) {
            case null -> "";
            case String text -> " = \"" + text + "\"";
            case Object number -> " = " + number;
        };
    }

    private static String type(TypeElement type) {
        var kind = switch (type.getKind()) {
            case INTERFACE -> "interface ";
            case ENUM -> "enum ";
            case RECORD -> "record ";
            case ANNOTATION_TYPE -> "@interface ";
            default -> "class ";
        };
        var name = type.asType().toString();
        var shown = name.replaceAll("\\$joryu\\$\\w+\\.", "").replace(",", ", ");
        var components = type.getRecordComponents().stream()
                .map(it -> of(it.asType()) + " " + it.getSimpleName())
                .collect(Collectors.joining(", ", "(", ")"));
        return kind + shown + (type.getKind() == ElementKind.RECORD ? components : "");
    }
}
