package org.joryu.distill.data;

import java.nio.file.Path;
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
                Locale.ROOT,
                "saved: %s (%,d rows × %d columns, %s)",
                file.getFileName(),
                rows,
                columns,
                Openers.size(bytes));
    }

    /// One line of Python by the name of the tool that it opens the file with.
    ///
    /// For pandas, `pyarrow` types keep the logits as lists of fixed size.
    public Map<String, String> openers() {
        return Openers.of(file);
    }

    @Override
    public String toString() {
        return openers().entrySet().stream()
                .map(opener -> "  %-7s %s".formatted(opener.getKey(), opener.getValue()))
                .collect(Collectors.joining("\n", summary() + "\n", ""));
    }
}
