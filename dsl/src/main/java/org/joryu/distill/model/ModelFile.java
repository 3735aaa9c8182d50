package org.joryu.distill.model;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/// A file that a model was just written to.
///
/// ```java
/// student.save(Path.of("student.safetensors")).bytes();    // 3984
/// ```
///
/// @param file where it is
/// @param format what it is in, as people call it, for example `safetensors`
/// @param bytes its size
/// @param input what a file that answers by itself is given, for example `float32 (N, 3, 32, 32)`; empty for weights
/// @param output what it gives, for example `logits float32 (N, 10)`; empty for weights
/// @param latency of one row by the file itself, on the CPU; empty for weights, and where times are not told
public record ModelFile(Path file, String format, long bytes, String input, String output, Optional<Latency> latency) {

    /// Weights alone.
    ModelFile(Path file, String format, long bytes) {
        this(file, format, bytes, "", "", Optional.empty());
    }

    @Override
    public String toString() {
        if (input.isEmpty()) {
            return String.format(Locale.ROOT, "saved: %s (%s, %,d bytes)", file.getFileName(), format, bytes);
        }
        return String.format(
                        Locale.ROOT,
                        "saved: %s%n  format   %s%n  input    %s%n  output   %s%n  size     %,d bytes",
                        file.getFileName(),
                        format,
                        input,
                        output,
                        bytes)
                + latency.map(time -> "%n  latency  of one row: ".formatted() + time.inMillis())
                        .orElse("");
    }
}
