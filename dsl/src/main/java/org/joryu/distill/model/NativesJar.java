package org.joryu.distill.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The file of Maven Central that has libtorch for the CPU, as DJL packs it.
///
/// @param classifier the platform, as DJL names it
/// @param sha256 of the file, hexadecimal
/// @param bytes how large it is
record NativesJar(String classifier, String sha256, long bytes) {

    /// The libtorch that DJL's glue fits.
    static final String VERSION = "2.7.1";

    static final List<NativesJar> ALL = List.of(
            new NativesJar(
                    "linux-x86_64", "1769928feaaa2389b4aa68390e7787ce1707290258b167d016a200fced4b8c39", 111_597_418),
            new NativesJar(
                    "linux-aarch64", "ea7bf1da33fc4ecf310186b27f2b4afc4387e81cb76a994e5703e0e3c2c97cf6", 71_387_151),
            new NativesJar(
                    "osx-aarch64", "e1ca6c377750d31a2a791d9d2dac9efb09e39181faf84338ef0e140214979ff2", 41_611_143),
            new NativesJar(
                    "win-x86_64", "f70603e9b03cf7df1690c2b1f8edd99fcfdc4e38d639db1d3604ce22b13a38df", 75_502_000));

    /// {@return that of a platform; empty where there is none}
    ///
    /// @param system the operating system's name, as `os.name` has it
    /// @param architecture the processor's, as `os.arch` has it
    static Optional<NativesJar> of(String system, String architecture) {
        var prefix = system.toLowerCase(Locale.ROOT);
        var name = (prefix.startsWith("mac") ? "osx" : prefix.startsWith("win") ? "win" : "linux") + "-"
                + architecture.replace("amd64", "x86_64");
        return ALL.stream().filter(jar -> jar.classifier.equals(name)).findFirst();
    }

    static Optional<NativesJar> ofThisMachine() {
        return of(System.getProperty("os.name"), System.getProperty("os.arch"));
    }

    /// `group:artifact:extension:classifier:version`.
    String coordinates() {
        return "ai.djl.pytorch:pytorch-native-cpu:jar:%s:%s".formatted(classifier, VERSION);
    }

    /// As Maven names it.
    String fileName() {
        return "pytorch-native-cpu-%s-%s.jar".formatted(VERSION, classifier);
    }

    /// Refuses a file that is another.
    ///
    /// @throws IOException if it cannot be read or is not this one
    void verify(Path file) throws IOException {
        var found = sha256(file);
        if (!found.equals(sha256)) {
            throw new IOException(
                    "%s must be %s with the SHA-256 %s, but has %s: delete it, so that it is fetched anew, or take it from another place"
                            .formatted(file, coordinates(), sha256, found));
        }
    }

    private static String sha256(Path file) throws IOException {
        try (var content = new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            var buffer = new byte[1 << 16];
            while (content.read(buffer) >= 0) {
                // Read for its digest.
            }
            return HexFormat.of().formatHex(content.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
