package org.joryu.distill.data;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/// Labelled rows from a CSV file (RFC 4180, UTF-8): names in its first line, the class in one column,
/// numbers in all others.
///
/// ```java
/// var data = csv(Path.of("iris.csv"), "species");    // 150 rows of 4 numbers
/// ```
public final class CsvFile {

    private final Path file;
    private final List<String> header;
    private final int labelColumn;
    private final List<float[]> rows = new ArrayList<>();
    private final List<String> labels = new ArrayList<>();

    private CsvFile(Path file, List<String> header, String label) {
        this.file = file;
        this.header = header;
        this.labelColumn = header.indexOf(label);
        if (new HashSet<>(header).size() != header.size()) {
            throw new IllegalArgumentException(
                    "%s must name each column differently in its first line, but names %s".formatted(file, header));
        }
        if (labelColumn < 0) {
            throw new IllegalArgumentException(
                    "label must be a column of %s, which are %s, but was %s".formatted(file, header, label));
        }
        if (header.size() < 2) {
            throw new IllegalArgumentException(
                    "%s must have columns of numbers beside %s, but has none".formatted(file, label));
        }
    }

    /// Reads a file whole. Fields may be quoted; empty lines are left out.
    ///
    /// A row's id counts the rows from 0, without the line of names. Rows have one dimension and are
    /// split by [SplitRule#THREE_ONE_ONE]. Classes are what the label column says: in ascending
    /// order if all are whole numbers, in the order of their characters if not.
    ///
    /// @param label the name of the column with the classes
    /// @throws IllegalArgumentException if there is no such column, or a line does not hold what it
    ///     must; tells the line
    /// @throws UncheckedIOException if the file cannot be read
    public static Dataset read(Path file, String label) {
        try (var reader = CsvReader.builder()
                .detectBomHeader(true)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofCsvRecord(file)) {
            var records = reader.iterator();
            if (!records.hasNext()) {
                throw new IllegalArgumentException(file + " must name its columns in its first line, but is empty");
            }
            var content = new CsvFile(file, records.next().getFields(), label);
            while (records.hasNext()) {
                content.add(records.next());
            }
            return ClassLabels.of(content.labels).dataset(FileNames.withoutEnding(file), content.rows);
        } catch (CsvParseException e) {
            throw new IllegalArgumentException("%s must be a CSV file, but: %s".formatted(file, e.getMessage()), e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private void add(CsvRecord line) {
        if (line.getFieldCount() != header.size()) {
            throw new IllegalArgumentException(
                    "%s must have %d fields in each line, as the first has, but line %d has %d"
                            .formatted(file, header.size(), line.getStartingLineNumber(), line.getFieldCount()));
        }
        var label = line.getField(labelColumn).strip();
        if (label.isEmpty()) {
            throw new IllegalArgumentException("%s must have a class in column %s, but line %d has none: drop the line"
                    .formatted(file, header.get(labelColumn), line.getStartingLineNumber()));
        }
        labels.add(label);
        var values = new float[header.size() - 1];
        int next = 0;
        for (int column = 0; column < header.size(); column++) {
            if (column != labelColumn) {
                values[next++] = number(line, column);
            }
        }
        rows.add(values);
    }

    private float number(CsvRecord line, int column) {
        var text = line.getField(column).strip();
        float value = Float.NaN;
        try {
            value = Float.parseFloat(text);
        } catch (NumberFormatException e) {
            // Told below, as NaN and infinity are.
        }
        if (!Float.isFinite(value)) {
            throw new IllegalArgumentException(
                    "%s must have finite numbers beside its label column, but line %d has \"%s\" in column %s: fill it in, or drop the line or the column"
                            .formatted(file, line.getStartingLineNumber(), text, header.get(column)));
        }
        return value;
    }
}
