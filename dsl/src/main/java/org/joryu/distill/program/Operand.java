package org.joryu.distill.program;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// What a function of a program is given: what another one returned, or a literal.
public sealed interface Operand permits Node, Extent, Operand.Literal, Operand.Wholes, Operand.Listing {

    /// Stands for no value, as for a convolution without biases.
    Literal NONE = new Literal("None");

    /// A number, a truth value, a text, as TorchScript spells it.
    record Literal(String text) implements Operand {}

    /// Extents, axes, strides: several integers.
    record Wholes(List<Long> values) implements Operand {

        public Wholes {
            values = List.copyOf(values);
        }
    }

    /// Several in a list.
    record Listing(List<Operand> elements) implements Operand {

        public Listing {
            elements = List.copyOf(elements);
        }
    }

    static Literal of(long value) {
        return new Literal(String.valueOf(value));
    }

    /// TorchScript reads numbers without a point as integers.
    static Literal of(double value) {
        if (!Double.isFinite(value)) {
            return new Literal("float(\"%s\")".formatted(Double.isNaN(value) ? "nan" : value > 0 ? "inf" : "-inf"));
        }
        return new Literal(String.valueOf(value).toLowerCase(Locale.ROOT));
    }

    static Literal of(boolean value) {
        return new Literal(value ? "True" : "False");
    }

    static Literal text(String value) {
        return new Literal("\"" + value + "\"");
    }

    static Wholes of(long[] values) {
        return new Wholes(Arrays.stream(values).boxed().toList());
    }
}
