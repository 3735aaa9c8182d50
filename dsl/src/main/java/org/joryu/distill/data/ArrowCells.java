package org.joryu.distill.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.vector.BaseIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.ValueVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.Dictionary;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.joryu.distill.data.ArrowTable.Cell;
import org.joryu.distill.data.ArrowTable.Column;
import org.jspecify.annotations.Nullable;

/// Rows of vectors as text.
final class ArrowCells {

    private ArrowCells() {}

    static List<Column> columns(VectorSchemaRoot root, DictionaryProvider dictionaries) {
        return root.getFieldVectors().stream()
                .map(column -> new Column(column.getName(), type(column, dictionaries)))
                .toList();
    }

    private static String type(FieldVector column, DictionaryProvider dictionaries) {
        if (column.getField().getDictionary() == null) {
            return ArrowTypes.name(column.getField());
        }
        var dictionary = dictionary(column, dictionaries);
        return dictionary == null
                ? "dict[?]"
                : "dict[%s]".formatted(ArrowTypes.name(dictionary.getVector().getField()));
    }

    private static @Nullable Dictionary dictionary(ValueVector column, DictionaryProvider dictionaries) {
        return dictionaries.lookup(column.getField().getDictionary().getId());
    }

    /// Some rows, a cell for each column.
    ///
    /// @param from the first row
    /// @param to the row behind the last
    static List<List<Cell>> rows(VectorSchemaRoot root, DictionaryProvider dictionaries, int from, int to) {
        var rows = new ArrayList<List<Cell>>();
        for (int row = from; row < to; row++) {
            var cells = new ArrayList<Cell>();
            for (var column : root.getFieldVectors()) {
                cells.add(cell(column, row, dictionaries));
            }
            rows.add(List.copyOf(cells));
        }
        return rows;
    }

    private static Cell cell(ValueVector column, int row, DictionaryProvider dictionaries) {
        if (column.isNull(row)) {
            return new Cell("null", false, true, Optional.empty());
        }
        if (column.getField().getDictionary() != null && column instanceof BaseIntVector places) {
            var dictionary = dictionary(column, dictionaries);
            if (dictionary != null) {
                int place = Math.toIntExact(places.getValueAsLong(row));
                return cell(dictionary.getVector(), place, dictionaries);
            }
        }
        return ArrowValues.cell(column, row);
    }
}
