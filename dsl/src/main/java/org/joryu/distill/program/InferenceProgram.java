package org.joryu.distill.program;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/// A network that answers and does not learn, as one call: normalizations folded into its convolutions, layers joined
/// with what is behind them, weights laid out once. It shares its weights with whoever recorded it; not safe for use
/// by several threads.
///
/// ```java
/// try (var program = InferenceProgram.record(manager, new Shape(128, 784), (rows, weights) ->
///         rows.matMul(weights.apply(matrix)).relu())) {
///     var answers = program.answer(rows);
/// }
/// ```
public final class InferenceProgram implements AutoCloseable {

    private static final List<Held> HELD = List.of(Held.FROZEN, Held.CONSTANTS, Held.PREPARED);
    private static final List<Held> BOUND = List.of(Held.FROZEN, Held.CONSTANTS);

    private final ScriptModule module;
    private final NDManager owner;
    private final String code;

    private InferenceProgram(ScriptModule module, NDManager owner, String code) {
        this.module = module;
        this.owner = owner;
        this.code = code;
    }

    /// Makes the program. What is recorded is also carried out, once.
    ///
    /// @param owner of the weights; the program goes with it, or when it is closed
    /// @param rows shape of what each call is given, 32-bit floats
    /// @param network computes the answers to rows, with what the operator gives in the place of each weight
    /// @throws NotRecordableException if it does what a program cannot, or libtorch does not take the program
    public static InferenceProgram record(
            NDManager owner, Shape rows, BiFunction<NDArray, UnaryOperator<NDArray>, NDArray> network) {
        return NotRecordableException.orSay(() -> recorded(owner, rows, network));
    }

    private static InferenceProgram recorded(
            NDManager owner, Shape rows, BiFunction<NDArray, UnaryOperator<NDArray>, NDArray> network) {
        try (var recorder = new StepRecorder(owner)) {
            var given = recorder.argument("rows", rows, DataType.FLOAT32);
            var answers = network.apply(given, recorder::frozen);
            try {
                return load(owner, recorder, answers, true);
            } catch (EngineException e) {
                // Not every libtorch is built with oneDNN.
                return load(owner, recorder, answers, false);
            }
        }
    }

    private static InferenceProgram load(NDManager owner, StepRecorder recorder, NDArray answers, boolean joined) {
        var passes = new Passes(owner.getDevice(), false, joined);
        var hoisting = Hoisting.of(passes.improved(new Graph(List.of(recorder.node(answers)))));
        var script = new Script(owner.getDevice());
        script.compute(hoisting.rest());
        script.line("return " + script.name(hoisting.rest().roots().getFirst()));
        var code = ModuleCode.beginning(attributes(HELD), attributes(BOUND))
                + ModuleCode.prepare(hoisting, new Script(owner.getDevice()))
                + "  def answer(self, rows: Tensor) -> Tensor:\n"
                + script;
        var home = owner.newSubManager();
        try {
            recorder.keepConstants(home);
            var module = ScriptModule.load(code, attributes(HELD), List.of("prepare", "answer"), home);
            module.bind(BOUND.stream().map(recorder::list).toList());
            module.prepare();
            return new InferenceProgram(module, home, code);
        } catch (RuntimeException | Error failure) {
            home.close();
            throw failure;
        }
    }

    private static List<String> attributes(List<Held> lists) {
        return lists.stream().map(Held::attribute).toList();
    }

    /// Looks at the weights anew, after they have changed.
    public void refresh() {
        module.prepare();
    }

    /// The answers to rows, without gradients.
    ///
    /// @param rows of the shape that was recorded
    /// @return an array that belongs to the manager of the rows
    public NDArray answer(NDArray rows) {
        return module.call("answer", false, List.of(rows));
    }

    /// Its code, for people.
    public String code() {
        return code;
    }

    /// Frees the program and what it brought along; the weights stay.
    @Override
    public void close() {
        owner.close();
    }
}
