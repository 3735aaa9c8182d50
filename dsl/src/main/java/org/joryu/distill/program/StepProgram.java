package org.joryu.distill.program;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A step of a training as one call. It shares its arrays with whoever recorded it; not safe for use by
/// several threads.
public final class StepProgram implements AutoCloseable {

    private static final List<String> METHODS = List.of("prepare", "step", "add", "update");

    private final ScriptModule module;
    private final NDManager owner;
    private final String code;
    private final ByteBuffer numbers =
            ByteBuffer.allocateDirect(Double.BYTES + Float.BYTES).order(ByteOrder.nativeOrder());
    private final List<NDArray> control;

    private StepProgram(ScriptModule module, NDManager owner, String code) {
        this.module = module;
        this.owner = owner;
        this.code = code;
        // On a CPU an array is the buffer itself, so what is written there is what the program reads.
        var host = owner.newSubManager(Device.cpu());
        this.control = List.of(
                host.create(part(0, Double.BYTES), new Shape(), DataType.FLOAT64),
                host.create(part(Double.BYTES, Float.BYTES), new Shape(), DataType.FLOAT32));
    }

    private ByteBuffer part(int at, int bytes) {
        return numbers.slice(at, bytes).order(ByteOrder.nativeOrder());
    }

    /// @param owner of the program and of nothing else
    static StepProgram load(String code, Map<Held, List<NDArray>> held, NDManager owner) {
        var module = ScriptModule.load(code, Held.attributes(), METHODS, owner);
        module.bind(Held.bound(held));
        module.prepare();
        return new StepProgram(module, owner, code);
    }

    /// Takes a step.
    ///
    /// @param arguments in the order in which they were recorded, with the shapes that they had then
    /// @param rate the learning rate
    /// @param step which one it is, from 1
    /// @return the reported values
    public double[] run(List<NDArray> arguments, double rate, long step) {
        return reported("step", arguments, rate, step);
    }

    /// Computes a part of a batch, and adds its gradients to those of the parts before it.
    ///
    /// @param arguments as for [#run]
    /// @param share of the batch, in (0, 1]
    /// @return the reported values of the part
    public double[] add(List<NDArray> arguments, double share) {
        return reported("add", arguments, share, 0);
    }

    /// Moves the weights by the gradients that were added up, unless a part's loss was no number.
    ///
    /// @param rate the learning rate
    /// @param step which one it is, from 1
    public void update(double rate, long step) {
        control(rate, step);
        module.call("update", false, control).close();
    }

    private double[] reported(String method, List<NDArray> arguments, double number, long step) {
        control(number, step);
        var given = new ArrayList<>(arguments);
        given.addAll(control);
        try (var values = module.call(method, true, given)) {
            return doubles(values);
        }
    }

    private void control(double number, long step) {
        numbers.putDouble(0, number).putFloat(Double.BYTES, (float) step);
    }

    private static double[] doubles(NDArray values) {
        if (values.getDataType() == DataType.FLOAT64) {
            return values.toDoubleArray();
        }
        var floats = values.toFloatArray();
        var doubles = new double[floats.length];
        for (int i = 0; i < floats.length; i++) {
            doubles[i] = floats[i];
        }
        return doubles;
    }

    /// Its code, for people.
    public String code() {
        return code;
    }

    /// Frees the program and what it brought along; the arrays that it shares stay.
    @Override
    public void close() {
        owner.close();
    }
}
