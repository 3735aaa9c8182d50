package org.joryu.distill.data;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// A file of soft targets that was just written: what is in it, and how to open it elsewhere.
///
/// ```java
/// targets.save(Path.of("soft_targets.arrow")).openers().get("polars");
/// ```
///
/// @param file where it is
/// @param rows how many rows it has
/// @param columns how many columns it has
/// @param bytes its size
public record SavedSoftTargets(Path file, int rows, int columns, long bytes) {

    /// The file with its dimensions, on one line.
    public String summary() {
        return String.format(
                Locale.ROOT, "saved: %s (%,d rows × %d columns, %s)", file.getFileName(), rows, columns, size());
    }

    private String size() {
        return bytes < 100_000
                ? String.format(Locale.ROOT, "%.1f kB", bytes / 1e3)
                : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }

    /// One line of Python by the name of the tool that it opens the file with.
    ///
    /// For pandas, `pyarrow` types keep the logits as lists of fixed size.
    public Map<String, String> openers() {
        var path = file.toString().replace("\\", "/").replace("\"", "\\\"");
        var openers = new LinkedHashMap<String, String>();
        openers.put("polars", "import polars; targets = polars.read_ipc(\"%s\")".formatted(path));
        openers.put(
                "pandas",
                "import pandas; targets = pandas.read_feather(\"%s\", dtype_backend=\"pyarrow\")".formatted(path));
        openers.put(
                "DuckDB",
                "import duckdb, pyarrow.feather; targets = pyarrow.feather.read_table(\"%s\"); duckdb.sql(\"FROM targets\")"
                        .formatted(path));
        return Collections.unmodifiableMap(openers);
    }

    @Override
    public String toString() {
        return openers().entrySet().stream()
                .map(opener -> "  %-7s %s".formatted(opener.getKey(), opener.getValue()))
                .collect(Collectors.joining("\n", summary() + "\n", ""));
    }
}
