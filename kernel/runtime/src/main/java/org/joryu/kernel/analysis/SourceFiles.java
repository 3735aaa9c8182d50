package org.joryu.kernel.analysis;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Where the source of a class is: in the JDK's `src.zip`, or in a sources jar.
final class SourceFiles {

    private static final Path JDK = Path.of(System.getProperty("java.home"), "lib", "src.zip");

    private SourceFiles() {}

    /// @param module of the JDK, or empty
    /// @param type the qualified name of a class that is in no other
    static Optional<String> of(String module, String type, List<Path> classPath) {
        var file = type.replace('.', '/') + ".java";
        var content = module.isEmpty()
                ? Attachments.of(classPath, type, "sources")
                        .flatMap(jar -> Attachments.read(jar, file).stream())
                        .findFirst()
                : Attachments.read(JDK, module + "/" + file);
        return content.map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }
}
