package org.joryu.distill.program;

import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Leaves out reshapes of the rows to the shape that they have, with which networks begin: rows of another
/// shape are refused then by what comes next, and not taken for something that they are not.
final class DirectReshapes {

    private DirectReshapes() {}

    /// @param row shape of one row, as it was recorded
    static Graph in(Graph graph, Shape row) {
        var shape = new ArrayList<Operand>(List.of(new Extent(1, true)));
        Arrays.stream(row.getShape()).forEach(extent -> shape.add(new Extent(extent, false)));
        var given = new Operand.Listing(shape);
        return graph.rewrite((_, node) -> node.calls("torch.reshape")
                        && isRows(node.input(0))
                        && node.operand(1).equals(given)
                ? node.input(0)
                : node);
    }

    private static boolean isRows(Node node) {
        return node.isRead() && node.toString().equals(Script.ROWS);
    }
}
