package org.joryu.distill.program;

import ai.djl.Device;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The code of a step: what is computed once, and what in each call.
final class StepCode {

    private static final int IMAGES = 4;

    private final List<String> arguments;
    private final List<Shape> trained;
    private final boolean inParts;
    private final Update update;
    private final Device device;
    private final Graph graph;
    private final int first;

    StepCode(
            List<String> arguments,
            List<Node> first,
            Node loss,
            List<Node> reported,
            Update update,
            List<Shape> trained,
            boolean inParts,
            Passes passes) {
        this.arguments = arguments;
        this.trained = trained;
        this.inParts = inParts;
        this.update = update;
        this.device = passes.device();
        this.first = first.size();
        this.graph = passes.improved(new Graph(
                Stream.of(first, List.of(loss), reported).flatMap(List::stream).toList()));
    }

    String text() {
        var hoisting = Hoisting.of(graph);
        var text = new StringBuilder(ModuleCode.beginning(Held.attributes(), Held.boundAttributes()));
        text.append(ModuleCode.prepare(hoisting, new Script(device)));
        text.append(step(hoisting.rest(), new Script(device)));
        if (inParts) {
            text.append(add(hoisting.rest(), new Script(device)));
            text.append(update(new Script(device)));
        }
        return text.toString();
    }

    /// A whole step.
    private String step(Graph rest, Script script) {
        gradients(rest, script);
        move(script);
        return "  def step(self, %snumber: Tensor, count: Tensor) -> Tensor:\n".formatted(inputs())
                + returning(rest, script);
    }

    /// The gradients of a part of a batch, times its share of it, added to those of other parts.
    private String add(Graph rest, Script script) {
        gradients(rest, script);
        script.line("share = float(number)");
        script.line("torch._foreach_add_(self.sums, torch._foreach_mul(gradients, share))");
        script.line("failed = torch.add_(self.failed[0], diverged)");
        return "  def add(self, %snumber: Tensor, count: Tensor) -> Tensor:\n".formatted(inputs())
                + returning(rest, script);
    }

    /// Moves the weights by what was added up, which then begins anew.
    private String update(Script script) {
        script.line("gradients = self.sums");
        script.line("diverged = torch.clamp_max(self.failed[0], 1.0)");
        move(script);
        script.line("torch._foreach_zero_(gradients)");
        script.line("failed = torch.zero_(self.failed[0])");
        script.line("return count");
        return "  def update(self, number: Tensor, count: Tensor) -> Tensor:\n" + script;
    }

    private String inputs() {
        return arguments.stream().map(name -> name + ": Tensor, ").collect(Collectors.joining());
    }

    private String returning(Graph rest, Script script) {
        var reported = rest.roots().stream().skip(first + 1L).toList();
        script.line("return torch.stack(" + script.names(reported) + ")");
        return script.toString();
    }

    private void gradients(Graph rest, Script script) {
        var loss = rest.roots().get(first);
        script.compute(rest);
        var reached = reached(loss);
        var moved = IntStream.range(0, trained.size())
                .mapToObj(index -> reached.get(Held.TRAINED.at(index)))
                .toList();
        script.line("gradient = torch.grad([%s], %s, None, None, False, False)"
                .formatted(
                        script.name(loss),
                        script.names(moved.stream().filter(Objects::nonNull).toList())));
        script.line("torch.set_grad_enabled(False)");
        // Zero, or no number where the loss is infinite or none.
        script.line("diverged = torch.nan_to_num(torch.sub(%1$s, %1$s), 1.0)".formatted(script.name(loss)));
        int next = 0;
        var gradients = new ArrayList<String>();
        for (int i = 0; i < trained.size(); i++) {
            gradients.add("g" + i);
            if (moved.get(i) == null) {
                script.line("g%d = torch.zeros_like(%s)".formatted(i, Held.TRAINED.at(i)));
                continue;
            }
            var gradient = "torch._unwrap_optional(gradient[%d])".formatted(next++);
            // The update walks through memory, so a gradient must lie as its weights do.
            script.line("g%d = %s"
                    .formatted(
                            i, trained.get(i).dimension() == IMAGES ? "torch.contiguous(" + gradient + ")" : gradient));
        }
        script.line("gradients = [" + String.join(", ", gradients) + "]");
    }

    private void move(Script script) {
        script.line("trained = self.trained");
        script.line("rate = float(number)");
        clip(script);
        update.lines(trained.size(), script.place()).forEach(script::line);
    }

    private void clip(Script script) {
        if (Double.isInfinite(update.clipNorm())) {
            return;
        }
        script.line("norm = torch.linalg_vector_norm(torch.stack(torch._foreach_norm(gradients)))");
        script.line("shortened = torch.clamp_max(torch.mul(torch.reciprocal(torch.add(norm, 1e-6)), %s), 1.0)"
                .formatted(Operand.of(update.clipNorm()).text()));
        script.line("torch._foreach_mul_(gradients, shortened)");
    }

    /// What is read on the ways that a gradient takes from the loss, by where it is read.
    private static Map<String, Node> reached(Node loss) {
        var reached = new HashMap<String, Node>();
        var seen = new HashMap<Node, Boolean>();
        var waiting = new ArrayList<Node>(List.of(loss));
        while (!waiting.isEmpty()) {
            var node = waiting.removeLast();
            if (seen.put(node, true) != null || node.calls("torch.detach")) {
                continue;
            }
            if (node.isRead()) {
                reached.put(node.toString(), node);
            }
            node.inputs().forEach(waiting::add);
        }
        return reached;
    }
}
