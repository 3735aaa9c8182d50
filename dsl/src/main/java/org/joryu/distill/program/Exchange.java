package org.joryu.distill.program;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What a network says to its copy on another device, in two calls for all arrays together: here are my weights, and
/// give me your gradients. On several GPUs the arrays go from one to the other, not through the host, where the
/// machine lets them.
public final class Exchange {

    private static final List<String> LISTS = List.of("weights", "copies", "sums", "others");

    private final PtSymbolBlock module;

    private Exchange(PtSymbolBlock module) {
        this.module = module;
    }

    /// Shares all these arrays, which stay where they are; the arrays of all lists have the same shapes.
    ///
    /// @param weights of the network, 32-bit floats
    /// @param copies of them, on the other device
    /// @param sums of gradients, on the device of the weights
    /// @param others gradients of the copies
    /// @param owner with which this goes
    public static Exchange between(
            List<NDArray> weights, List<NDArray> copies, List<NDArray> sums, List<NDArray> others, NDManager owner) {
        try {
            var code = code(sums.size(), Script.place(owner.getDevice()));
            var module = JniUtils.loadModule(
                    (PtNDManager) owner, new ByteArrayInputStream(Archive.of(code, LISTS)), false, false);
            // DJL gives a module to the manager of its device, which here is the owner.
            var exchange = new Exchange(module);
            exchange.bind(List.of(weights, copies, sums, others));
            return exchange;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read an archive from memory", e);
        }
    }

    private void bind(List<List<NDArray>> arrays) {
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

    private static String code(int count, String place) {
        var here = IntStream.range(0, count)
                .mapToObj(index -> "torch.to(self.others[%d], %s, 6)".formatted(index, place))
                .collect(Collectors.joining(", ", "[", "]"));
        return "class Program(Module):\n  __parameters__ = []\n  __buffers__ = []\n  training : bool\n"
                + LISTS.stream().map("  %s : List[Tensor]\n"::formatted).collect(Collectors.joining())
                + "  def bind(self, "
                + LISTS.stream().map("%s: List[Tensor]"::formatted).collect(Collectors.joining(", "))
                + ") -> int:\n"
                + LISTS.stream().map("    self.%1$s = %1$s\n"::formatted).collect(Collectors.joining())
                + "    return 0\n"
                + "  def spread(self) -> int:\n"
                + "    torch._foreach_copy_(self.copies, self.weights)\n"
                + "    return 0\n"
                + "  def gather(self) -> int:\n"
                + "    torch._foreach_add_(self.sums, " + here + ")\n"
                + "    torch._foreach_zero_(self.others)\n"
                + "    return 0\n";
    }

    /// Gives the copies the values of the weights.
    public void spread() {
        call("spread");
    }

    /// Adds the gradients of the copies to the sums, and clears them.
    public void gather() {
        call("gather");
    }

    private void call(String method) {
        StepProgram.asWritten(false, () -> IValueUtils.runMethod(module, method))
                .close();
    }
}
