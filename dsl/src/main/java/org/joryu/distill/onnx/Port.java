package org.joryu.distill.onnx;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.joryu.distill.program.Extent;

/// What a model is given, or gives.
///
/// @param name by which it is called
/// @param type of its numbers
/// @param shape an extent for each axis; that of the rows is called `N`
record Port(String name, ElementType type, List<Extent> shape) {

    Port {
        shape = List.copyOf(shape);
    }

    private static String spelled(Extent extent) {
        var times = extent.count() == 1 ? "N" : extent.count() + "*N";
        return extent.perRow() ? times : String.valueOf(extent.count());
    }

    Message message() {
        var axes = new Message();
        for (var extent : shape) {
            axes.message(
                    1,
                    extent.perRow() ? new Message().text(2, spelled(extent)) : new Message().whole(1, extent.count()));
        }
        var tensor = new Message().whole(1, type.code()).message(2, axes);
        return new Message().text(1, name).message(2, new Message().message(1, tensor));
    }

    /// For example `input float32 (N, 3, 32, 32)`.
    @Override
    public String toString() {
        return name + " " + (type == ElementType.FLOAT ? "float32" : type.name().toLowerCase(Locale.ROOT))
                + shape.stream().map(Port::spelled).collect(Collectors.joining(", ", " (", ")"));
    }
}
