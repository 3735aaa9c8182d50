package org.joryu.distill.program;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// What some values are computed from, all of it.
///
/// @param roots the values that are wanted, in the order in which they are
public record Graph(List<Node> roots) {

    public Graph {
        roots = List.copyOf(roots);
    }

    /// All nodes, each behind those that it is computed from.
    public List<Node> inOrder() {
        var order = new LinkedHashSet<Node>();
        roots.forEach(root -> walk(root, order::contains, order::add));
        return List.copyOf(order);
    }

    /// Sees what a node is computed from, and then the node, but for what was seen.
    // Not recursive: a deep network has thousands of nodes one behind another.
    private static void walk(Node root, Predicate<Node> seen, Consumer<Node> see) {
        var waiting = new ArrayList<Node>(List.of(root));
        while (!waiting.isEmpty()) {
            var node = waiting.getLast();
            var missing = seen.test(node)
                    ? List.<Node>of()
                    : node.inputs().filter(seen.negate()).toList();
            if (missing.isEmpty()) {
                waiting.removeLast();
                if (!seen.test(node)) {
                    see.accept(node);
                }
            } else {
                waiting.addAll(missing.reversed());
            }
        }
    }

    /// By whom each node is used, once for each operand.
    Map<Node, List<Node>> users() {
        var users = new HashMap<Node, List<Node>>();
        inOrder()
                .forEach(node -> node.inputs()
                        .forEach(input -> users.computeIfAbsent(input, first -> new ArrayList<>())
                                .add(node)));
        return users;
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
        roots.forEach(root -> walk(root, done::containsKey, node -> done.put(node, withInputs(node, done))));
        return new Graph(roots.stream().map(done::get).toList());
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
            case Extent extent -> extent;
            case Operand.Listing(List<Operand> elements) ->
                new Operand.Listing(elements.stream()
                        .map(element -> replaced(element, rewritten))
                        .toList());
        };
    }
}
