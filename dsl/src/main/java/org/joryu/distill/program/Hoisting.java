package org.joryu.distill.program;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What of a graph need be computed only once, since nothing that it is computed from ever changes.
///
/// @param once values that the rest uses and that follow from frozen arrays and numbers alone
/// @param rest the graph in which they are read from where they are kept
record Hoisting(List<Node> once, Graph rest) {

    static Hoisting of(Graph graph) {
        var frozen = new Frozen();
        var once = new ArrayList<Node>();
        var kept = new HashMap<Node, Node>();
        for (var node : graph.inOrder()) {
            if (!frozen.is(node)) {
                node.inputs().filter(input -> isWorthKeeping(input, frozen)).forEach(input -> keep(input, once, kept));
            }
        }
        graph.roots().stream().filter(root -> isWorthKeeping(root, frozen)).forEach(root -> keep(root, once, kept));
        return new Hoisting(List.copyOf(once), graph.with(kept));
    }

    private static void keep(Node node, List<Node> once, Map<Node, Node> kept) {
        if (!kept.containsKey(node)) {
            kept.put(node, Node.read(Held.PREPARED.at(once.size())));
            once.add(node);
        }
    }

    private static boolean isWorthKeeping(Node node, Frozen frozen) {
        return frozen.is(node) && !node.isRead();
    }
}
