package org.joryu.distill.program;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Records a step of a training: from arguments and arrays that stay where they are to a loss, by which
/// some of those are then moved.
///
/// ```java
/// try (var recorder = new StepRecorder(manager)) {
///     var x = recorder.argument("x", new Shape(64, 784), DataType.FLOAT32);
///     var loss = x.matMul(recorder.trained(weights)).square().mean();
///     var program = recorder.finish(List.of(), loss, List.of(loss), update, false);
/// }
/// ```
public final class StepRecorder implements AutoCloseable {

    private final NDManager owner;
    private final NDManager scratch;
    private final Recorder recorder;
    private final Map<Held, List<NDArray>> held = new EnumMap<>(Held.class);
    private final IdentityHashMap<NDArray, NDArray> recorded = new IdentityHashMap<>();
    private final Map<String, Node> arguments = new LinkedHashMap<>();

    /// A record of nothing yet.
    ///
    /// @param owner of what the program keeps; on the program's device
    public StepRecorder(NDManager owner) {
        this.owner = owner;
        this.scratch = owner.newSubManager();
        this.recorder = new Recorder(scratch);
        for (var list : Held.values()) {
            held.put(list, new ArrayList<>());
        }
    }

    /// What the program is given in each call, in the order in which this is called.
    ///
    /// @param name in lower case, not used yet
    public NDArray argument(String name, Shape shape, DataType type) {
        var array = recorder.input(name, shape, type);
        arguments.put(name, recorder.node(array));
        return array;
    }

    /// An array that the program moves.
    public NDArray trained(NDArray array) {
        return held(Held.TRAINED, array);
    }

    /// An array that the computation itself changes, as batch normalization changes its statistics.
    public NDArray changing(NDArray array) {
        return held(Held.CHANGING, array);
    }

    /// An array that stays as it is for as long as there is the program.
    public NDArray frozen(NDArray array) {
        return held(Held.FROZEN, array);
    }

    private NDArray held(Held list, NDArray array) {
        return recorded.computeIfAbsent(array, real -> {
            var all = list(list);
            all.add(real);
            // Zeros, as what is recorded is also carried out, and may change what it is given.
            return recorder.wrap(
                    Node.read(list.at(all.size() - 1)), scratch.zeros(real.getShape(), real.getDataType()));
        });
    }

    /// Lets the program also compute a batch in parts, whose gradients are added up in these arrays. Programs
    /// for parts of other sizes may share them.
    ///
    /// @param sums zeros, one array for each that is trained, in that order
    /// @param failed one number, 0
    public void addUp(List<NDArray> sums, NDArray failed) {
        list(Held.SUMS).addAll(sums);
        list(Held.FAILED).add(failed);
    }

    /// Makes the program.
    ///
    /// @param first values that are computed before all others
    /// @param loss a scalar, by whose gradient the trained arrays are moved, unless it is no number
    /// @param reported scalars that each call returns
    /// @param update how they are moved
    /// @param half whether linear layers and convolutions multiply in bf16
    /// @throws NotRecordableException if the loss depends on arrays of other origin, or libtorch does not
    ///     take the program
    public StepProgram finish(List<NDArray> first, NDArray loss, List<NDArray> reported, Update update, boolean half) {
        list(Held.MEMORY).addAll(update.memory());
        try {
            return load(first, loss, reported, update, new Passes(owner.getDevice(), half, true));
        } catch (EngineException e) {
            // Not every libtorch is built with oneDNN.
            return load(first, loss, reported, update, new Passes(owner.getDevice(), half, false));
        }
    }

    private StepProgram load(List<NDArray> first, NDArray loss, List<NDArray> reported, Update update, Passes passes) {
        var code = new StepCode(
                List.copyOf(arguments.keySet()),
                first.stream().map(recorder::node).toList(),
                recorder.node(loss),
                reported.stream().map(recorder::node).toList(),
                update,
                list(Held.TRAINED).stream().map(NDArray::getShape).toList(),
                !list(Held.SUMS).isEmpty(),
                passes);
        var home = owner.newSubManager();
        try {
            keepConstants(home);
            return StepProgram.load(code.text(), held, home);
        } catch (RuntimeException | Error failure) {
            home.close();
            throw failure;
        }
    }

    /// Puts into their list what the computation brought along.
    ///
    /// @param home of the program, with which they go
    void keepConstants(NDManager home) {
        var constants = list(Held.CONSTANTS);
        constants.clear();
        for (var constant : constants()) {
            var kept = constant.duplicate();
            kept.attach(home);
            constants.add(kept);
        }
    }

    Node node(NDArray recorded) {
        return recorder.node(recorded);
    }

    Optional<Recorder.Kind> kind(Node node) {
        return recorder.kind(node);
    }

    List<NDArray> constants() {
        return recorder.constants();
    }

    List<NDArray> list(Held which) {
        return Objects.requireNonNull(held.get(which));
    }

    /// Frees what recording needed. The program stays.
    @Override
    public void close() {
        scratch.close();
    }
}
