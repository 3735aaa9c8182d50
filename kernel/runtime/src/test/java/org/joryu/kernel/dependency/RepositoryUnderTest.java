package org.joryu.kernel.dependency;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.joryu.kernel.magic.Jars;

/// A Maven repository in a folder, whose libraries are written by the test.
///
/// Dependencies are given as `group:artifact:version`, with `@test`, `@runtime`, `@provided` or
/// `@optional` behind them where they are no ordinary ones.
record RepositoryUnderTest(Path folder) {

    /// A jar whose class `artifact.Version` says in `text()` which version it is.
    void library(String coordinates, String... dependencies) throws IOException {
        jar(coordinates, coordinates, dependencies);
    }

    /// A jar with this class alone.
    void libraryWith(String coordinates, String className, String source) throws IOException {
        var parts = coordinates.split(":");
        checksum(Jars.write(file(parts, ".jar"), className, source, Map.of()));
        pom(coordinates, "jar", "");
        metadata(parts);
    }

    private void jar(String coordinates, String text, String... dependencies) throws IOException {
        var parts = coordinates.split(":");
        var name = parts[1].replace("-", "");
        checksum(Jars.write(
                file(parts, ".jar"),
                name + ".Version",
                "package %s; public final class Version { public static String text() { return \"%s\"; } }"
                        .formatted(name, text),
                Map.of()));
        pom(coordinates, "jar", elements(dependencies));
        metadata(parts);
    }

    /// A POM without a jar, whose dependencies are what there is of it.
    void aggregate(String coordinates, String... dependencies) throws IOException {
        pom(coordinates, "pom", elements(dependencies));
        metadata(coordinates.split(":"));
    }

    /// A POM that says by which name its library is published now.
    void moved(String coordinates, String group) throws IOException {
        pom(
                coordinates,
                "jar",
                "<distributionManagement><relocation><groupId>%s</groupId></relocation></distributionManagement>"
                        .formatted(group));
        metadata(coordinates.split(":"));
    }

    /// A POM that names versions for others.
    void platform(String coordinates, String... managed) throws IOException {
        pom(coordinates, "pom", "<dependencyManagement>" + elements(managed) + "</dependencyManagement>");
        metadata(coordinates.split(":"));
    }

    /// The n-th build of a version that is not released yet.
    void snapshot(String coordinates, int build) throws IOException {
        var parts = coordinates.split(":");
        var stamp = "20260101.00000%d-%d".formatted(build, build);
        jar(coordinates, coordinates + " build " + build);
        for (var extension : new String[] {".jar", ".pom"}) {
            var unique = file(parts, extension)
                    .resolveSibling("%s-%s%s".formatted(parts[1], parts[2].replace("SNAPSHOT", stamp), extension));
            Files.move(file(parts, extension), unique, StandardCopyOption.REPLACE_EXISTING);
            checksum(unique);
        }
        Files.writeString(file(parts, ".jar").resolveSibling("maven-metadata.xml"), """
                <metadata modelVersion="1.1.0"><groupId>%s</groupId><artifactId>%s</artifactId><version>%s</version><versioning>
                <snapshot><timestamp>20260101.00000%d</timestamp><buildNumber>%d</buildNumber></snapshot>
                <lastUpdated>2026010100000%d</lastUpdated></versioning></metadata>
                """.formatted(
                        parts[0], parts[1], parts[2], build, build, build));
    }

    void sources(String coordinates) throws IOException {
        var parts = coordinates.split(":");
        var name = parts[1].replace("-", "");
        checksum(Jars.write(
                file(parts, "-sources.jar"),
                "unused.Unused",
                "package unused; class Unused {}",
                Map.of(
                        name + "/Version.java",
                        "package %s;\n/** Says which one it is. */\npublic final class Version {}\n".formatted(name))));
    }

    void javadoc(String coordinates) throws IOException {
        var parts = coordinates.split(":");
        checksum(Jars.write(
                file(parts, "-javadoc.jar"),
                "unused.Unused",
                "package unused; class Unused {}",
                Map.of(
                        parts[1].replace("-", "") + "/Version.html",
                        "<section class='class-description'><div class='block'>Published.</div></section>")));
    }

    /// Makes the jar another one than its checksum says.
    void damage(String coordinates) throws IOException {
        Files.writeString(file(coordinates.split(":"), ".jar"), "not what was published");
    }

    Path file(String[] parts, String end) {
        return folder.resolve(parts[0].replace('.', '/'))
                .resolve(parts[1])
                .resolve(parts[2])
                .resolve(parts[1] + "-" + parts[2] + end);
    }

    private void pom(String coordinates, String packaging, String more) throws IOException {
        var parts = coordinates.split(":");
        var pom = file(parts, ".pom");
        Files.createDirectories(pom.getParent());
        Files.writeString(pom, """
                <project><modelVersion>4.0.0</modelVersion><groupId>%s</groupId><artifactId>%s</artifactId><version>%s</version>
                <packaging>%s</packaging>%s</project>
                """.formatted(parts[0], parts[1], parts[2], packaging, more));
        checksum(pom);
    }

    private static String elements(String... dependencies) {
        return Arrays.stream(dependencies)
                .map(RepositoryUnderTest::element)
                .collect(Collectors.joining("", "<dependencies>", "</dependencies>"));
    }

    private static String element(String dependency) {
        var parts = dependency.split("[:@]", -1);
        var kind = dependency.contains("@") ? parts[parts.length - 1] : "compile";
        return "<dependency><groupId>%s</groupId><artifactId>%s</artifactId><version>%s</version>%s</dependency>"
                .formatted(
                        parts[0],
                        parts[1],
                        parts[2],
                        kind.equals("optional") ? "<optional>true</optional>" : "<scope>" + kind + "</scope>");
    }

    private void metadata(String[] parts) throws IOException {
        var artifact = folder.resolve(parts[0].replace('.', '/')).resolve(parts[1]);
        try (Stream<Path> versions = Files.list(artifact)) {
            var names = versions.filter(Files::isDirectory)
                    .map(version -> "<version>" + version.getFileName() + "</version>")
                    .sorted()
                    .collect(Collectors.joining());
            Files.writeString(
                    artifact.resolve("maven-metadata.xml"),
                    "<metadata><groupId>%s</groupId><artifactId>%s</artifactId><versioning><versions>%s</versions></versioning></metadata>"
                            .formatted(parts[0], parts[1], names));
        }
    }

    private static void checksum(Path file) throws IOException {
        try {
            var digest = MessageDigest.getInstance("SHA-1").digest(Files.readAllBytes(file));
            Files.writeString(
                    file.resolveSibling(file.getFileName() + ".sha1"),
                    HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
