package org.joryu.distill.program;

import ai.djl.ndarray.types.DataType;
import java.util.Optional;

/// Numbers in a program. One that is only multiplied or added is written into the call; any other becomes
/// an array first.
final class Constants {

    /// The device of the program, as the last argument of a function that makes an array.
    static final Operand.Literal DEVICE = new Operand.Literal("device=self.place");

    private static final String SCALAR = "torch.scalar_tensor";

    private Constants() {}

    static Node scalar(Operand.Literal value, DataType type) {
        return Node.call(SCALAR, value, new Operand.Literal("dtype=" + Types.code(type)), Constants.DEVICE);
    }

    /// The number that a node stands for, if it stands for one.
    static Optional<Operand.Literal> number(Node node) {
        return node.calls(SCALAR) ? Optional.of((Operand.Literal) node.operand(0)) : Optional.empty();
    }
}
