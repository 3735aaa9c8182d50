package org.joryu.distill.program;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.joryu.distill.program.AnyRows.Source;
import org.joryu.distill.program.AnyRows.Value;

/// Makes one computation of two recordings of it that were given different numbers of rows.
final class SameForAllRows {

    private final StepRecorder few;
    private final StepRecorder more;
    private final Map<Node, Node> ofFew = new HashMap<>();
    private final Map<Node, Node> ofMore = new HashMap<>();
    private final Map<Node, Value> values = new HashMap<>();

    SameForAllRows(StepRecorder few, StepRecorder more) {
        this.few = few;
        this.more = more;
    }

    /// @param home for the constants
    AnyRows of(Node fewRoot, Node moreRoot, NDManager home) {
        try {
            var some = new Graph(List.of(fewRoot)).inOrder();
            var others = new Graph(List.of(moreRoot)).inOrder();
            if (some.size() != others.size()) {
                throw differs();
            }
            for (int i = 0; i < some.size(); i++) {
                join(some.get(i), others.get(i));
            }
            var graph = new Graph(List.of(common(fewRoot, moreRoot)));
            return new AnyRows(graph, values, sources(graph, home), home);
        } catch (RuntimeException | Error failure) {
            home.close();
            throw failure;
        }
    }

    private static NotRecordableException differs() {
        return new NotRecordableException("it computes other things of three rows than of two");
    }

    private void join(Node some, Node other) {
        if (!some.function().equals(other.function())
                || some.operands().size() != other.operands().size()) {
            throw differs();
        }
        var operands = new ArrayList<Operand>();
        for (int i = 0; i < some.operands().size(); i++) {
            operands.add(joined(some.operand(i), other.operand(i)));
        }
        var node = new Node(some.function(), operands);
        ofFew.put(some, node);
        ofMore.put(other, node);
        few.kind(some).ifPresent(kind -> values.put(node, joined(kind, more.kind(other))));
    }

    private static Value joined(Recorder.Kind some, Optional<Recorder.Kind> other) {
        var shape = some.shape();
        var otherShape = other.orElseThrow(SameForAllRows::differs).shape();
        if (shape.dimension() != otherShape.dimension()) {
            throw differs();
        }
        return new Value(
                some.type(),
                IntStream.range(0, shape.dimension())
                        .mapToObj(axis -> Extent.of(shape.get(axis), otherShape.get(axis)))
                        .toList());
    }

    private Operand joined(Operand some, Operand other) {
        if (some instanceof Node fewNode && other instanceof Node moreNode) {
            return common(fewNode, moreNode);
        }
        if (some.equals(other)) {
            return some;
        }
        if (some instanceof Operand.Literal(String text) && other instanceof Operand.Literal(String otherText)) {
            return extent(text, otherText);
        }
        if (some instanceof Operand.Wholes(List<Long> numbers)
                && other instanceof Operand.Wholes(List<Long> otherNumbers)
                && numbers.size() == otherNumbers.size()) {
            return new Operand.Listing(IntStream.range(0, numbers.size())
                    .<Operand>mapToObj(i -> Extent.of(numbers.get(i), otherNumbers.get(i)))
                    .toList());
        }
        if (some instanceof Operand.Listing(List<Operand> elements)
                && other instanceof Operand.Listing(List<Operand> otherElements)
                && elements.size() == otherElements.size()) {
            return new Operand.Listing(IntStream.range(0, elements.size())
                    .mapToObj(i -> joined(elements.get(i), otherElements.get(i)))
                    .toList());
        }
        throw differs();
    }

    private static Extent extent(String text, String otherText) {
        if (!(text + otherText).matches("-?\\d+")) {
            throw new NotRecordableException(
                    "it computes with %s where there are %d rows and with %s where there are %d"
                            .formatted(text, Extent.FEW, otherText, Extent.MORE));
        }
        return Extent.of(Long.parseLong(text), Long.parseLong(otherText));
    }

    private Node common(Node some, Node other) {
        var node = ofFew.get(some);
        if (node == null || node != ofMore.get(other)) {
            throw differs();
        }
        return node;
    }

    private Map<Node, Source> sources(Graph graph, NDManager home) {
        var sources = new HashMap<Node, Source>();
        var constants = few.constants();
        for (var node : graph.inOrder()) {
            if (node.isRead()) {
                sources.put(node, source(node.toString(), constants, home));
            }
        }
        return sources;
    }

    private Source source(String place, List<NDArray> constants, NDManager home) {
        if (place.equals(Script.ROWS)) {
            return new Source.Rows();
        }
        int index = Integer.parseInt(place.replaceAll("\\D", ""));
        if (place.equals(Held.FROZEN.at(index))) {
            return new Source.Weight(few.list(Held.FROZEN).get(index));
        }
        var constant = constants.get(index);
        requireSame(constant, more.constants().get(index));
        var kept = constant.duplicate();
        kept.attach(home);
        return new Source.Constant(kept);
    }

    private static void requireSame(NDArray some, NDArray other) {
        if (!some.getShape().equals(other.getShape())
                || some.getDataType() != other.getDataType()
                || !Arrays.equals(
                        some.toByteBuffer().array(), other.toByteBuffer().array())) {
            throw new NotRecordableException("it makes an array of numbers that depends on how many rows there are");
        }
    }
}
