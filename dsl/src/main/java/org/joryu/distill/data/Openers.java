package org.joryu.distill.data;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// How to open an Arrow IPC file elsewhere.
final class Openers {

    private Openers() {}

    /// One line of Python by the name of the tool that it opens the file with.
    ///
    /// For pandas, `pyarrow` types keep the logits as lists of fixed size.
    static Map<String, String> of(Path file) {
        return of(file, "targets");
    }

    /// The same for a file that holds any table.
    static Map<String, String> ofTable(Path file) {
        return of(file, "frame");
    }

    private static Map<String, String> of(Path file, String name) {
        var path = quoted(file);
        var openers = new LinkedHashMap<String, String>();
        openers.put("polars", "import polars; %s = polars.read_ipc(\"%s\")".formatted(name, path));
        openers.put(
                "pandas",
                "import pandas; %s = pandas.read_feather(\"%s\", dtype_backend=\"pyarrow\")".formatted(name, path));
        openers.put(
                "DuckDB",
                "import duckdb, pyarrow.feather; %1$s = pyarrow.feather.read_table(\"%2$s\"); duckdb.sql(\"FROM %1$s\")"
                        .formatted(name, path));
        return Collections.unmodifiableMap(openers);
    }

    /// The same for an IPC stream.
    static Map<String, String> ofStream(Path file) {
        var path = quoted(file);
        var openers = new LinkedHashMap<String, String>();
        openers.put("polars", "import polars; frame = polars.read_ipc_stream(\"%s\")".formatted(path));
        openers.put("pandas", "import pyarrow as pa; frame = pa.ipc.open_stream(\"%s\").read_pandas()".formatted(path));
        openers.put(
                "DuckDB",
                "import duckdb, pyarrow as pa; frame = pa.ipc.open_stream(\"%s\").read_all(); duckdb.sql(\"FROM frame\")"
                        .formatted(path));
        return Collections.unmodifiableMap(openers);
    }

    /// The same for a store. DuckDB has no half-precision floats, so it gets their numbers as others.
    ///
    /// @param width how many logits a row has in the file
    static Map<String, String> of(Path file, StoreFormat format, int width) {
        if (!format.half()) {
            return of(file);
        }
        var openers = new LinkedHashMap<>(of(file));
        openers.put(
                "DuckDB",
                "import duckdb, pyarrow as pa, pyarrow.feather; t = pyarrow.feather.read_table(\"%s\"); targets = t.set_column(3, \"logits\", t[\"logits\"].cast(pa.list_(pa.float32(), %d))); duckdb.sql(\"FROM targets\")"
                        .formatted(quoted(file), width));
        return Collections.unmodifiableMap(openers);
    }

    private static String quoted(Path file) {
        return file.toString().replace("\\", "/").replace("\"", "\\\"");
    }

    /// A file's size in thousands or millions of bytes.
    static String size(long bytes) {
        return bytes < 100_000
                ? String.format(Locale.ROOT, "%.1f kB", bytes / 1e3)
                : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }
}
