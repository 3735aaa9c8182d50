package org.joryu.distill.program;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// How a program moves what it trains, in one call for all of it, by libtorch's fused kernels.
public sealed interface Update {

    /// What it remembers from call to call, in its own order.
    List<NDArray> memory();

    /// The largest norm that all gradients together may have; infinite for any.
    double clipNorm();

    /// The same for gradients of at most this norm.
    Update withClipNorm(double clipNorm);

    /// The lines that move `trained` by `gradients`, at a `rate` and in the step that `count` tells.
    ///
    /// @param count of the arrays that are trained
    /// @param device as TorchScript spells it
    List<String> lines(int count, String device);

    /// Adam and AdamW, as PyTorch computes them.
    ///
    /// @param means of the gradients, one for each array that is trained
    /// @param variances of the gradients
    /// @param decay weight decay λ
    /// @param decoupled whether λ is kept out of the gradients, as in AdamW
    record AdamUpdate(
            List<NDArray> means,
            List<NDArray> variances,
            double beta1,
            double beta2,
            double epsilon,
            double decay,
            boolean decoupled,
            double clipNorm)
            implements Update {

        public AdamUpdate {
            means = List.copyOf(means);
            variances = List.copyOf(variances);
        }

        @Override
        public AdamUpdate withClipNorm(double clipNorm) {
            return new AdamUpdate(means, variances, beta1, beta2, epsilon, decay, decoupled, clipNorm);
        }

        @Override
        public List<NDArray> memory() {
            return Stream.concat(means.stream(), variances.stream()).toList();
        }

        @Override
        public List<String> lines(int count, String device) {
            return List.of("steps = torch.to(count, %s, 6, False, False)".formatted(device), move(count));
        }

        private String move(int count) {
            return "torch.%s(trained, gradients, %s, %s, annotate(List[Tensor], []), %s, lr=rate, beta1=%s, beta2=%s, weight_decay=%s, eps=%s, amsgrad=False, maximize=False, grad_scale=None, found_inf=diverged)"
                    .formatted(
                            decoupled ? "_fused_adamw_" : "_fused_adam_",
                            held(0, count),
                            held(count, count),
                            "[" + "steps, ".repeat(count - 1) + "steps]",
                            Operand.of(beta1).text(),
                            Operand.of(beta2).text(),
                            Operand.of(decay).text(),
                            Operand.of(epsilon).text());
        }
    }

    /// Stochastic gradient descent, as PyTorch computes it.
    ///
    /// @param velocities one for each array that is trained; none without momentum
    /// @param momentum μ
    /// @param nesterov whether in Nesterov's form
    /// @param decay weight decay λ
    record SgdUpdate(List<NDArray> velocities, double momentum, boolean nesterov, double decay, double clipNorm)
            implements Update {

        public SgdUpdate {
            velocities = List.copyOf(velocities);
        }

        @Override
        public SgdUpdate withClipNorm(double clipNorm) {
            return new SgdUpdate(velocities, momentum, nesterov, decay, clipNorm);
        }

        @Override
        public List<NDArray> memory() {
            return velocities;
        }

        @Override
        public List<String> lines(int count, String device) {
            return List.of(
                    "torch._fused_sgd_(trained, gradients, %s, weight_decay=%s, momentum=%s, lr=rate, dampening=0.0, nesterov=%s, maximize=False, is_first_step=False, grad_scale=None, found_inf=diverged)"
                            .formatted(
                                    velocities.isEmpty() ? "annotate(List[Tensor], [])" : held(0, count),
                                    Operand.of(decay).text(),
                                    Operand.of(momentum).text(),
                                    Operand.of(nesterov).text()));
        }
    }

    private static String held(int from, int count) {
        return IntStream.range(from, from + count)
                .mapToObj(Held.MEMORY::at)
                .collect(Collectors.joining(", ", "[", "]"));
    }
}
