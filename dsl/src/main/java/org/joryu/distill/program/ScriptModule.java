package org.joryu.distill.program;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Code in libtorch's hands, whose methods are called by their names.
final class ScriptModule {

    /// Whether libtorch improves programs by itself elsewhere; DJL's own switch.
    private static final boolean OPTIMIZED =
            !"false".equals(System.getProperty("ai.djl.pytorch.graph_optimizer", "true"));

    private final PtSymbolBlock module;
    private final NDManager owner;
    private final Map<String, NDArray> names;

    private ScriptModule(PtSymbolBlock module, NDManager owner, List<String> methods) {
        this.module = module;
        this.owner = owner;
        this.names = methods.stream()
                .collect(Collectors.toUnmodifiableMap(name -> name, name -> named(name, owner.create(0f))));
    }

    /// DJL reads a method's name from an argument that is named so.
    private static NDArray named(String method, NDArray array) {
        array.setName("module_method:" + method);
        return array;
    }

    /// @param code of a class `Program`, as [ModuleCode] begins it
    /// @param held the attributes that are lists of arrays
    /// @param methods that give an array
    /// @param owner with which it goes
    static ScriptModule load(String code, List<String> held, List<String> methods, NDManager owner) {
        try {
            var archive = new ByteArrayInputStream(archive(code, held));
            return new ScriptModule(JniUtils.loadModule((PtNDManager) owner, archive, false, false), owner, methods);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read an archive from memory", e);
        }
    }

    /// The code and an object whose lists are empty at first.
    private static byte[] archive(String code, List<String> lists) throws IOException {
        var object = new Pickle().object("Program").text("training").truth(false);
        lists.forEach(list -> object.text(list).emptyList());
        var bytes = new ByteArrayOutputStream();
        try (var archive = new Archive("program/", bytes)) {
            archive.object(object.end());
            archive.constants(new Pickle().emptyTuple());
            archive.code(code);
        }
        return bytes.toByteArray();
    }

    /// Shares arrays with the code.
    ///
    /// @param arrays a list for each that `bind` is given
    void bind(List<List<NDArray>> arrays) {
        var lists = arrays.stream()
                .map(list ->
                        IValue.listFrom(list.stream().map(PtNDArray.class::cast).toArray(PtNDArray[]::new)))
                .toArray(IValue[]::new);
        try {
            IValueUtils.runMethod(module, "bind", lists).close();
        } finally {
            Stream.of(lists).forEach(IValue::close);
        }
    }

    /// Computes what is computed once.
    void prepare() {
        try (var scratch = owner.newSubManager()) {
            call("prepare", false, List.of(scratch.create(0f)));
        }
    }

    /// Calls a method that is given nothing.
    void call(String method) {
        asWritten(false, () -> IValueUtils.runMethod(module, method)).close();
    }

    /// Calls a method that gives an array, which belongs to the manager of the first argument.
    NDArray call(String method, boolean gradients, List<NDArray> arguments) {
        var all = new NDList(arguments);
        all.add(Objects.requireNonNull(names.get(method)));
        return asWritten(gradients, () -> IValueUtils.forward(module, all, true).singletonOrThrow());
    }

    /// As it is written: libtorch would otherwise watch the first calls, and then run another program than
    /// in those, with other roundings.
    private static <T> T asWritten(boolean gradients, Supplier<T> work) {
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
}
