package org.joryu.distill.program;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Records what is computed with arrays. They look like any others and have the same shapes; their numbers
/// are nobody's business, and whoever asks for them gets a [NotRecordableException].
///
/// Each operation is also carried out, on arrays of zeros, as that is the surest way to know its shape.
/// Those belong to the manager and go with it.
///
/// ```java
/// var recorder = new Recorder(manager);
/// var x = recorder.input("x", new Shape(64, 784), DataType.FLOAT32);
/// var answers = network.forward(x, false);
/// var node = recorder.node(answers);
/// ```
final class Recorder {

    private final NDManager manager;
    private final NDManager recordedManager;
    private final List<NDArray> constants = new ArrayList<>();
    private final Map<Node, Kind> kinds = new HashMap<>();

    /// Of what kind an array is.
    record Kind(DataType type, Shape shape) {}

    /// @param manager on the device of the program
    Recorder(NDManager manager) {
        this.manager = manager;
        this.recordedManager = RecordedManager.of(this);
    }

    /// What a program is given.
    ///
    /// @param place where it finds it
    NDArray input(String place, Shape shape, DataType type) {
        return wrap(Node.read(place), manager.zeros(shape, type));
    }

    /// An array that is the same in every call.
    NDArray constant(NDArray array) {
        constants.add(array);
        return wrap(Node.read(Held.CONSTANTS.at(constants.size() - 1)), array);
    }

    /// Arrays that the computation brought along, for [Held#CONSTANTS].
    List<NDArray> constants() {
        return List.copyOf(constants);
    }

    NDArray wrap(Node node, NDArray real) {
        // Asked now: a layer may close what it computed on the way.
        kinds.put(node, new Kind(real.getDataType(), real.getShape()));
        return RecordedArray.of(this, node, real);
    }

    /// Of what kind an array is; empty for nodes on the way to one.
    Optional<Kind> kind(Node node) {
        return Optional.ofNullable(kinds.get(node));
    }

    /// How a recorded array is computed.
    ///
    /// @throws NotRecordableException if it is one of another kind
    Node node(NDArray array) {
        return RecordedArray.behind(array).node();
    }

    NDManager manager() {
        return manager;
    }

    /// What recorded arrays say is their manager.
    NDManager recordedManager() {
        return recordedManager;
    }
}
