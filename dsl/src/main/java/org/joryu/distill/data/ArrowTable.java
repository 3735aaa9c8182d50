package org.joryu.distill.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.jspecify.annotations.Nullable;

/// A page of a table in Arrow's columnar format, with its shape and the types of its columns. Immutable;
/// whatever it was made from can be changed or closed.
///
/// Of a file only the batches with the rows that are shown are read, and nothing stays open. It may be an
/// IPC file (Feather V2), also with buffers compressed by LZ4 as pandas writes them, or an IPC stream,
/// also one that is being written.
///
/// ```java
/// var metrics = arrow(Path.of("metrics.arrow"));
/// metrics.rows(50).page(2);
/// metrics.columns().getFirst().type();    // i64
/// ```
public final class ArrowTable {

    /// Where rows come from when another page is asked for.
    @FunctionalInterface
    private interface Pages {
        ArrowTable at(Page page);
    }

    private final List<Column> columns;
    private final long size;
    private final Map<String, String> metadata;
    private final List<List<Cell>> cells;
    private final Page shown;
    private final @Nullable Stored stored;
    private final Pages pages;

    private ArrowTable(
            List<Column> columns,
            long size,
            Map<String, String> metadata,
            List<List<Cell>> cells,
            Page shown,
            @Nullable Stored stored,
            Pages pages) {
        this.columns = List.copyOf(columns);
        this.size = size;
        this.metadata = Collections.unmodifiableMap(metadata);
        this.cells = List.copyOf(cells);
        this.shown = shown;
        this.stored = stored;
        this.pages = pages;
    }

    /// A column.
    ///
    /// @param name of it
    /// @param type as polars writes it: `i64`, `f32`, `str`, `array[f32, 10]`, `dict[str]`
    public record Column(String name, String type) {}

    /// A value.
    ///
    /// @param text on one line, cut where it is long; `null` where there is none
    /// @param number whether it is to be aligned as numbers are
    /// @param missing whether there is no value
    /// @param picture if it is a PNG file
    public record Cell(String text, boolean number, boolean missing, Optional<Picture> picture) {}

    /// The file of a table.
    ///
    /// @param file where it is
    /// @param bytes its size
    /// @param stream whether it is an IPC stream
    public record Stored(Path file, long bytes, boolean stream) {

        /// One line of Python by the name of the tool that it opens the file with.
        public Map<String, String> openers() {
            return stream ? Openers.ofStream(file) : Openers.ofTable(file);
        }
    }

    /// The first rows of a file.
    ///
    /// @throws IllegalArgumentException if it is no Arrow IPC file or stream, or damaged
    /// @throws UncheckedIOException if it cannot be read
    public static ArrowTable read(Path file) {
        return read(file, Page.FIRST);
    }

