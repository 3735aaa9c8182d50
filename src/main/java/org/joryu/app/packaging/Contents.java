package org.joryu.app.packaging;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.joryu.app.JavaFlags;

/// What every way to install has in common: the distribution without libtorch, and how to start it.
///
/// @param files by their path below the distribution's home, in the order of their names
record Contents(SequencedMap<String, byte[]> files) {

    /// libtorch's is a hundred megabytes, and another for each platform: fetched on first use.
    private static final String NATIVES = "pytorch-native-";

    /// What the law and those who look for vulnerabilities ask for; the bill of materials is not made offline.
    private static final List<String> PAPERS = List.of("LICENSE", "THIRD-PARTY.txt", "joryu.cdx.json");

    static Contents of(Path distribution) throws IOException {
        var files = new TreeMap<String, byte[]>();
        for (var folder : new String[] {"app", "notebook"}) {
            for (var jar : files(distribution.resolve(folder)).entrySet()) {
                if (!jar.getKey().startsWith(NATIVES)) {
                    files.put(folder + "/" + jar.getKey(), jar.getValue());
                }
            }
        }
        for (var paper : PAPERS) {
            if (Files.exists(distribution.resolve(paper))) {
                files.put(paper, Files.readAllBytes(distribution.resolve(paper)));
            }
        }
        files.put("launch.txt", launch().getBytes(StandardCharsets.UTF_8));
        return new Contents(files);
    }

    /// The files of a folder and of those below it, by their path in it.
    static SequencedMap<String, byte[]> files(Path folder) throws IOException {
        var files = new TreeMap<String, byte[]>();
        try (var all = Files.walk(folder)) {
            for (var file : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
                files.put(folder.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        }
        return files;
    }

    private static String launch() {
        var lines = new StringBuilder();
        JavaFlags.JVM.forEach(flag -> lines.append("jvm ").append(flag).append('\n'));
        new TreeMap<>(JavaFlags.ENVIRONMENT)
                .forEach((name, value) -> lines.append("env ")
                        .append(name)
                        .append('=')
                        .append(value)
                        .append('\n'));
        return lines.toString();
    }

    /// A few digits that other contents do not have.
    String digest() {
        var digest = sha256();
        files.forEach((name, bytes) -> {
            digest.update(name.getBytes(StandardCharsets.UTF_8));
            digest.update(sha256().digest(bytes));
        });
        return HexFormat.of().formatHex(digest.digest()).substring(0, 12);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
