package org.joryu.distill.onnx;

import java.util.List;

/// One operator of a model.
///
/// @param type as the specification calls it: `Conv`
/// @param name unlike all others; where it has weights, what their names begin with
/// @param inputs names of what it is given; empty for one that is left out
/// @param outputs names of what it gives
record Operator(String type, String name, List<String> inputs, List<String> outputs, List<Attribute> attributes) {

    Operator {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        attributes = List.copyOf(attributes);
    }

    String output() {
        return outputs.getFirst();
    }

    Message message() {
        var message =
                new Message().texts(1, inputs).texts(2, outputs).text(3, name).text(4, type);
        attributes.forEach(attribute -> message.message(5, attribute.message()));
        return message;
    }
}
