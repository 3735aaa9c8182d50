package org.joryu.distill.program;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BinaryOperator;

/// What some values are computed from, all of it.
///
/// @param roots the values that are wanted, in the order in which they are
record Graph(List<Node> roots) {

    Graph {
        roots = List.copyOf(roots);
    }

    /// All nodes, each behind those that it is computed from.
    List<Node> inOrder() {
        var done = new HashMap<Node, Boolean>();
        var order = new ArrayList<Node>();
        for (var root : roots) {
            visit(root, done, order);
        }
        return order;
    }

    // Not recursive: a deep network has thousands of nodes one behind another.
    private static void visit(Node root, Map<Node, Boolean> done, List<Node> order) {
        var waiting = new ArrayList<Node>(List.of(root));
        while (!waiting.isEmpty()) {
            var node = waiting.getLast();
            if (done.containsKey(node)) {
                waiting.removeLast();
                continue;
            }
            var missing =
                    node.inputs().filter(input -> !done.containsKey(input)).toList();
            if (missing.isEmpty()) {
                waiting.removeLast();
                done.put(node, true);
                order.add(node);
            } else {
                waiting.addAll(missing.reversed());
            }
        }
    }

    /// How many times each node is used, a root once more.
    private Map<Node, Integer> uses() {
        var uses = new HashMap<Node, Integer>();
        inOrder().forEach(node -> node.inputs().forEach(input -> uses.merge(input, 1, Integer::sum)));
        roots.forEach(root -> uses.merge(root, 1, Integer::sum));
        return uses;
    }

    /// The nodes that are used once.
    Set<Node> usedOnce() {
        var once = Collections.newSetFromMap(new HashMap<Node, Boolean>());
        uses().forEach((node, count) -> {
            if (count == 1) {
                once.add(node);
            }
        });
        return once;
    }

    /// The graph after a rule has seen every node.
    ///
    /// @param rule is given a node as it is, by which [#usedOnce] knows it, and as it has become with its inputs
    ///     rewritten; gives the latter where there is nothing to change
    Graph rewrite(BinaryOperator<Node> rule) {
        var rewritten = new HashMap<Node, Node>();
        for (var node : inOrder()) {
            rewritten.put(node, rule.apply(node, withInputs(node, rewritten)));
        }
        return new Graph(roots.stream().map(rewritten::get).toList());
    }

    /// The graph in which some nodes are replaced by others, and what only they used is gone.
    Graph with(Map<Node, Node> replacements) {
        var done = new HashMap<>(replacements);
        return new Graph(roots.stream().map(root -> replace(root, done)).toList());
    }

    private static Node replace(Node root, Map<Node, Node> done) {
        var waiting = new ArrayList<Node>(List.of(root));
        while (!waiting.isEmpty()) {
            var node = waiting.getLast();
            if (done.containsKey(node)) {
                waiting.removeLast();
                continue;
            }
            var missing =
                    node.inputs().filter(input -> !done.containsKey(input)).toList();
            if (missing.isEmpty()) {
                waiting.removeLast();
                done.put(node, withInputs(node, done));
            } else {
                waiting.addAll(missing);
            }
        }
        return Objects.requireNonNull(done.get(root));
    }

    private static Node withInputs(Node node, Map<Node, Node> rewritten) {
        if (node.inputs().allMatch(input -> rewritten.get(input) == input)) {
            return node;
        }
        return new Node(
                node.function(),
                node.operands().stream()
                        .map(operand -> replaced(operand, rewritten))
                        .toList());
    }

    private static Operand replaced(Operand operand, Map<Node, Node> rewritten) {
        return switch (operand) {
            case Node node -> Objects.requireNonNull(rewritten.get(node));
            case Operand.Literal literal -> literal;
            case Operand.Wholes wholes -> wholes;
            case Operand.Listing(List<Operand> elements) ->
                new Operand.Listing(elements.stream()
                        .map(element -> replaced(element, rewritten))
                        .toList());
        };
    }
}