    private static ArrowTable read(Path file, Page page) {
        if (!Files.exists(file)) {
            throw new IllegalArgumentException("file must be an Arrow IPC file or stream, but there is no %s (%s)"
                    .formatted(file, file.toAbsolutePath()));
        }
        if (Files.isDirectory(file)) {
            throw new IllegalArgumentException(
                    "file must be an Arrow IPC file or stream, but %s is a folder: name a file in it".formatted(file));
        }
        try (var arena = Arena.ofShared();
                var channel = FileChannel.open(file)) {
            return read(file, ArrowMessages.of(file, channel, arena), page);
        } catch (UnreadableArrowException e) {
            throw new IllegalArgumentException("cannot show %s: %s".formatted(file, e.getMessage()), e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        } catch (RuntimeException e) {
            throw String.valueOf(e.getMessage()).startsWith(file + " must ")
                    ? e
                    : new IllegalArgumentException(
                            "%s must be an Arrow IPC file or stream, but is damaged (%s): write it again"
                                    .formatted(file, e.getMessage() == null ? e : e.getMessage()),
                            e);
        }
    }

    private static ArrowTable read(Path file, ArrowMessages messages, Page page) {
        long size = messages.rows();
        var cells = new ArrayList<List<Cell>>();
        try (var allocator = ArrowMemory.open();
                var reader = new MappedArrowReader(messages, allocator)) {
            var root = reader.getVectorSchemaRoot();
            var columns = ArrowCells.columns(root, reader);
            long first = 0;
            for (int batch = 0; batch < messages.batches().size() && first < page.to(size); batch++) {
                long rows = messages.batches().get(batch).rows();
                if (first + rows > page.from()) {
                    reader.skipTo(batch);
                    reader.loadNextBatch();
                    int from = (int) Math.max(0, page.from() - first);
                    int to = (int) Math.min(rows, page.to(size) - first);
                    cells.addAll(ArrowCells.rows(root, reader, from, to));
                }
                first += rows;
            }
            var stored = new Stored(file, messages.file().byteSize(), messages.stream());
            return new ArrowTable(
                    columns,
                    size,
                    messages.schema().getCustomMetadata(),
                    cells,
                    page,
                    stored,
                    other -> read(file, other));
        } catch (IOException e) {
            // Nothing is read here but memory: it does not say what it should.
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /// What is in vectors now.
    ///
    /// Of the rows the first 200 are kept to be shown. A column that is encoded by a dictionary shows its
    /// numbers, as the root does not know the dictionary: give it to [#of(VectorSchemaRoot, DictionaryProvider)].
    public static ArrowTable of(VectorSchemaRoot root) {
        return of(root, new DictionaryProvider.MapDictionaryProvider());
    }

    /// What is in vectors now, with the words of their dictionaries.
    ///
    /// ```java
    /// ArrowTable.of(reader.getVectorSchemaRoot(), reader)
    /// ```
    public static ArrowTable of(VectorSchemaRoot root, DictionaryProvider dictionaries) {
        int kept = Math.min(root.getRowCount(), Page.MOST_ROWS);
        return of(
                ArrowCells.columns(root, dictionaries),
                root.getRowCount(),
                root.getSchema().getCustomMetadata(),
                List.copyOf(ArrowCells.rows(root, dictionaries, 0, kept)),
                Page.FIRST);
    }

    private static ArrowTable of(
            List<Column> columns, long size, Map<String, String> metadata, List<List<Cell>> kept, Page page) {
        int from = (int) Math.min(kept.size(), page.from());
        int to = (int) page.to(kept.size());
        return new ArrowTable(columns, size, metadata, kept.subList(from, Math.max(from, to)), page, null, other -> {
            if (other.from() >= kept.size() && other.number() > 1) {
                throw new IllegalArgumentException(
                        "page must be of the first %d rows, as no others of vectors are kept, but was %d of %d rows each: slice the vectors"
                                .formatted(kept.size(), other.number(), other.rows()));
            }
            return of(columns, size, metadata, kept, other);
        });
    }

    /// Shows that many rows, 12 unless said.
    ///
    /// ```java
    /// arrow(Path.of("metrics.arrow")).rows(50)
    /// ```
    ///
    /// @param n in [1, 200]
    public ArrowTable rows(int n) {
        return pages.at(shown.ofRows(n));
    }

    /// Shows another page.
    ///
    /// ```java
    /// arrow(Path.of("metrics.arrow")).rows(50).page(2)
    /// ```
    ///
    /// @param number counted from 1, up to as many as there are
    public ArrowTable page(int number) {
        return pages.at(shown.at(number, size));
    }

    /// Its columns.
    public List<Column> columns() {
        return columns;
    }

    /// How many rows it has over all.
    public long size() {
        return size;
    }

    /// Which rows are shown.
    public Page shown() {
        return shown;
    }

    /// The rows that are shown, a value for each column.
    public List<List<Cell>> cells() {
        return cells;
    }

    /// {@return whether all that a column shows are numbers, so that it is aligned as they are, its head
    /// included}
    ///
    /// @param column its place, counted from 0
    public boolean holdsNumbers(int column) {
        return !cells.isEmpty()
                && cells.stream().map(row -> row.get(column)).allMatch(cell -> cell.number() || cell.missing());
    }

    /// What the schema says of itself.
    public Map<String, String> metadata() {
        return metadata;
    }

    /// Where it lies; empty if it was made from vectors.
    public Optional<Stored> stored() {
        return Optional.ofNullable(stored);
    }

    /// Its name and shape on one line: `metrics.arrow: 1,079 rows × 9 columns, 0.1 MB`.
    public String heading() {
        var shape = String.format(
                Locale.ROOT,
                "%,d %s × %,d %s",
                size,
                size == 1 ? "row" : "rows",
                columns.size(),
                columns.size() == 1 ? "column" : "columns");
        return stored == null
                ? shape
                : "%s: %s, %s%s"
                        .formatted(
                                FileNames.name(stored.file),
                                shape,
                                Openers.size(stored.bytes),
                                stored.stream ? ", an IPC stream" : "");
    }

    /// A table of text.
    @Override
    public String toString() {
        return ArrowTableText.of(this);
    }
}
