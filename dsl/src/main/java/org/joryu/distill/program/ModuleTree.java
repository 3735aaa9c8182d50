package org.joryu.distill.program;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Modules within modules that hold tensors, so that PyTorch's `state_dict()` gives each its whole name:
/// `conv1.weight` is the attribute `weight` of the attribute `conv1`.
final class ModuleTree {

    /// The class of the outermost module.
    static final String ROOT = "Classifier";

    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_][A-Za-z_0-9]*");

    /// What the language does not take for the name of an attribute.
    private static final Set<String> RESERVED = Set.of(
            "and",
            "as",
            "assert",
            "break",
            "class",
            "continue",
            "def",
            "del",
            "elif",
            "else",
            "except",
            "False",
            "finally",
            "for",
            "from",
            "global",
            "if",
            "import",
            "in",
            "is",
            "lambda",
            "None",
            "nonlocal",
            "not",
            "or",
            "pass",
            "print",
            "raise",
            "return",
            "True",
            "try",
            "while",
            "with",
            "yield");

    private sealed interface Attribute {}

    private record Leaf(PortableTensor tensor, String entry) implements Attribute {}

    private record Branch(SequencedMap<String, Attribute> attributes) implements Attribute {

        Branch() {
            this(new LinkedHashMap<>());
        }

        Branch child(String name) {
            return switch (attributes.computeIfAbsent(name, _ -> new Branch())) {
                case Branch branch -> branch;
                case Leaf(PortableTensor tensor, String _) ->
                    throw new NotRecordableException(tensor.name() + " is a tensor and has tensors inside");
            };
        }
    }

    private final Branch root = new Branch();
    private final Map<String, String> classes = new LinkedHashMap<>();

    /// @param tensors in the order in which the archive has their numbers, from 0
    ModuleTree(List<PortableTensor> tensors) {
        int entry = 0;
        for (var tensor : tensors) {
            var branch = root;
            var parts = parts(tensor.name());
            for (int i = 0; i < parts.length - 1; i++) {
                branch = branch.child(parts[i]);
            }
            if (branch.attributes().put(parts[parts.length - 1], new Leaf(tensor, String.valueOf(entry++))) != null) {
                throw new NotRecordableException("two things are called " + tensor.name());
            }
        }
    }

    private static String[] parts(String name) {
        return name.split("\\.", -1);
    }

    /// How code reads a tensor.
    static String path(String name) {
        var path = "self";
        for (var part : parts(name)) {
            path = isIdentifier(part) ? path + "." + part : "getattr(%s, \"%s\")".formatted(path, part);
        }
        return path;
    }

    private static boolean isIdentifier(String name) {
        return IDENTIFIER.matcher(name).matches() && !RESERVED.contains(name);
    }

    /// All classes.
    ///
    /// @param methods of the outermost one
    String code(String methods) {
        var outermost = "class " + ROOT + "(Module):\n" + attributes(root) + methods;
        return classes.entrySet().stream()
                        .map(entry -> "class " + entry.getValue() + "(Module):\n" + entry.getKey())
                        .collect(Collectors.joining())
                + outermost;
    }

    /// Modules with the same attributes are of one class.
    private String className(Branch branch) {
        var attributes = attributes(branch);
        return classes.computeIfAbsent(attributes, _ -> "Part" + classes.size());
    }

    private String attributes(Branch branch) {
        var text = new StringBuilder();
        text.append("  __parameters__ = ").append(names(branch, true)).append('\n');
        text.append("  __buffers__ = ").append(names(branch, false)).append('\n');
        text.append("  training : bool\n");
        branch.attributes().forEach((name, attribute) -> {
            var type = switch (attribute) {
                case Leaf _ -> "Tensor";
                case Branch child -> "__torch__." + className(child);
            };
            text.append(
                    (isIdentifier(name) ? "  %s : %s\n" : "  __annotations__[\"%s\"] = %s\n").formatted(name, type));
        });
        return text.toString();
    }

    private static String names(Branch branch, boolean trained) {
        return branch.attributes().entrySet().stream()
                .filter(entry -> entry.getValue() instanceof Leaf(PortableTensor tensor, String _)
                        && tensor.trained() == trained)
                .map(entry -> "\"" + entry.getKey() + "\", ")
                .collect(Collectors.joining("", "[", "]"));
    }

    /// The object.
    Pickle pickled() {
        var pickle = new Pickle();
        pickle(root, ROOT, pickle);
        return pickle;
    }

    private void pickle(Branch branch, String type, Pickle pickle) {
        pickle.object(type).text("training").truth(false);
        branch.attributes().forEach((name, attribute) -> {
            pickle.text(name);
            switch (attribute) {
                case Leaf(PortableTensor tensor, String entry) -> tensor.pickle(entry, pickle);
                case Branch child -> pickle(child, className(child), pickle);
            }
        });
        pickle.end();
    }
}
