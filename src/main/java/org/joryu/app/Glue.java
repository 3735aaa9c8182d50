package org.joryu.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;

/// DJL's library between Java and libtorch, which fits one version of libtorch alone.
///
/// @param torch that version, for example `2.7.1`
/// @param platform for example `linux-x86_64`
/// @param flavor the one for CUDA, for example `cu128`; empty where this platform has none
record Glue(String torch, String platform, Optional<String> flavor) {

    private static final Pattern JAR = Pattern.compile("pytorch-jni-(\\d+\\.\\d+\\.\\d+)-.*\\.jar");

    /// The one that a Joryu has for this machine.
    static Glue of(Distribution distribution) {
        var architecture = System.getProperty("os.arch").replace("amd64", "x86_64");
        for (var jar : distribution.notebookJars()) {
            var name = JAR.matcher(jar.getFileName().toString());
            if (name.matches()) {
                return new Glue(name.group(1), "linux-" + architecture, flavor(jar, "linux-" + architecture));
            }
        }
        throw new UserError("no pytorch-jni jar in %s: build Joryu with ./mvnw -DskipTests package"
                .formatted(distribution.notebook()));
    }

    private static Optional<String> flavor(Path jar, String platform) {
        var library = Pattern.compile("jnilib/" + platform + "/(cu\\d+)/.*\\.so");
        try (var zip = new ZipFile(jar.toFile())) {
            return zip.stream()
                    .map(entry -> library.matcher(entry.getName()))
                    .filter(match -> match.matches())
                    .map(match -> match.group(1))
                    .max(String::compareTo);
        } catch (IOException e) {
            throw new UserError("cannot read %s: %s".formatted(jar, e), e);
        }
    }
}
