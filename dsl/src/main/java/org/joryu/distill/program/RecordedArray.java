package org.joryu.distill.program;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.internal.NDArrayEx;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// An array whose operations are written down. A proxy, as DJL's interfaces have some three hundred
/// methods, of which a program knows a third.
final class RecordedArray implements InvocationHandler {

    private final Recorder recorder;
    private final Node node;
    private final NDArray real;
    private final Shape shape;
    private final DataType type;
    private final Device device;

    private RecordedArray(Recorder recorder, Node node, NDArray real) {
        this.recorder = recorder;
        this.node = node;
        this.real = real;
        // Asked now: a layer may close what it computed on the way.
        this.shape = real.getShape();
        this.type = real.getDataType();
        this.device = real.getDevice();
    }

    static NDArray of(Recorder recorder, Node node, NDArray real) {
        return (NDArray) Proxy.newProxyInstance(
                RecordedArray.class.getClassLoader(),
                new Class<?>[] {NDArray.class},
                new RecordedArray(recorder, node, real));
    }

    /// @throws NotRecordableException if the array is not recorded
    static RecordedArray behind(NDArray array) {
        if (Proxy.isProxyClass(array.getClass())
                && Proxy.getInvocationHandler(array) instanceof RecordedArray recorded) {
            return recorded;
        }
        throw new NotRecordableException("it computes with an array of its own, of shape " + array.getShape());
    }

    Node node() {
        return node;
    }

    NDArray real() {
        return real;
    }

    Shape shape() {
        return shape;
    }

    Recorder recorder() {
        return recorder;
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] given) throws Throwable {
        var arguments = given == null ? new Object[0] : given;
        var signature = Proxies.signature(method);
        return switch (signature) {
            case "getShape()" -> shape;
            case "getDataType()" -> type;
            case "getDevice()" -> device;
            case "getManager()" -> recorder.recordedManager();
            case "getNDArrayInternal()" -> operators(proxy);
            case "toType(DataType,boolean)" ->
                type == arguments[0]
                        ? same(proxy, (boolean) arguments[1])
                        : record(signature, method, arguments, proxy);
            // A value never changes, so a copy is the value.
            case "duplicate()" -> proxy;
            case "getName()" -> null;
            case "attach(NDManager)", "tempAttach(NDManager)", "detach()", "setName(String)" -> null;
            case "close()" -> {
                real.close();
                yield null;
            }
            case "hashCode()" -> System.identityHashCode(proxy);
            case "equals(Object)" -> Proxies.isSame(proxy, arguments[0]);
            case "toString()" -> "recorded " + node + " " + shape;
            default -> record(signature, method, arguments, proxy);
        };
    }

    private @Nullable Object record(String signature, Method method, Object[] arguments, Object proxy)
            throws Throwable {
        var recorded = Operations.record(this, signature, arguments, () -> carryOut(real, method, arguments));
        if (recorded != null) {
            return recorded;
        }
        if (method.isDefault()) {
            return InvocationHandler.invokeDefault(proxy, method, arguments);
        }
        throw NDArray.class.isAssignableFrom(method.getReturnType()) || method.getReturnType() == NDList.class
                ? NotRecordableException.unknown(signature)
                : NotRecordableException.looked(method.getName());
    }

    /// The same value, of which a copy may be closed and the other used.
    private Object same(Object proxy, boolean copied) {
        return copied ? recorder.wrap(node, real.duplicate()) : proxy;
    }

    /// The operators that DJL keeps in a second interface.
    private NDArrayEx operators(Object array) {
        return (NDArrayEx) Proxy.newProxyInstance(
                RecordedArray.class.getClassLoader(), new Class<?>[] {NDArrayEx.class}, (proxy, method, given) -> {
                    var arguments = given == null ? new Object[0] : given;
                    var signature = Proxies.signature(method);
                    if (signature.equals("getArray()")) {
                        return array;
                    }
                    var recorded = Operations.record(
                            this, signature, arguments, () -> carryOut(real.getNDArrayInternal(), method, arguments));
                    if (recorded != null) {
                        return recorded;
                    }
                    if (method.isDefault()) {
                        return InvocationHandler.invokeDefault(proxy, method, arguments);
                    }
                    throw NotRecordableException.unknown(signature);
                });
    }

    private static Object carryOut(Object receiver, Method method, Object[] arguments) throws Throwable {
        return Proxies.carryOut(
                receiver,
                method,
                Arrays.stream(arguments).map(RecordedArray::bare).toArray());
    }

    /// An argument without recording.
    static @Nullable Object bare(@Nullable Object argument) {
        return switch (argument) {
            case null -> null;
            case NDArray array -> behind(array).real;
            case NDList list ->
                new NDList(list.stream().map(array -> behind(array).real).toList());
            default -> argument;
        };
    }
}
