package org.joryu.distill.program;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What a network says to its copy on another device, in two calls for all arrays together: here are my weights, and
/// give me your gradients. On several GPUs the arrays go from one to the other, not through the host, where the
/// machine lets them.
public final class Exchange {

    private static final List<String> LISTS = List.of("weights", "copies", "sums", "others");

    private final ScriptModule module;

    private Exchange(ScriptModule module) {
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
        var code = code(sums.size(), Script.place(owner.getDevice()));
        var module = ScriptModule.load(code, LISTS, List.of(), owner);
        module.bind(List.of(weights, copies, sums, others));
        return new Exchange(module);
    }

    private static String code(int count, String place) {
        var here = IntStream.range(0, count)
                .mapToObj(index -> "torch.to(self.others[%d], %s, 6)".formatted(index, place))
                .collect(Collectors.joining(", ", "[", "]"));
        return ModuleCode.beginning(LISTS, LISTS)
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
        module.call("spread");
    }

    /// Adds the gradients of the copies to the sums, and clears them.
    public void gather() {
        module.call("gather");
    }
}
