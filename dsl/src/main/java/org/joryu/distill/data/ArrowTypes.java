package org.joryu.distill.data;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;

/// Names of types, short as polars has them: `i64`, `f32`, `str`, `list[i32]`, `datetime[μs, UTC]`.
final class ArrowTypes {

    private ArrowTypes() {}

    static String name(Field field) {
        return name(field.getType(), field.getChildren());
    }

    private static String name(ArrowType type, List<Field> children) {
        return switch (type) {
            case ArrowType.Int whole -> (whole.getIsSigned() ? "i" : "u") + whole.getBitWidth();
            case ArrowType.FloatingPoint real ->
                switch (real.getPrecision()) {
                    case HALF -> "f16";
                    case SINGLE -> "f32";
                    case DOUBLE -> "f64";
                };
            case ArrowType.Utf8 _, ArrowType.LargeUtf8 _, ArrowType.Utf8View _ -> "str";
            case ArrowType.Binary _, ArrowType.LargeBinary _, ArrowType.BinaryView _ -> "binary";
            case ArrowType.FixedSizeBinary bytes -> "binary[%d]".formatted(bytes.getByteWidth());
            case ArrowType.Bool _ -> "bool";
            case ArrowType.Null _ -> "null";
            case ArrowType.Decimal decimal -> "decimal[%d, %d]".formatted(decimal.getPrecision(), decimal.getScale());
            case ArrowType.Date date -> date.getUnit() == DateUnit.DAY ? "date" : "datetime[ms]";
            case ArrowType.Time _ -> "time";
            case ArrowType.Timestamp time ->
                time.getTimezone() == null
                        ? "datetime[%s]".formatted(unit(time.getUnit()))
                        : "datetime[%s, %s]".formatted(unit(time.getUnit()), time.getTimezone());
            case ArrowType.Duration duration -> "duration[%s]".formatted(unit(duration.getUnit()));
            case ArrowType.List _, ArrowType.LargeList _, ArrowType.ListView _, ArrowType.LargeListView _ ->
                "list[%s]".formatted(name(children.getFirst()));
            case ArrowType.FixedSizeList list ->
                "array[%s, %d]".formatted(name(children.getFirst()), list.getListSize());
            case ArrowType.Struct _ ->
                children.stream()
                        .map(child -> child.getName() + ": " + name(child))
                        .collect(Collectors.joining(", ", "struct[", "]"));
            case ArrowType.Map _ -> "map";
            default -> type.toString().toLowerCase(Locale.ROOT);
        };
    }

    private static String unit(TimeUnit unit) {
        return switch (unit) {
            case SECOND -> "s";
            case MILLISECOND -> "ms";
            case MICROSECOND -> "μs";
            case NANOSECOND -> "ns";
        };
    }
}
