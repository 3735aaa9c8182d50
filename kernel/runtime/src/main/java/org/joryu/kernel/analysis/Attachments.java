package org.joryu.kernel.analysis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/// Jars that go with a jar, such as that of its sources: beside it, or in the local Maven repository.
final class Attachments {

    private static final String POM = "META-INF/maven/";

    /// More than any file has that somebody wrote.
    private static final int MAX_BYTES = 4 << 20;

    private Attachments() {}

    /// @param type the qualified name of a class that is in no other
    /// @param classifier `sources` or `javadoc`
    static Stream<Path> of(List<Path> classPath, String type, String classifier) {
        return classPath.stream()
                .filter(jar -> jar.toString().endsWith(".jar"))
                .filter(jar -> has(jar, type.replace('.', '/') + ".class"))
                .flatMap(jar -> of(jar, classifier));
    }

    private static Stream<Path> of(Path jar, String classifier) {
        var name = String.valueOf(jar.getFileName());
        var beside = jar.resolveSibling(
                "%s-%s.jar".formatted(name.substring(0, name.length() - ".jar".length()), classifier));
        return Stream.concat(Stream.of(beside), inRepository(jar, classifier).stream())
                .filter(Files::isRegularFile);
    }

    /// A jar that Maven made knows its coordinates.
    private static Optional<Path> inRepository(Path jar, String classifier) {
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
                    .resolve("%s-%s-%s.jar".formatted(artifact, version, classifier)));
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

    /// A file in a jar; nothing if it is not there, cannot be read, or is larger than such a file is.
    static Optional<byte[]> read(Path jar, String file) {
        if (!Files.isRegularFile(jar)) {
            return Optional.empty();
        }
        try (var zip = new ZipFile(jar.toFile())) {
            var entry = zip.getEntry(file);
            if (entry == null) {
                return Optional.empty();
            }
            try (var content = zip.getInputStream(entry)) {
                var bytes = content.readNBytes(MAX_BYTES + 1);
                return bytes.length > MAX_BYTES ? Optional.empty() : Optional.of(bytes);
            }
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /// The folders at the top of a jar.
    static List<String> folders(Path jar) {
        try (var zip = new ZipFile(jar.toFile())) {
            return zip.stream()
                    .map(it -> it.getName().split("/", 2))
                    .filter(it -> it.length == 2)
                    .map(it -> it[0])
                    .distinct()
                    .toList();
        } catch (IOException unreadable) {
            return List.of();
        }
    }
}
