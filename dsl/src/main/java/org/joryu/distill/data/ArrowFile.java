package org.joryu.distill.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.BaseIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.FloatingPointVector;
import org.apache.arrow.vector.ValueVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.FixedSizeListVector;
import org.apache.arrow.vector.ipc.ArrowFileReader;
import org.apache.arrow.vector.ipc.InvalidArrowFileException;

/// Labelled rows from an Arrow IPC file (Feather V2): the class in one column, numbers or lists of
/// numbers of one size in all others.
///
/// ```java
/// var data = arrow(Path.of("embeddings.arrow"), "label");
/// ```
public final class ArrowFile {

    private final Path file;
    private final String label;
    private final List<float[]> rows = new ArrayList<>();
    private final List<String> labels = new ArrayList<>();

    private ArrowFile(Path file, String label) {
        this.file = file;
        this.label = label;
    }

    /// Reads a file whole. Numbers stay as they are; the columns follow each other in the file's
    /// order.
    ///
    /// A row's id is its place in the file, over all batches. Rows have one dimension and are split by
    /// [SplitRule#THREE_ONE_ONE]. Classes are what the label column says, text (also by dictionary) or
    /// whole numbers, in ascending order.
    ///
    /// @param label the name of the column with the classes
    /// @throws IllegalArgumentException if there is no such column, or a column holds something else,
    ///     or a value is missing
    /// @throws UncheckedIOException if the file cannot be read
    public static Dataset read(Path file, String label) {
        try (var channel = FileChannel.open(file);
                var allocator = ArrowMemory.open();
                var reader = new ArrowFileReader(channel, allocator)) {
            var content = new ArrowFile(file, label);
            var batch = reader.getVectorSchemaRoot();
            content.requireColumns(batch);
            while (reader.loadNextBatch()) {
                content.append(batch, reader);
            }
            return ClassLabels.of(content.labels).dataset(FileNames.withoutEnding(file), content.rows);
        } catch (InvalidArrowFileException e) {
            throw new IllegalArgumentException(
                    file + " must be an Arrow IPC file, but is damaged or of another kind: save it again", e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private void requireColumns(VectorSchemaRoot batch) {
        var names = batch.getFieldVectors().stream().map(FieldVector::getName).toList();
        if (!names.contains(label)) {
            throw new IllegalArgumentException(
                    "label must be a column of %s, which are %s, but was %s".formatted(file, names, label));
        }
        if (names.size() < 2) {
            throw new IllegalArgumentException(
                    "%s must have columns of numbers beside %s, but has none".formatted(file, label));
        }
    }

    private void append(VectorSchemaRoot batch, ArrowFileReader reader) throws IOException {
        var classes = batch.getVector(label);
        var encoding = classes.getField().getDictionary();
        ValueVector words =
                encoding == null ? classes : reader.lookup(encoding.getId()).getVector();
        for (int row = 0; row < batch.getRowCount(); row++) {
            if (classes.isNull(row)) {
                throw missing(label);
            }
            int place = encoding == null ? row : (int) ((BaseIntVector) classes).getValueAsLong(row);
            labels.add(String.valueOf(words.getObject(place)));
            rows.add(numbers(batch, row));
        }
    }

    private IllegalArgumentException missing(String column) {
        return new IllegalArgumentException(
                "%s must have a value everywhere, but row %d has none in column %s: drop the row"
                        .formatted(file, rows.size(), column));
    }

    private float[] numbers(VectorSchemaRoot batch, int row) {
        int size = 0;
        for (var column : batch.getFieldVectors()) {
            size += column.getName().equals(label) ? 0 : size(column);
        }
        var values = new float[size];
        int next = 0;
        for (var column : batch.getFieldVectors()) {
            if (column.getName().equals(label)) {
                continue;
            }
            if (column.isNull(row)) {
                throw missing(column.getName());
            }
            ValueVector source = column instanceof FixedSizeListVector list ? list.getDataVector() : column;
            int count = size(column);
            for (int i = 0; i < count; i++) {
                values[next++] = number(source, row * count + i, column.getName());
            }
        }
        return values;
    }

    private static int size(ValueVector column) {
        return column instanceof FixedSizeListVector list ? list.getListSize() : 1;
    }

    private float number(ValueVector source, int place, String column) {
        if (source.isNull(place)) {
            throw missing(column);
        }
        return switch (source) {
            case FloatingPointVector numbers -> (float) numbers.getValueAsDouble(place);
            case BaseIntVector numbers -> numbers.getValueAsLong(place);
            default ->
                throw new IllegalArgumentException(
                        "%s must have numbers, or lists of numbers of one size, beside its label column, but column %s is %s"
                                .formatted(file, column, source.getField()));
        };
    }
}
