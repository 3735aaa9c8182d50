package org.joryu.distill.onnx;

import ai.djl.ndarray.NDArray;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.joryu.distill.program.AnyRows;
import org.joryu.distill.program.AnyRows.Source;
import org.joryu.distill.program.AnyRows.Value;
import org.joryu.distill.program.Node;
import org.joryu.distill.program.Operand;

/// Writes what was recorded of a network in ONNX's operators.
final class Translation {

    private static final String INPUT = "input";
    private static final String OUTPUT = "logits";
    private static final String WEIGHT = ".weight";

    private final AnyRows network;
    private final Function<NDArray, String> weights;
    private final Assembly assembly = new Assembly(List.of(INPUT, OUTPUT));
    private final Map<Node, List<String>> names = new HashMap<>();

    Translation(AnyRows network, Function<NDArray, String> weights) {
        this.network = network;
        this.weights = weights;
    }

    OnnxModel model(Map<String, String> metadata) {
        network.graph().inOrder().forEach(node -> names.put(node, translated(node)));
        var root = network.graph().roots().getFirst();
        var rows = network.graph().inOrder().stream()
                .filter(node -> node.isRead() && network.source(node) instanceof Source.Rows)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("network must look at what it is asked about"));
        return new OnnxModel(
                port(INPUT, rows),
                port(OUTPUT, root),
                Renaming.of(assembly.operators(), name(root), OUTPUT),
                assembly.initializers(),
                metadata);
    }

    private Port port(String name, Node node) {
        var value = value(node);
        return new Port(name, ElementType.of(value.type()), value.shape());
    }

    private List<String> translated(Node node) {
        if (node.isRead()) {
            return List.of(read(node));
        }
        if (node.function().equals(Node.ELEMENT)) {
            var all = Objects.requireNonNull(names.get((Node) node.operands().getFirst()));
            int index = Integer.parseInt(((Operand.Literal) node.operands().get(1)).text());
            return List.of(all.get(index));
        }
        return Operators.of(new Term(node, this, wanted(node)));
    }

    private String read(Node node) {
        return switch (network.source(node)) {
            case Source.Rows _ -> INPUT;
            case Source.Weight(NDArray array) -> assembly.add(initializer(weights.apply(array), array));
            case Source.Constant(NDArray array) ->
                assembly.add(initializer("constant_" + assembly.initializers().size(), array));
        };
    }

    private static Initializer initializer(String name, NDArray array) {
        var shape = LongStream.of(array.getShape().getShape()).boxed().toList();
        return new Initializer(name, ElementType.of(array.getDataType()), shape, copied(array));
    }

    private static byte[] copied(NDArray array) {
        var given = array.toByteBuffer();
        var bytes = new byte[given.remaining()];
        given.get(bytes);
        return bytes;
    }

    /// Where it has weights, what their names begin with.
    private String wanted(Node node) {
        return IntStream.range(0, node.operands().size())
                .mapToObj(node.operands()::get)
                .filter(operand -> operand instanceof Node input
                        && input.isRead()
                        && network.source(input) instanceof Source.Weight)
                .map(operand -> name((Node) operand))
                .filter(name -> name.endsWith(WEIGHT))
                .map(name -> name.substring(0, name.length() - WEIGHT.length()))
                .findFirst()
                .orElse(node.function().replace("torch.", ""));
    }

    Assembly assembly() {
        return assembly;
    }

    String name(Node node) {
        return Objects.requireNonNull(names.get(node), "translated before").getFirst();
    }

    Value value(Node node) {
        return network.value(node);
    }
}
