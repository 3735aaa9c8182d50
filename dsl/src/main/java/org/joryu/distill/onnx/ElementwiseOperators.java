package org.joryu.distill.onnx;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Functions of numbers, place by place.
final class ElementwiseOperators {

    private ElementwiseOperators() {}

    static @Nullable String of(Term term) {
        return switch (term.function()) {
            case "torch.neg" -> unary("Neg", term);
            case "torch.abs" -> unary("Abs", term);
            case "torch.sqrt" -> unary("Sqrt", term);
            case "torch.floor" -> unary("Floor", term);
            case "torch.ceil" -> unary("Ceil", term);
            case "torch.round" -> unary("Round", term);
            case "torch.exp" -> unary("Exp", term);
            case "torch.log" -> unary("Log", term);
            case "torch.log2" -> logarithm(term, 2);
            case "torch.log10" -> logarithm(term, 10);
            case "torch.sin" -> unary("Sin", term);
            case "torch.cos" -> unary("Cos", term);
            case "torch.tan" -> unary("Tan", term);
            case "torch.sinh" -> unary("Sinh", term);
            case "torch.cosh" -> unary("Cosh", term);
            case "torch.tanh" -> unary("Tanh", term);
            case "torch.sign" -> unary("Sign", term);
            case "torch.erf" -> unary("Erf", term);
            case "torch.relu" -> unary("Relu", term);
            case "torch.sigmoid" -> unary("Sigmoid", term);
            case "torch.selu" -> unary("Selu", term);
            case "torch.softplus" -> unary("Softplus", term);
            case "torch.leaky_relu" -> unary("LeakyRelu", term, Attribute.of("alpha", term.number(1)));
            case "torch.elu" -> unary("Elu", term, Attribute.of("alpha", term.number(1)));
            case "torch.gelu" -> gelu(term);
            case "torch.square" -> term.write("Mul", List.of(term.input(0), term.input(0)));
            // Gradients are nobody's business here.
            case "torch.detach" -> term.input(0);
            case "torch.add" -> arithmetic("Add", term);
            case "torch.sub" -> arithmetic("Sub", term);
            case "torch.mul" -> arithmetic("Mul", term);
            case "torch.div" -> arithmetic("Div", term);
            case "torch.pow" -> arithmetic("Pow", term);
            case "torch.maximum", "torch.clamp_min" -> arithmetic("Max", term);
            case "torch.minimum", "torch.clamp_max" -> arithmetic("Min", term);
            case "torch.clamp" ->
                term.write(
                        "Min",
                        List.of(
                                term.write("Max", List.of(term.as(term.type(), 0), scalar(term, 1, term.type()))),
                                scalar(term, 2, term.type())));
            case "torch.eq" -> comparison("Equal", term);
            case "torch.ne" -> term.write("Not", List.of(comparison("Equal", term)));
            case "torch.gt" -> comparison("Greater", term);
            case "torch.ge" -> comparison("GreaterOrEqual", term);
            case "torch.lt" -> comparison("Less", term);
            case "torch.le" -> comparison("LessOrEqual", term);
            case "torch.to" -> term.cast(term.type(), term.input(0));
            case "torch.where" ->
                term.write("Where", List.of(term.input(0), term.as(term.type(), 1), term.as(term.type(), 2)));
            default -> null;
        };
    }

    private static String unary(String type, Term term, Attribute... attributes) {
        return term.write(type, List.of(term.as(term.type(), 0)), attributes);
    }

    private static String logarithm(Term term, double base) {
        return term.write("Mul", List.of(unary("Log", term), term.number(term.type(), 1 / Math.log(base))));
    }

    /// `x/2 · (1 + erf(x/√2))`, as opset 17 has no operator for it.
    private static String gelu(Term term) {
        var type = term.type();
        var input = term.input(0);
        var scaled = term.write("Mul", List.of(input, term.number(type, Math.sqrt(0.5))));
        var gate = term.write("Add", List.of(term.write("Erf", List.of(scaled)), term.number(type, 1)));
        var half = term.write("Mul", List.of(input, term.number(type, 0.5)));
        return term.write("Mul", List.of(half, gate));
    }

    /// ONNX takes operands of one type, which is that of the result.
    private static String arithmetic(String operator, Term term) {
        var type = term.type();
        return term.write(operator, List.of(term.as(type, 0), scalar(term, 1, type)));
    }

    private static String comparison(String operator, Term term) {
        var first = term.type(0);
        var second = term.isNode(1) ? term.type(1) : numberType(term, first);
        var type = first.isFloating() || !second.isFloating() ? first : second;
        return term.write(operator, List.of(term.as(type, 0), scalar(term, 1, type)));
    }

    private static ElementType numberType(Term term, ElementType other) {
        return other.isFloating() || term.number(1) != Math.rint(term.number(1)) ? ElementType.FLOAT : other;
    }

    private static String scalar(Term term, int index, ElementType type) {
        return term.isNode(index) ? term.as(type, index) : term.number(type, term.number(index));
    }
}
