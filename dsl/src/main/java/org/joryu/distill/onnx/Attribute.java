package org.joryu.distill.onnx;

import java.util.Arrays;
import java.util.List;

/// What an operator is told besides the arrays that it is given.
sealed interface Attribute {

    String name();

    record Whole(String name, long value) implements Attribute {}

    record Wholes(String name, List<Long> values) implements Attribute {

        public Wholes {
            values = List.copyOf(values);
        }
    }

    record Real(String name, float value) implements Attribute {}

    static Attribute of(String name, long value) {
        return new Whole(name, value);
    }

    static Attribute of(String name, boolean value) {
        return new Whole(name, value ? 1 : 0);
    }

    static Attribute of(String name, double value) {
        return new Real(name, (float) value);
    }

    static Attribute of(String name, long[] values) {
        return new Wholes(name, Arrays.stream(values).boxed().toList());
    }

    default Message message() {
        var message = new Message().text(1, name());
        return switch (this) {
            case Real real -> message.number(2, real.value()).whole(20, 1);
            case Whole whole -> message.whole(3, whole.value()).whole(20, 2);
            case Wholes wholes -> message.wholes(8, wholes.values()).whole(20, 7);
        };
    }
}
