package org.joryu.distill.model;

import java.nio.file.Path;
import java.util.Locale;

/// A file that a model was just written to.
///
/// ```java
/// student.save(Path.of("student.safetensors")).bytes();    // 3984
/// ```
///
/// @param file where it is
/// @param format what it is in, as people call it, for example `safetensors`
/// @param bytes its size
public record ModelFile(Path file, String format, long bytes) {

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "saved: %s (%s, %,d bytes)", file.getFileName(), format, bytes);
    }
}
