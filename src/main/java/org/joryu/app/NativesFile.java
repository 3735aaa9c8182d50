package org.joryu.app;

/// libtorch for the CPU, as Maven Central has it for one platform.
///
/// @param coordinates `group:artifact:extension:classifier:version`
/// @param bytes how large it is
record NativesFile(String coordinates, long bytes) {

    /// What `NativesMain` of the language says of it.
    static NativesFile of(String words) {
        int blank = words.indexOf(' ');
        return new NativesFile(words.substring(0, blank), Long.parseLong(words.substring(blank + 1)));
    }

    /// As Maven names it.
    String fileName() {
        var parts = coordinates.split(":", -1);
        return "%s-%s-%s.%s".formatted(parts[1], parts[4], parts[3], parts[2]);
    }

    /// {@return its size, as people read it}
    String size() {
        return "%d MB".formatted(bytes / 1_000_000);
    }
}
