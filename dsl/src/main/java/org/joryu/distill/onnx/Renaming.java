package org.joryu.distill.onnx;

import java.util.ArrayList;
import java.util.List;

/// Gives one value of a model another name.
final class Renaming {

    private Renaming() {}

    /// @param from what an operator gives; or what is given to them all, which is then handed on
    static List<Operator> of(List<Operator> operators, String from, String to) {
        if (operators.stream().noneMatch(operator -> operator.outputs().contains(from))) {
            var more = new ArrayList<>(operators);
            more.add(new Operator("Identity", to, List.of(from), List.of(to), List.of()));
            return more;
        }
        return operators.stream()
                .map(operator -> new Operator(
                        operator.type(),
                        operator.name(),
                        renamed(operator.inputs(), from, to),
                        renamed(operator.outputs(), from, to),
                        operator.attributes()))
                .toList();
    }

    private static List<String> renamed(List<String> names, String from, String to) {
        return names.stream().map(name -> name.equals(from) ? to : name).toList();
    }
}
