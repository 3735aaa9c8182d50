package org.joryu.distill.data;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.arrow.vector.BaseIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.FixedSizeBinaryVector;
import org.apache.arrow.vector.FloatingPointVector;
import org.apache.arrow.vector.LargeVarBinaryVector;
import org.apache.arrow.vector.TimeMicroVector;
import org.apache.arrow.vector.TimeMilliVector;
import org.apache.arrow.vector.TimeNanoVector;
import org.apache.arrow.vector.TimeSecVector;
import org.apache.arrow.vector.TimeStampVector;
import org.apache.arrow.vector.UInt1Vector;
import org.apache.arrow.vector.UInt2Vector;
import org.apache.arrow.vector.UInt4Vector;
import org.apache.arrow.vector.UInt8Vector;
import org.apache.arrow.vector.ValueVector;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.ViewVarBinaryVector;
import org.apache.arrow.vector.complex.BaseListVector;
import org.apache.arrow.vector.complex.MapVector;
import org.apache.arrow.vector.complex.StructVector;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.joryu.distill.data.ArrowTable.Cell;

/// Single values as text, on one line and short.
final class ArrowValues {

    /// Longer texts are cut.
    private static final int LONGEST = 60;

    /// Of lists the first so many values are shown.
    private static final int VALUES = 3;

    private ArrowValues() {}

    static Cell cell(ValueVector column, int row) {
        var bytes = bytes(column, row);
        if (bytes.isPresent()) {
            return binary(bytes.get());
        }
        return new Cell(cut(text(column, row)), isNumber(column), false, Optional.empty());
    }

    private static boolean isNumber(ValueVector column) {
        return column instanceof BaseIntVector
                || column instanceof FloatingPointVector
                || column.getField().getType() instanceof ArrowType.Decimal;
    }

    private static Optional<byte[]> bytes(ValueVector column, int row) {
        return switch (column) {
            case VarBinaryVector binary -> Optional.of(binary.get(row));
            case LargeVarBinaryVector binary -> Optional.of(binary.get(row));
            case ViewVarBinaryVector binary -> Optional.of(binary.get(row));
            case FixedSizeBinaryVector binary -> Optional.of(binary.get(row));
            default -> Optional.empty();
        };
    }

    private static Cell binary(byte[] bytes) {
        var text = hex(bytes);
        if (!Pictures.isSmallPng(bytes)) {
            return new Cell(text, false, false, Optional.empty());
        }
        try {
            return new Cell(text, false, false, Optional.of(Pictures.read(bytes)));
        } catch (IOException | RuntimeException e) {
            // It only begins like one: shown as the bytes that it is.
            return new Cell(text, false, false, Optional.empty());
        }
    }

    private static String hex(byte[] bytes) {
        int shown = Math.min(4, bytes.length);
        var start = HexFormat.of().formatHex(bytes, 0, shown);
        return bytes.length == shown ? "0x" + start : "0x%s… %s".formatted(start, size(bytes.length));
    }

    private static String size(int bytes) {
        return bytes < 1000 ? bytes + " bytes" : Openers.size(bytes);
    }

    private static String cut(String text) {
        var line = text.replaceAll("\\R", "⏎");
        return line.codePointCount(0, line.length()) <= LONGEST
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }

    private static String text(ValueVector column, int row) {
        if (column.isNull(row)) {
            return "null";
        }
        return switch (column) {
            case UInt1Vector numbers -> String.valueOf(numbers.getObjectNoOverflow(row));
            case UInt2Vector numbers -> String.valueOf((int) numbers.get(row));
            case UInt4Vector numbers -> String.valueOf(numbers.getObjectNoOverflow(row));
            case UInt8Vector numbers -> String.valueOf(numbers.getObjectNoOverflow(row));
            case BaseIntVector numbers -> String.valueOf(numbers.getValueAsLong(row));
            case FloatingPointVector numbers -> number(numbers.getValueAsDouble(row));
            case BitVector bits -> String.valueOf(bits.get(row) == 1);
            case DateDayVector days -> LocalDate.ofEpochDay(days.get(row)).toString();
            case TimeStampVector times -> time(times, row);
            case TimeSecVector times -> LocalTime.ofSecondOfDay(times.get(row)).toString();
            case TimeMilliVector times ->
                LocalTime.ofNanoOfDay(1_000_000L * times.get(row)).toString();
            case TimeMicroVector times ->
                LocalTime.ofNanoOfDay(1_000 * times.get(row)).toString();
            case TimeNanoVector times -> LocalTime.ofNanoOfDay(times.get(row)).toString();
            case MapVector map -> String.valueOf(map.getObject(row));
            case BaseListVector list -> list(list, row);
            case StructVector struct -> struct(struct, row);
            default -> bytes(column, row).map(ArrowValues::hex).orElseGet(() -> String.valueOf(column.getObject(row)));
        };
    }

    /// Six significant digits, more than which a float hardly has.
    private static String number(double value) {
        return number(value, 6);
    }

    private static String number(double value, int digits) {
        if (!Double.isFinite(value) || value == 0) {
            return Double.toString(value);
        }
        var rounded = new BigDecimal(value).round(new MathContext(digits)).stripTrailingZeros();
        int magnitude = rounded.precision() - rounded.scale();
        if (magnitude < -4 || magnitude > 9) {
            return Double.toString(rounded.doubleValue()).replace("E", "e");
        }
        return rounded.setScale(Math.max(1, rounded.scale())).toPlainString();
    }

    private static String time(TimeStampVector times, int row) {
        var type = (ArrowType.Timestamp) times.getField().getType();
        var unit = switch (type.getUnit()) {
            case SECOND -> TimeUnit.SECONDS;
            case MILLISECOND -> TimeUnit.MILLISECONDS;
            case MICROSECOND -> TimeUnit.MICROSECONDS;
            case NANOSECOND -> TimeUnit.NANOSECONDS;
        };
        long perSecond = unit.convert(1, TimeUnit.SECONDS);
        long value = times.get(row);
        var instant =
                Instant.ofEpochSecond(Math.floorDiv(value, perSecond), unit.toNanos(Math.floorMod(value, perSecond)));
        var zone = type.getTimezone();
        return zone == null
                ? instant.atOffset(ZoneOffset.UTC).toLocalDateTime().toString()
                : instant.atZone(ZoneId.of(zone)).toOffsetDateTime().toString();
    }

    private static String list(BaseListVector list, int row) {
        int from = list.getElementStartIndex(row);
        int count = list.getElementEndIndex(row) - from;
        var values = list.getChildrenFromFields().getFirst();
        var words = new ArrayList<String>();
        for (int i = 0; i < Math.min(VALUES, count); i++) {
            words.add(
                    values instanceof FloatingPointVector numbers && !values.isNull(from + i)
                            ? number(numbers.getValueAsDouble(from + i), 4)
                            : text(values, from + i));
        }
        if (count > VALUES) {
            words.add("… " + (count - VALUES) + " more");
        }
        return words.stream().collect(Collectors.joining(", ", "[", "]"));
    }

    private static String struct(StructVector struct, int row) {
        List<String> names = struct.getChildFieldNames();
        return names.stream()
                .map(name -> name + ": " + text(struct.getChild(name), row))
                .collect(Collectors.joining(", ", "{", "}"));
    }
}
