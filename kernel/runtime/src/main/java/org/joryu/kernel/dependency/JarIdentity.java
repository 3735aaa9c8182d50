package org.joryu.kernel.dependency;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/// What a jar on the class path says that it is.
///
/// @param group empty where only the file's name tells
record JarIdentity(String group, String artifact, String version) {

    private static final Pattern POM = Pattern.compile("META-INF/maven/([^/]+)/([^/]+)/pom.properties");
    private static final Pattern NAMED = Pattern.compile("(.+?)-(\\d.*)\\.jar");

    static Optional<JarIdentity> of(Path jar) {
        var name = String.valueOf(jar.getFileName());
        if (!name.endsWith(".jar")) {
            return Optional.empty();
        }
        return byContent(jar, name).or(() -> byName(name));
    }

    /// A jar may hold others whole; its own name then tells which of them it is.
    private static Optional<JarIdentity> byContent(Path jar, String name) {
        try (var zip = new ZipFile(jar.toFile())) {
            var poms = zip.stream()
                    .filter(entry -> POM.matcher(entry.getName()).matches())
                    .toList();
            JarIdentity only = null;
            for (var pom : poms) {
                only = read(zip, pom);
                if (only != null && name.startsWith(only.artifact + "-" + only.version)) {
                    return Optional.of(only);
                }
            }
            return poms.size() == 1 ? Optional.ofNullable(only) : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private static @Nullable JarIdentity read(ZipFile zip, ZipEntry entry) throws IOException {
        var pom = new Properties();
        try (var content = zip.getInputStream(entry)) {
            pom.load(content);
        }
        var group = pom.getProperty("groupId");
        var artifact = pom.getProperty("artifactId");
        var version = pom.getProperty("version");
        return group == null || artifact == null || version == null ? null : new JarIdentity(group, artifact, version);
    }

    private static Optional<JarIdentity> byName(String name) {
        var named = NAMED.matcher(name);
        return named.matches()
                ? Optional.of(new JarIdentity(
                        "",
                        named.toMatchResult().group(1),
                        named.toMatchResult().group(2)))
                : Optional.empty();
    }
}
