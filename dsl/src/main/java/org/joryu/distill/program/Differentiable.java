package org.joryu.distill.program;

import java.util.HashMap;
import java.util.Map;

/// Which nodes pass a gradient on to what is trained.
final class Differentiable {

    private final Map<Node, Boolean> known = new HashMap<>();

    boolean is(Node node) {
        var answer = known.get(node);
        if (answer == null) {
            answer = node.isRead()
                    ? node.toString().startsWith("self." + Held.TRAINED.attribute())
                    : !node.calls("torch.detach") && node.inputs().anyMatch(this::is);
            known.put(node, answer);
        }
        return answer;
    }
}
