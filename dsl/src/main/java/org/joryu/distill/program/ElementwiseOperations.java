package org.joryu.distill.program;

import ai.djl.ndarray.types.DataType;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Functions of numbers, place by place.
final class ElementwiseOperations {

    private ElementwiseOperations() {}

    static @Nullable Node of(String signature, Call call) {
        return switch (signature) {
            case "neg()",
                    "abs()",
                    "square()",
                    "sqrt()",
                    "floor()",
                    "ceil()",
                    "round()",
                    "exp()",
                    "log()",
                    "log2()",
                    "log10()",
                    "sin()",
                    "cos()",
                    "tan()",
                    "sinh()",
                    "cosh()",
                    "tanh()",
                    "sign()",
                    "erf()",
                    "relu()",
                    "sigmoid()",
                    "selu()",
                    "gelu()" -> Node.call("torch." + signature.substring(0, signature.length() - 2), call.self());
            case "softPlus()" -> Node.call("torch.softplus", call.self());
            case "stopGradient()" -> Node.call("torch.detach", call.self());
            case "onesLike()" -> Node.call("torch.ones_like", call.self());
            case "zerosLike()" -> Node.call("torch.zeros_like", call.self());
            case "leakyRelu(float)" -> Node.call("torch.leaky_relu", call.self(), Operand.of(call.number(0)));
            case "elu(float)" -> Node.call("torch.elu", call.self(), Operand.of(call.number(0)));
            case "add(NDArray)" -> call.isOfOneShape(0) ? binary("torch.add", call) : spread(call);
            case "add(Number)" -> binary("torch.add", call);
            case "sub(NDArray)", "sub(Number)" -> binary("torch.sub", call);
            case "mul(NDArray)", "mul(Number)" -> binary("torch.mul", call);
            case "div(NDArray)", "div(Number)" -> binary("torch.div", call);
            case "pow(NDArray)", "pow(Number)" -> binary("torch.pow", call);
            case "eq(NDArray)", "eq(Number)" -> binary("torch.eq", call);
            case "neq(NDArray)", "neq(Number)" -> binary("torch.ne", call);
            case "gt(NDArray)", "gt(Number)" -> binary("torch.gt", call);
            case "gte(NDArray)", "gte(Number)" -> binary("torch.ge", call);
            case "lt(NDArray)", "lt(Number)" -> binary("torch.lt", call);
            case "lte(NDArray)", "lte(Number)" -> binary("torch.le", call);
            case "maximum(NDArray)" -> Node.call("torch.maximum", call.self(), call.node(0));
            case "minimum(NDArray)" -> Node.call("torch.minimum", call.self(), call.node(0));
            case "maximum(Number)" -> Node.call("torch.clamp_min", call.self(), Operand.of(call.number(0)));
            case "minimum(Number)" -> Node.call("torch.clamp_max", call.self(), Operand.of(call.number(0)));
            case "clip(Number,Number)" ->
                Node.call("torch.clamp", call.self(), Operand.of(call.number(0)), Operand.of(call.number(1)));
            case "toType(DataType,boolean)" -> as((DataType) Objects.requireNonNull(call.argument(0)), call.self());
            // Called on one value, with the condition and the other value as arguments.
            case "where(NDArray,NDArray)" -> Node.call("torch.where", call.node(0), call.self(), call.node(1));
            default -> null;
        };
    }

    static Node as(DataType type, Node node) {
        return Node.call("torch.to", node, Operand.of(Types.code(type)), Operand.of(false), Operand.of(false));
    }

    /// A sum of arrays of different shapes: with a third operand, by which it is told from others.
    private static Node spread(Call call) {
        var sum = binary("torch.add", call);
        return Node.call(sum.function(), sum.operand(0), sum.operand(1), new Operand.Literal("alpha=1"));
    }

    private static Node binary(String function, Call call) {
        if (call.argument(0) instanceof Number number) {
            boolean whole = !(number instanceof Double || number instanceof Float);
            return Node.call(
                    function, call.self(), whole ? Operand.of(number.longValue()) : Operand.of(number.doubleValue()));
        }
        var other = call.node(0);
        var number = Constants.number(other);
        return number.isPresent() && Constants.number(call.self()).isEmpty()
                ? Node.call(function, call.self(), number.get())
                : Node.call(function, call.self(), other);
    }
}
