package org.joryu.distill.program;

import ai.djl.Device;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// Writes nodes as lines of TorchScript.
final class Script {

    /// The argument by whose length extents are told that depend on the number of rows.
    static final String ROWS = "rows";

    private final StringBuilder text = new StringBuilder();
    private final Map<Node, String> names = new HashMap<>();
    private final String place;

    Script(Device device) {
        this(place(device));
    }

    /// @param place where arrays are made, as TorchScript spells it
    Script(String place) {
        this.place = place;
    }

    /// A device as TorchScript spells it.
    static String place(Device device) {
        return "torch.device(\"%s\")".formatted(device.isGpu() ? "cuda:" + device.getDeviceId() : "cpu");
    }

    String place() {
        return place;
    }

    void line(String line) {
        text.append("    ").append(line).append('\n');
    }

    /// The lines that compute the roots, and whatever they are computed from.
    void compute(Graph graph) {
        for (var node : graph.inOrder()) {
            if (names.containsKey(node)) {
                continue;
            }
            var name = "v" + names.size();
            line(name + " = " + expression(node));
            names.put(node, name);
        }
    }

    /// The variable that holds a value.
    String name(Node node) {
        return Objects.requireNonNull(names.get(node), "computed before");
    }

    String names(List<Node> nodes) {
        return nodes.stream().map(this::name).collect(Collectors.joining(", ", "[", "]"));
    }

    private String expression(Node node) {
        if (node.isRead()) {
            return spelled(node.operand(0));
        }
        if (node.calls(Node.ELEMENT)) {
            return spelled(node.operand(0)) + "[" + spelled(node.operand(1)) + "]";
        }
        return node.operands().stream()
                .map(this::spelled)
                .collect(Collectors.joining(", ", node.function() + "(", ")"));
    }

    private String spelled(Operand operand) {
        return switch (operand) {
            case Node node -> name(node);
            case Operand.Literal literal -> literal.equals(Constants.DEVICE) ? "device=" + place : literal.text();
            case Extent(long count, boolean perRow) -> perRow ? perRow(count) : String.valueOf(count);
            case Operand.Wholes(List<Long> values) ->
                values.stream().map(String::valueOf).collect(Collectors.joining(", ", "[", "]"));
            case Operand.Listing(List<Operand> elements) ->
                elements.stream().map(this::spelled).collect(Collectors.joining(", ", "[", "]"));
        };
    }

    private static String perRow(long count) {
        var rows = "torch.size(" + ROWS + ", 0)";
        return count == 1 ? rows : "torch.mul(%s, %d)".formatted(rows, count);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
