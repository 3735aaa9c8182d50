package org.joryu.distill.program;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/// What a network that does not learn computes, whatever the number of rows: for those who write it down elsewhere.
///
/// It is recorded with two rows and with three. Sizes that differ accordingly depend on the number of rows, see
/// [Extent], and so does nothing else; where that cannot be told, nothing is recorded.
///
/// ```java
/// try (var recorded = AnyRows.record(manager, new Shape(784), DataType.FLOAT32, (rows, weights) ->
///         rows.matMul(weights.apply(matrix)).relu())) {
///     recorded.graph().inOrder();    // rows, matrix, torch.matmul, torch.relu
/// }
/// ```
public final class AnyRows implements AutoCloseable {

    /// What a node gives.
    ///
    /// @param type of its numbers
    /// @param shape an extent for each axis
    public record Value(DataType type, List<Extent> shape) {

        public Value {
            shape = List.copyOf(shape);
        }
    }

    /// Where a node is read from.
    public sealed interface Source {

        /// What the network is asked about.
        record Rows() implements Source {}

        /// An array that was given for one of the network's weights.
        record Weight(NDArray array) implements Source {}

        /// The same numbers in every call.
        record Constant(NDArray array) implements Source {}
    }

    private final Graph graph;
    private final Map<Node, Value> values;
    private final Map<Node, Source> sources;
    private final NDManager home;

    AnyRows(Graph graph, Map<Node, Value> values, Map<Node, Source> sources, NDManager home) {
        this.graph = graph;
        this.values = Map.copyOf(values);
        this.sources = Map.copyOf(sources);
        this.home = home;
    }

    /// Records a network.
    ///
    /// @param owner of the weights; constants belong to a manager below it until this is closed
    /// @param row shape of one row
    /// @param type of a row's numbers
    /// @param network computes the answers to rows, with what the operator gives in the place of each weight
    /// @throws NotRecordableException if it does what a program cannot, or other things with three rows
    ///     than with two
    public static AnyRows record(
            NDManager owner, Shape row, DataType type, BiFunction<NDArray, UnaryOperator<NDArray>, NDArray> network) {
        return NotRecordableException.orSay(() -> {
            try (var few = new StepRecorder(owner);
                    var more = new StepRecorder(owner)) {
                var roots = new ArrayList<Node>();
                for (var recorder : List.of(few, more)) {
                    long count = recorder == few ? Extent.FEW : Extent.MORE;
                    var rows = recorder.argument(Script.ROWS, new Shape(count).addAll(row), type);
                    roots.add(recorder.node(network.apply(rows, recorder::frozen)));
                }
                return new SameForAllRows(few, more).of(roots.getFirst(), roots.getLast(), owner.newSubManager());
            }
        });
    }

    /// The answers, and all that they are computed from.
    public Graph graph() {
        return graph;
    }

    /// What a node gives.
    ///
    /// @throws NullPointerException for a node that stands for several values, or is part of one operation of DJL's
    public Value value(Node node) {
        return Objects.requireNonNull(values.get(node), () -> "no value is known of " + node);
    }

    /// Where a node is read from.
    ///
    /// @throws NullPointerException for a node that is computed
    public Source source(Node node) {
        return Objects.requireNonNull(sources.get(node), () -> node + " is computed");
    }

    /// Frees the constants; the weights stay.
    @Override
    public void close() {
        home.close();
    }
}
