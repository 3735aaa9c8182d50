package org.joryu.notebook;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedCollection;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.joryu.notebook.HtmlTable.Cell;
import org.jspecify.annotations.Nullable;

/// Collections, maps, arrays, records and optionals as tables, with a row for each element. What its
/// plain text would not iterate, it does not either.
final class Tables {

    private static final int MAX_ROWS = 20;

    private Tables() {}

    /// The table of a value, if it has parts.
    static Optional<HtmlTable> of(Object value) {
        return switch (value) {
            case Map<?, ?> map -> ofMap(map);
            case SequencedCollection<?> items -> ofSequence(items.size(), items.iterator());
            case Collection<?> items -> ofItems(items);
            case Optional<?> optional -> Optional.of(ofOptional(optional));
            case Record fields ->
                Components.of(fields.getClass())
                        .filter(components -> !components.names().isEmpty())
                        .map(components -> ofRecord(components, fields));
            case Object array when array.getClass().isArray() -> ofArray(array);
            default -> Optional.empty();
        };
    }

    private static HtmlTable ofOptional(Optional<?> optional) {
        var content = optional.isPresent() ? Columns.cell(optional.get()) : new Cell("empty", false, false);
        return new HtmlTable(List.of("Optional"), List.of(List.of(content)), "");
    }

    private static HtmlTable ofRecord(Components components, Object fields) {
        var names = components.names();
        var values = components.values(fields);
        return new HtmlTable(
                List.of("", fields.getClass().getSimpleName()),
                IntStream.range(0, names.size())
                        .mapToObj(i -> List.of(Cell.title(names.get(i)), Columns.cell(values.get(i))))
                        .toList(),
                "");
    }

    private static Optional<HtmlTable> ofMap(Map<?, ?> map) {
        var keys = new ArrayList<Cell>();
        var values = new ArrayList<@Nullable Object>();
        var entries = map.entrySet().iterator();
        while (entries.hasNext() && values.size() < MAX_ROWS) {
            var entry = entries.next();
            keys.add(Columns.title(entry.getKey()));
            values.add(entry.getValue());
        }
        return table("key", keys, values, map.size());
    }

    private static Optional<HtmlTable> ofItems(Collection<?> items) {
        return table(null, List.of(), firstOf(items.iterator()), items.size());
    }

    private static Optional<HtmlTable> ofArray(Object array) {
        int length = Array.getLength(array);
        return ofSequence(
                length,
                IntStream.range(0, length).mapToObj(i -> Array.get(array, i)).iterator());
    }

    private static Optional<HtmlTable> ofSequence(int size, Iterator<?> items) {
        var values = firstOf(items);
        var indices = IntStream.range(0, values.size())
                .mapToObj(i -> Cell.title(String.valueOf(i)))
                .toList();
        return table("", indices, values, size);
    }

    private static List<@Nullable Object> firstOf(Iterator<?> items) {
        var values = new ArrayList<@Nullable Object>();
        while (items.hasNext() && values.size() < MAX_ROWS) {
            values.add(items.next());
        }
        return values;
    }

    /// @param corner the title of the titles, null if rows have none
    private static Optional<HtmlTable> table(
            @Nullable String corner, List<Cell> titles, List<@Nullable Object> values, int size) {
        if (values.isEmpty()) {
            return Optional.empty();
        }
        var columns = Columns.of(values);
        var header = Stream.concat(Stream.ofNullable(corner), columns.names().stream())
                .toList();
        var rows = IntStream.range(0, values.size())
                .mapToObj(i -> Stream.concat(
                                titles.stream().skip(i).limit(1), columns.cells().apply(values.get(i)).stream())
                        .toList())
                .toList();
        return Optional.of(new HtmlTable(header, rows, note(values.size(), size, columns)));
    }

    private static String note(int rows, int size, Columns columns) {
        var cut = new ArrayList<String>();
        if (rows < size) {
            cut.add(String.format(Locale.ROOT, "first %,d of %,d", rows, size));
        }
        if (columns.names().size() < columns.total()) {
            cut.add(String.format(
                    Locale.ROOT, "first %,d of %,d columns", columns.names().size(), columns.total()));
        }
        return String.join(", ", cut);
    }
}
