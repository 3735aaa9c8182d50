package org.joryu.distill.program;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A step of a training as one call. It shares its arrays with whoever recorded it; not safe for use by
/// several threads.
public final class StepProgram implements AutoCloseable {

    /// Whether libtorch improves programs by itself elsewhere; DJL's own switch.
    private static final boolean OPTIMIZED =
            !"false".equals(System.getProperty("ai.djl.pytorch.graph_optimizer", "true"));

    private final PtSymbolBlock module;
    private final NDManager owner;
    private final String code;
    private final ByteBuffer numbers =
            ByteBuffer.allocateDirect(Double.BYTES + Float.BYTES).order(ByteOrder.nativeOrder());
    private final List<NDArray> control;
    private final Map<String, NDArray> names;

    private StepProgram(PtSymbolBlock module, NDManager owner, String code) {
        this.module = module;
        this.owner = owner;
        this.code = code;
        // On a CPU an array is the buffer itself, so what is written there is what the program reads.
        var host = owner.newSubManager(Device.cpu());
        this.control = List.of(
                host.create(part(0, Double.BYTES), new Shape(), DataType.FLOAT64),
                host.create(part(Double.BYTES, Float.BYTES), new Shape(), DataType.FLOAT32));
        this.names = Stream.of("prepare", "step", "add", "update")
                .collect(Collectors.toUnmodifiableMap(name -> name, name -> named(name, host.create(0f))));
    }

    private ByteBuffer part(int at, int bytes) {
        return numbers.slice(at, bytes).order(ByteOrder.nativeOrder());
    }

    /// DJL reads a method's name from an argument that is named so.
    private static NDArray named(String method, NDArray array) {
        array.setName("module_method:" + method);
        return array;
    }

    /// @param owner of the program and of nothing else
    static StepProgram load(String code, Map<Held, List<NDArray>> held, NDManager owner) {
        try {
            var module = JniUtils.loadModule(
                    (PtNDManager) owner, new ByteArrayInputStream(Archive.of(code, Held.attributes())), false, false);
            var program = new StepProgram(module, owner, code);
            program.bind(held);
            program.prepare();
            return program;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read an archive from memory", e);
        }
    }

    private void bind(Map<Held, List<NDArray>> held) {
        var lists = Stream.of(Held.values())
                .filter(list -> list != Held.PREPARED)
                .map(list -> Objects.requireNonNull(held.get(list)).stream()
                        .map(PtNDArray.class::cast)
                        .toArray(PtNDArray[]::new))
                .map(IValue::listFrom)
                .toArray(IValue[]::new);
        try {
            IValueUtils.runMethod(module, "bind", lists).close();
        } finally {
            Stream.of(lists).forEach(IValue::close);
        }
    }

    private void prepare() {
        try (var scratch = owner.newSubManager()) {
            asWritten(false, () -> call("prepare", List.of(scratch.create(0f))));
        }
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
        asWritten(false, () -> call("update", control)).close();
    }

    private double[] reported(String method, List<NDArray> arguments, double number, long step) {
        control(number, step);
        var given = new ArrayList<>(arguments);
        given.addAll(control);
        try (var values = asWritten(true, () -> call(method, given))) {
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

    private NDArray call(String method, List<NDArray> arguments) {
        var all = new NDList(arguments);
        all.add(Objects.requireNonNull(names.get(method)));
        return IValueUtils.forward(module, all, true).singletonOrThrow();
    }

    /// As it is written: libtorch would otherwise watch the first calls, and then run another program than
    /// in those, with other roundings.
    static <T> T asWritten(boolean gradients, Supplier<T> work) {
        boolean before = JniUtils.isGradMode();
        JniUtils.setGradMode(gradients);
        JniUtils.setGraphExecutorOptimize(false);
        try {
            return work.get();
        } finally {
            JniUtils.setGraphExecutorOptimize(OPTIMIZED);
            JniUtils.setGradMode(before);
        }
    }

    /// Frees the program and what it brought along; the arrays that it shares stay.
    @Override
    public void close() {
        owner.close();
    }
}
