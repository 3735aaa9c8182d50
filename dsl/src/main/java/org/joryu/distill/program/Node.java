package org.joryu.distill.program;

import java.util.List;
import java.util.stream.Stream;

/// One value of a program: the function that gives it, and what that is given. Nodes are equal only to
/// themselves, as two calls of a function that draws at random are two values.
public final class Node implements Operand {

    /// The function of a node that is not computed: its only operand is what to read.
    static final String READ = "";

    /// The function of an element of another node's list.
    public static final String ELEMENT = "[]";

    private final String function;
    private final List<Operand> operands;

    Node(String function, List<Operand> operands) {
        this.function = function;
        this.operands = List.copyOf(operands);
    }

    static Node call(String function, Operand... operands) {
        return new Node(function, List.of(operands));
    }

    /// What a variable or an attribute of the program holds.
    static Node read(String place) {
        return call(READ, new Literal(place));
    }

    Node element(int index) {
        return call(ELEMENT, this, Operand.of(index));
    }

    /// What gives the value: a function of PyTorch, as `torch.conv2d`, or [#ELEMENT].
    public String function() {
        return function;
    }

    /// What the function is given, in the order of TorchScript's arguments.
    public List<Operand> operands() {
        return operands;
    }

    boolean calls(String name) {
        return function.equals(name);
    }

    /// {@return whether it is not computed, but given}
    public boolean isRead() {
        return calls(READ);
    }

    Operand operand(int index) {
        return operands.get(index);
    }

    /// The operand, if it is a value of the program, and not a literal.
    Node input(int index) {
        return (Node) operands.get(index);
    }

    /// The values it is computed from.
    Stream<Node> inputs() {
        return operands.stream().flatMap(Node::nodes);
    }

    private static Stream<Node> nodes(Operand operand) {
        return switch (operand) {
            case Node node -> Stream.of(node);
            case Literal _, Wholes _, Extent _ -> Stream.empty();
            case Listing(List<Operand> elements) -> elements.stream().flatMap(Node::nodes);
        };
    }

    @Override
    public String toString() {
        return isRead() ? ((Literal) operand(0)).text() : function + operands;
    }
}
