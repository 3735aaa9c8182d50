package org.joryu.notebook;

import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.joryu.notebook.HtmlTable.Cell;
import org.jspecify.annotations.Nullable;

/// What the elements of a table are cut into: the components of records of one type, the elements of
/// lists and arrays, or nothing.
///
/// @param names the titles of the columns, cut
/// @param total how many there would be
/// @param cells the cells of one element
record Columns(List<String> names, int total, Function<@Nullable Object, List<Cell>> cells) {

    private static final int MAX_COLUMNS = 20;
    private static final int MAX_CHARS = 200;
    private static final int DIGITS = 6;

    /// The columns for some elements, which are not empty.
    static Columns of(List<@Nullable Object> elements) {
        var first = elements.getFirst();
        if (first instanceof Record
                && elements.stream().allMatch(element -> element != null && element.getClass() == first.getClass())) {
            var components = Components.of(first.getClass());
            if (components.isPresent() && !components.get().names().isEmpty()) {
                return ofRecords(components.get());
            }
        }
        if (elements.stream().allMatch(Columns::isRow)) {
            int widest = elements.stream().mapToInt(Columns::width).max().orElse(0);
            if (widest > 0) {
                return ofRows(widest);
            }
        }
        return new Columns(List.of("value"), 1, value -> List.of(cell(value)));
    }

    private static Columns ofRecords(Components components) {
        var names = components.names();
        return new Columns(
                names.stream().limit(MAX_COLUMNS).toList(),
                names.size(),
                fields -> components.values(Objects.requireNonNull(fields)).stream()
                        .limit(MAX_COLUMNS)
                        .map(Columns::cell)
                        .toList());
    }

    private static Columns ofRows(int widest) {
        int shown = Math.min(widest, MAX_COLUMNS);
        return new Columns(
                IntStream.range(0, shown).mapToObj(String::valueOf).toList(), widest, row -> padded(row, shown));
    }

    private static List<Cell> padded(@Nullable Object row, int shown) {
        var parts = new ArrayList<@Nullable Object>();
        if (row instanceof List<?> list) {
            var items = list.iterator();
            while (items.hasNext() && parts.size() < shown) {
                parts.add(items.next());
            }
        } else {
            var array = Objects.requireNonNull(row);
            for (int i = 0; i < Math.min(shown, Array.getLength(array)); i++) {
                parts.add(Array.get(array, i));
            }
        }
        var nothing = new Cell("", false, false);
        return Stream.concat(parts.stream().map(Columns::cell), Stream.generate(() -> nothing))
                .limit(shown)
                .toList();
    }

    private static boolean isRow(@Nullable Object element) {
        return element instanceof List<?>
                || (element != null && element.getClass().isArray());
    }

    private static int width(@Nullable Object row) {
        return row instanceof List<?> list ? list.size() : Array.getLength(Objects.requireNonNull(row));
    }

    /// One value as a cell.
    static Cell cell(@Nullable Object value) {
        var text = switch (value) {
            case Double number -> rounded(number);
            case Float number -> rounded(number);
            case null, default -> PlainText.of(value, MAX_CHARS);
        };
        return new Cell(text, false, value instanceof Number);
    }

    /// Six digits or all of a whole part, so that columns can be read and compared; the plain text beside the
    /// table has every digit. What is as short already stays as Java writes it.
    private static String rounded(Number number) {
        var exact = number.toString();
        if (exact.length() <= DIGITS + 2 || exact.indexOf('.') < 0) {
            return exact;
        }
        var value = new BigDecimal(exact);
        int exponent = exact.indexOf('E');
        int whole = value.precision() - value.scale();
        // A double knows no more than so many digits of a whole part.
        if (exponent >= 0 && (whole <= 0 || whole > 15)) {
            return rounded(new BigDecimal(exact.substring(0, exponent)), DIGITS) + exact.substring(exponent);
        }
        return rounded(value, Math.max(DIGITS, whole));
    }

    private static String rounded(BigDecimal value, int digits) {
        var shorter = value.round(new MathContext(digits)).stripTrailingZeros();
        return shorter.setScale(Math.max(1, shorter.scale())).toPlainString();
    }

    /// A cell that names its row.
    static Cell title(@Nullable Object value) {
        return Cell.title(PlainText.of(value, MAX_CHARS));
    }
}
