package org.joryu.distill.program;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Set;

/// The manager of recorded arrays: what it creates is recorded too.
///
/// A number becomes a literal; an array of numbers is kept as it is now, since a computation that is
/// recorded once sees it once.
final class RecordedManager {

    private static final Set<String> CREATING =
            Set.of("create(double[],Shape)", "create(float[],Shape)", "create(float[])", "create(double[])");

    private RecordedManager() {}

    static NDManager of(Recorder recorder) {
        return (NDManager) Proxy.newProxyInstance(
                RecordedManager.class.getClassLoader(),
                new Class<?>[] {NDManager.class},
                (proxy, method, given) -> invoke(recorder, proxy, method, given == null ? new Object[0] : given));
    }

    private static Object invoke(Recorder recorder, Object proxy, Method method, Object[] arguments) throws Throwable {
        var signature = Proxies.signature(method);
        if (CREATING.contains(signature)) {
            return recorder.constant((NDArray) Proxies.carryOut(recorder.manager(), method, arguments));
        }
        return switch (signature) {
            case "create(Number)", "create(double)", "create(float)", "create(int)", "create(long)" ->
                number(recorder, (Number) arguments[0], (NDArray)
                        Proxies.carryOut(recorder.manager(), method, arguments));
            case "zeros(Shape,DataType)" ->
                filled(recorder, "torch.zeros", (Shape) arguments[0], (DataType) arguments[1]);
            case "ones(Shape,DataType)" ->
                filled(recorder, "torch.ones", (Shape) arguments[0], (DataType) arguments[1]);
            case "arange(int,int,int,DataType)" ->
                recorder.wrap(
                        Node.call(
                                "torch.arange",
                                Operand.of((int) arguments[0]),
                                Operand.of((int) arguments[1]),
                                Operand.of((int) arguments[2]),
                                new Operand.Literal("dtype=" + Types.code((DataType) arguments[3])),
                                Constants.DEVICE),
                        (NDArray) Proxies.carryOut(recorder.manager(), method, arguments));
            case "getDevice()", "getEngine()", "getName()", "isOpen()" ->
                Proxies.carryOut(recorder.manager(), method, arguments);
            case "hashCode()" -> System.identityHashCode(proxy);
            case "equals(Object)" -> Proxies.isSame(proxy, arguments[0]);
            case "toString()" -> "manager of recorded arrays";
            default -> {
                if (method.isDefault()) {
                    yield InvocationHandler.invokeDefault(proxy, method, arguments);
                }
                throw NotRecordableException.unknown("NDManager." + signature);
            }
        };
    }

    private static NDArray number(Recorder recorder, Number value, NDArray real) {
        var literal = real.getDataType().isFloating() ? Operand.of(value.doubleValue()) : Operand.of(value.longValue());
        return recorder.wrap(Constants.scalar(literal, real.getDataType()), real);
    }

    private static NDArray filled(Recorder recorder, String function, Shape shape, DataType type) {
        return recorder.wrap(
                Node.call(
                        function,
                        Operand.of(shape.getShape()),
                        new Operand.Literal("dtype=" + Types.code(type)),
                        Constants.DEVICE),
                recorder.manager().zeros(shape, type));
    }
}
