package org.joryu.distill.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.joryu.distill.program.Extent;

/// Operators and arrays on their way into a model, each under a name of its own.
final class Assembly {

    private final List<String> reserved;
    private final List<Operator> operators = new ArrayList<>();
    private final Map<String, Initializer> initializers = new LinkedHashMap<>();
    private final Map<String, String> once = new HashMap<>();
    private final Set<String> taken = new HashSet<>();
    private final Map<String, Integer> counts = new HashMap<>();

    /// @param reserved names that stand for something already, the input's first
    Assembly(List<String> reserved) {
        this.reserved = List.copyOf(reserved);
        taken.addAll(reserved);
    }

    List<Operator> operators() {
        return operators;
    }

    List<Initializer> initializers() {
        return List.copyOf(initializers.values());
    }

    /// The name if nothing has it yet, else with the next number behind it.
    private String free(String wanted) {
        var name = wanted;
        while (!taken.add(name)) {
            name = wanted + "_" + counts.merge(wanted, 1, Integer::sum);
        }
        return name;
    }

    /// Adds an operator with one output.
    ///
    /// @param wanted its name, unless something has it
    /// @return the name of what it gives
    String add(String type, String wanted, List<String> inputs, Attribute... attributes) {
        return add(type, wanted, 1, inputs, attributes).getFirst();
    }

    /// @param count of outputs
    List<String> add(String type, String wanted, int count, List<String> inputs, Attribute... attributes) {
        var outputs = new ArrayList<String>();
        var name = free(wanted);
        outputs.add(name);
        while (outputs.size() < count) {
            outputs.add(free(wanted));
        }
        operators.add(new Operator(type, name, inputs, outputs, Arrays.asList(attributes)));
        return outputs;
    }

    /// Adds an operator as it is.
    void keep(Operator operator) {
        operators.add(operator);
    }

    /// Adds an array under its own name, once.
    String add(Initializer initializer) {
        taken.add(initializer.name());
        initializers.putIfAbsent(initializer.name(), initializer);
        return initializer.name();
    }

    /// One number, of the type of what it is computed with.
    String number(ElementType type, double value) {
        return once.computeIfAbsent(type + " " + value, key -> add(Initializer.number(free("number"), type, value)));
    }

    String wholes(long... values) {
        return once.computeIfAbsent(Arrays.toString(values), key -> {
            var list = Arrays.stream(values).boxed().toList();
            return add(Initializer.wholes(free("shape"), List.of((long) list.size()), list));
        });
    }

    /// How many rows there are, a list of one number.
    String rows() {
        return once.computeIfAbsent(
                "rows",
                key -> add(
                        "Shape",
                        "rows",
                        List.of(reserved.getFirst()),
                        Attribute.of("start", 0),
                        Attribute.of("end", 1)));
    }

    /// One extent, a list of one number.
    String extent(Extent extent) {
        if (!extent.perRow()) {
            return wholes(extent.count());
        }
        return extent.count() == 1
                ? rows()
                : once.computeIfAbsent(
                        extent.toString(), key -> add("Mul", "rows", List.of(rows(), wholes(extent.count()))));
    }

    /// A shape for whoever fills it.
    String shape(List<Extent> extents) {
        return extents.stream().anyMatch(Extent::perRow)
                ? add("Concat", "shape", extents.stream().map(this::extent).toList(), Attribute.of("axis", 0))
                : fixed(extents);
    }

    /// A shape for an array that is laid out anew, of which one extent need not be known.
    String layout(List<Extent> extents) {
        return extents.stream().filter(Extent::perRow).count() > 1 ? shape(extents) : fixed(extents);
    }

    private String fixed(List<Extent> extents) {
        return wholes(extents.stream()
                .mapToLong(extent -> extent.perRow() ? -1 : extent.count())
                .toArray());
    }
}
