package org.joryu.kernel.jshell;

import java.lang.reflect.Field;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import jdk.jshell.JShell;
import jdk.jshell.MethodSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.Snippet.SubKind;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.TypeDeclSnippet;
import jdk.jshell.VarSnippet;
import org.joryu.kernel.interpreter.Declaration;
import org.jspecify.annotations.Nullable;

/// What cells have declared, with the values of variables as the objects they are.
final class Declarations {

    private static final Set<String> PRIMITIVES =
            Set.of("boolean", "byte", "char", "short", "int", "long", "float", "double");

    private final JShell shell;
    private final InProcessControl control;

    Declarations(JShell shell, InProcessControl control) {
        this.shell = shell;
        this.control = control;
    }

    List<Declaration> all() {
        return shell.snippets()
                .filter(snippet -> shell.status(snippet) == Status.VALID)
                .filter(snippet -> snippet.subKind() != SubKind.TEMP_VAR_EXPRESSION_SUBKIND)
                .flatMap(this::declaration)
                .toList();
    }

    private Stream<Declaration> declaration(Snippet snippet) {
        return switch (snippet) {
            case VarSnippet variable ->
                Stream.of(new Declaration.Variable(variable.name(), variable.typeName(), value(variable)));
            case MethodSnippet method -> Stream.of(new Declaration.Method(method.name(), method.signature()));
            case TypeDeclSnippet type -> Stream.of(new Declaration.Type(type.name(), kind(type)));
            default -> Stream.empty(); // JShell's snippets are not sealed
        };
    }

    private static String kind(TypeDeclSnippet type) {
        return switch (type.subKind()) {
            case INTERFACE_SUBKIND -> "interface";
            case ENUM_SUBKIND -> "enum";
            case ANNOTATION_TYPE_SUBKIND -> "@interface";
            case RECORD_SUBKIND -> "record";
            default -> "class";
        };
    }

    /// What a variable holds.
    record Held(@Nullable Object value) {}

    /// What a variable holds that is no number, as it is declared.
    Optional<Held> held(String name) {
        return shell.variables()
                .filter(variable -> variable.name().equals(name))
                .filter(variable -> shell.status(variable) == Status.VALID)
                .filter(variable -> !PRIMITIVES.contains(variable.typeName()))
                .findFirst()
                .map(variable -> new Held(value(variable)));
    }

    private @Nullable Object value(VarSnippet variable) {
        try {
            return field(variable).get(null);
        } catch (ReflectiveOperationException | LinkageError failure) {
            throw new IllegalStateException("the value of " + variable.name() + " cannot be read", failure);
        }
    }

    private Field field(VarSnippet variable) throws ReflectiveOperationException {
        var _ = shell.varValue(variable);
        return control.variable();
    }

    /// Declares a variable and gives it its value, which no source text could.
    <T> void define(String name, Class<T> type, T value) {
        var typeName = Objects.requireNonNull(type.getCanonicalName(), "a type that can be named");
        var declaration = typeName + " " + name + ";";
        if (!isOneVariable(declaration)) {
            throw new IllegalArgumentException("name must be that of a variable, but is " + name);
        }
        var events = shell.eval(declaration);
        control.take();
        try {
            for (var event : events) {
                if (event.causeSnippet() == null && event.snippet() instanceof VarSnippet variable) {
                    if (event.status() != Status.VALID) {
                        throw new IllegalArgumentException("type must be one that cells see, but is " + typeName);
                    }
                    field(variable).set(null, value);
                }
            }
        } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException(name + " cannot be given its value", failure);
        }
    }

    private boolean isOneVariable(String declaration) {
        Predicate<Snippet> isVariable = VarSnippet.class::isInstance;
        var analysis = shell.sourceCodeAnalysis();
        var info = analysis.analyzeCompletion(declaration);
        var snippets = analysis.sourceToSnippets(declaration);
        return info.completeness() == Completeness.COMPLETE
                && info.remaining().isEmpty()
                && snippets.size() == 1
                && snippets.stream().allMatch(isVariable);
    }
}
