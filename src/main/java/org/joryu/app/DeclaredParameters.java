package org.joryu.app;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/// The variables that a cell tagged `parameters` declares, as far as its text tells.
///
/// @param kinds by name, in order
record DeclaredParameters(Map<String, Kind> kinds) {

    /// What a parameter takes; `ANY` where its text does not tell.
    enum Kind {
        BOOLEAN("true or false"),
        INT("a whole number"),
        LONG("a whole number"),
        DOUBLE("a number"),
        STRING("a text"),
        ANY("anything");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        boolean takes(JsonElement value) {
            return this == ANY
                    || (value instanceof JsonPrimitive primitive
                            && switch (this) {
                                case BOOLEAN -> primitive.isBoolean();
                                case INT, LONG -> primitive.isNumber() && isWhole(primitive);
                                case DOUBLE -> primitive.isNumber();
                                case STRING -> primitive.isString();
                                case ANY -> true;
                            });
        }

        /// The Java for a value that it takes.
        String java(JsonElement value) {
            var java = JavaLiteral.of(value);
            return switch (this) {
                case LONG -> java.matches("-?\\d+") ? java + "L" : java;
                case DOUBLE -> JavaLiteral.of(new JsonPrimitive(value.getAsDouble()));
                case BOOLEAN, INT, STRING, ANY -> java;
            };
        }

        private static boolean isWhole(JsonPrimitive number) {
            return number.getAsString().matches("-?\\d+");
        }

        @Override
        public String toString() {
            return words;
        }
    }

    /// Parses the cell; magics, and whatever else is no declaration, are passed over.
    static DeclaredParameters of(String cell) {
        var java = cell.lines()
                .map(line -> line.strip().startsWith("%") ? "" : line)
                .collect(Collectors.joining("\n"));
        var kinds = new LinkedHashMap<String, Kind>();
        for (var statement : statements("class Cell { void run() {\n" + java + "\n}}")) {
            if (statement instanceof VariableTree variable) {
                kinds.put(variable.getName().toString(), kind(variable));
            }
        }
        return new DeclaredParameters(kinds);
    }

    private static List<?> statements(String unit) {
        var source = new SimpleJavaFileObject(URI.create("string:///Cell.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return unit;
            }
        };
        var task = (JavacTask) ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, _ -> {}, List.of("-proc:none"), null, List.of(source));
        try {
            for (var parsed : task.parse()) {
                for (var type : parsed.getTypeDecls()) {
                    for (var member : ((ClassTree) type).getMembers()) {
                        if (member instanceof MethodTree method && method.getBody() != null) {
                            return method.getBody().getStatements();
                        }
                    }
                }
            }
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Kind kind(VariableTree variable) {
        var type = variable.getType();
        return switch (type == null ? "var" : type.toString()) {
            case "boolean", "Boolean" -> Kind.BOOLEAN;
            case "int", "Integer" -> Kind.INT;
            case "long", "Long" -> Kind.LONG;
            case "double", "Double" -> Kind.DOUBLE;
            case "String" -> Kind.STRING;
            case "var" -> kind(variable.getInitializer());
            default -> Kind.ANY;
        };
    }

    private static Kind kind(@Nullable ExpressionTree value) {
        return switch (value) {
            case UnaryTree signed -> kind(signed.getExpression());
            case LiteralTree literal ->
                switch (literal.getValue()) {
                    case Boolean _ -> Kind.BOOLEAN;
                    case Integer _ -> Kind.INT;
                    case Long _ -> Kind.LONG;
                    case Double _ -> Kind.DOUBLE;
                    case String _ -> Kind.STRING;
                    case null, default -> Kind.ANY;
                };
            case null, default -> Kind.ANY;
        };
    }
}
