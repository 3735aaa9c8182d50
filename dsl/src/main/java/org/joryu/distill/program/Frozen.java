package org.joryu.distill.program;

import java.util.HashMap;
import java.util.Map;

/// Which nodes of a graph never change, as they follow from frozen arrays and numbers alone.
final class Frozen {

    private final Map<Node, Boolean> known = new HashMap<>();

    /// Of nodes whose inputs were asked about, or are few.
    boolean is(Node node) {
        var answer = known.get(node);
        if (answer == null) {
            answer =
                    node.isRead() ? isHeld(node) : !draws(node) && node.inputs().allMatch(this::is);
            known.put(node, answer);
        }
        return answer;
    }

    boolean is(Operand operand) {
        return !(operand instanceof Node node) || is(node);
    }

    private static boolean isHeld(Node node) {
        var place = node.toString();
        return place.startsWith("self." + Held.FROZEN.attribute())
                || place.startsWith("self." + Held.CONSTANTS.attribute());
    }

    private static boolean draws(Node node) {
        return node.calls("torch.dropout");
    }
}
