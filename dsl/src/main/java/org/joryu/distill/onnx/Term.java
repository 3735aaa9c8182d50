package org.joryu.distill.onnx;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.joryu.distill.program.AnyRows.Value;
import org.joryu.distill.program.Extent;
import org.joryu.distill.program.Node;
import org.joryu.distill.program.NotRecordableException;
import org.joryu.distill.program.Operand;

/// One recorded call, as the operators that it becomes see it.
final class Term {

    private final Node node;
    private final Translation translation;
    private final String wanted;

    /// @param wanted what its operator is called, unless something is
    Term(Node node, Translation translation, String wanted) {
        this.node = node;
        this.translation = translation;
        this.wanted = wanted;
    }

    String function() {
        return node.function();
    }

    Assembly assembly() {
        return translation.assembly();
    }

    int count() {
        return node.operands().size();
    }

    Operand operand(int index) {
        return node.operands().get(index);
    }

    boolean isNode(int index) {
        return index < count() && operand(index) instanceof Node;
    }

    /// What the call is given, by its name in the model.
    String input(int index) {
        return translation.name((Node) operand(index));
    }

    /// The same, or none.
    String inputOrNone(int index) {
        return isNode(index) ? input(index) : "";
    }

    /// Several, in a list.
    Stream<Node> nodes(int index) {
        return ((Operand.Listing) operand(index)).elements().stream().map(Node.class::cast);
    }

    String name(Node input) {
        return translation.name(input);
    }

    private String text(int index) {
        return ((Operand.Literal) operand(index)).text();
    }

    boolean isNone(int index) {
        return operand(index).equals(Operand.NONE);
    }

    boolean truth(int index) {
        return text(index).equals("True");
    }

    double number(int index) {
        var text = text(index);
        return switch (text) {
            case "True" -> 1;
            case "False" -> 0;
            case "float(\"inf\")" -> Double.POSITIVE_INFINITY;
            case "float(\"-inf\")" -> Double.NEGATIVE_INFINITY;
            case "float(\"nan\")" -> Double.NaN;
            default -> Double.parseDouble(text);
        };
    }

    long whole(int index) {
        if (operand(index) instanceof Extent) {
            throw dependent();
        }
        return Long.parseLong(text(index));
    }

    /// Axes, strides: several integers that are what they are.
    long[] wholes(int index) {
        return operand(index) instanceof Operand.Wholes(List<Long> values)
                ? values.stream().mapToLong(Long::longValue).toArray()
                : fixed(extents(index));
    }

    private long[] fixed(List<Extent> extents) {
        if (extents.stream().anyMatch(Extent::perRow)) {
            throw dependent();
        }
        return extents.stream().mapToLong(Extent::count).toArray();
    }

    private NotRecordableException dependent() {
        return new NotRecordableException("its %s depends on how many rows there are".formatted(function()));
    }

    /// An extent or several, which may depend on the rows.
    List<Extent> extents(int index) {
        return switch (operand(index)) {
            case Extent extent -> List.of(extent);
            case Operand.Listing(List<Operand> elements) ->
                elements.stream().map(Extent.class::cast).toList();
            case Operand.Wholes(List<Long> values) ->
                values.stream().map(value -> new Extent(value, false)).toList();
            case Operand.Literal _ -> List.of(new Extent(whole(index), false));
            case Node _ -> throw new IllegalStateException("a node is no extent");
        };
    }

    /// What the call gives.
    Value value() {
        return translation.value(node);
    }

    Value value(int index) {
        return translation.value((Node) operand(index));
    }

    ElementType type() {
        return ElementType.of(value().type());
    }

    ElementType type(int index) {
        return ElementType.of(value(index).type());
    }

    int rank(int index) {
        return value(index).shape().size();
    }

    /// An axis counted from the front.
    int axis(int index, long axis) {
        return Math.toIntExact(axis < 0 ? axis + rank(index) : axis);
    }

    /// All axes of an input.
    long[] axes(int index) {
        return IntStream.range(0, rank(index)).asLongStream().toArray();
    }

    /// Adds an operator under this call's name.
    String write(String type, List<String> inputs, Attribute... attributes) {
        return assembly().add(type, wanted, inputs, attributes);
    }

    List<String> write(String type, int outputs, List<String> inputs, Attribute... attributes) {
        return assembly().add(type, wanted, outputs, inputs, attributes);
    }

    String wholes(long... values) {
        return assembly().wholes(values);
    }

    String number(ElementType type, double value) {
        return assembly().number(type, value);
    }

    /// An array as numbers of another type, unless it is of that type.
    String as(ElementType type, int index) {
        return type(index) == type ? input(index) : cast(type, input(index));
    }

    String cast(ElementType type, String input) {
        return write("Cast", List.of(input), Attribute.of("to", type.code()));
    }

    NotRecordableException unknown() {
        return unknown(Arrays.toString(node.operands().stream()
                .filter(operand -> !(operand instanceof Node))
                .toArray()));
    }

    NotRecordableException unknown(String how) {
        return new NotRecordableException(
                "ONNX has no operator that is known here for %s %s".formatted(function(), how));
    }
}
