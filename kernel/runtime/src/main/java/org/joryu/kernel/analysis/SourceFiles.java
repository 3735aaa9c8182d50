package org.joryu.kernel.analysis;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/// Where the source of a class is: in the JDK's `src.zip`, or in a sources jar beside its jar or in
/// the local Maven repository.
final class SourceFiles {

    private static final Path JDK = Path.of(System.getProperty("java.home"), "lib", "src.zip");
    private static final String POM = "META-INF/maven/";

    private SourceFiles() {}

    /// @param module of the JDK, or empty
    /// @param type the qualified name of a class that is in no other
    static Optional<String> of(String module, String type, List<Path> classPath) {
        var file = type.replace('.', '/') + ".java";
        return module.isEmpty()
                ? classPath.stream()
                        .filter(jar -> jar.toString().endsWith(".jar"))
                        .filter(jar -> has(jar, type.replace('.', '/') + ".class"))
                        .flatMap(SourceFiles::sourcesOf)
                        .flatMap(jar -> read(jar, file).stream())
                        .findFirst()
                : read(JDK, module + "/" + file);
    }

    private static Stream<Path> sourcesOf(Path jar) {
        var name = String.valueOf(jar.getFileName());
        var beside = jar.resolveSibling(name.substring(0, name.length() - ".jar".length()) + "-sources.jar");
        return Stream.concat(Stream.of(beside), inRepository(jar).stream()).filter(Files::isRegularFile);
    }

    /// A jar that Maven made knows its coordinates.
    private static Optional<Path> inRepository(Path jar) {
        try (var zip = new ZipFile(jar.toFile())) {
            var entry = zip.stream()
                    .filter(it -> it.getName().startsWith(POM) && it.getName().endsWith("/pom.properties"))
                    .findFirst();
            if (entry.isEmpty()) {
                return Optional.empty();
            }
            var pom = new Properties();
            try (var content = zip.getInputStream(entry.get())) {
                pom.load(content);
            }
            var artifact = pom.getProperty("artifactId", "");
            var version = pom.getProperty("version", "");
            return Optional.of(Path.of(System.getProperty("user.home"), ".m2", "repository")
                    .resolve(pom.getProperty("groupId", "").replace('.', '/'))
                    .resolve(artifact)
                    .resolve(version)
                    .resolve(artifact + "-" + version + "-sources.jar"));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private static boolean has(Path jar, String file) {
        try (var zip = new ZipFile(jar.toFile())) {
            return zip.getEntry(file) != null;
        } catch (IOException unreadable) {
            return false;
        }
    }

    private static Optional<String> read(Path jar, String file) {
        if (!Files.isRegularFile(jar)) {
            return Optional.empty();
        }
        try (var zip = new ZipFile(jar.toFile())) {
            var entry = zip.getEntry(file);
            if (entry == null) {
                return Optional.empty();
            }
            try (var content = zip.getInputStream(entry)) {
                return Optional.of(new String(content.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
