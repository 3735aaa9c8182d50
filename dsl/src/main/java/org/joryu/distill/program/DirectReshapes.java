package org.joryu.distill.program;

import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Leaves out reshapes that another one undoes, and those of rows to the shape that they have.
final class DirectReshapes {

    private static final String RESHAPE = "torch.reshape";

    private DirectReshapes() {}

    /// @param row shape of what the computation is given, without the rows
    static Graph in(Graph graph, Shape row) {
        var shape = new ArrayList<Operand>(List.of(new Extent(1, true)));
        Arrays.stream(row.getShape()).forEach(extent -> shape.add(new Extent(extent, false)));
        var given = new Operand.Listing(shape);
        return graph.rewrite((_, node) -> {
            if (!node.calls(RESHAPE)) {
                return node;
            }
            var origin = node.input(0).calls(RESHAPE) ? node.input(0).input(0) : node.input(0);
            boolean isGiven = origin.isRead() && origin.toString().equals(Script.ROWS);
            return isGiven && node.operand(1).equals(given) ? origin : Node.call(RESHAPE, origin, node.operand(1));
        });
    }
}
