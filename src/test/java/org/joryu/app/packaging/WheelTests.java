package org.joryu.app.packaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.TreeMap;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The two files that people install, from one distribution.
class WheelTests {

    private static final Instant TIME = Instant.parse("2026-11-24T00:00:00Z");

    @TempDir
    Path folder;

    private Path distribution;
    private Path launcher;

    @BeforeEach
    void distribution() throws IOException {
        distribution = folder.resolve("joryu");
        write("app/kernel-1.0.jar", "the kernel");
        write("notebook/distill-1.0.jar", "the language");
        write("notebook/pytorch-native-cpu-2.7.1-linux-x86_64.jar", "libtorch");
        write("LICENSE", "Apache-2.0");
        write("joryu.aot", "of this machine alone");
        launcher = folder.resolve("python");
        Files.createDirectories(launcher.resolve("joryu/__pycache__"));
        Files.writeString(launcher.resolve("joryu/kernel.py"), "print()");
        Files.writeString(launcher.resolve("joryu/__pycache__/kernel.pyc"), "of this machine alone");
    }

    private void write(String name, String content) throws IOException {
        var file = distribution.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    @Test
    void the_wheel_holds_the_launcher_the_distribution_and_the_kernelspec_but_no_libtorch() throws IOException {
        try (var zip = new ZipFile(wheel("a").toFile())) {
            assertThat(zip.stream().map(Object::toString))
                    .containsExactlyInAnyOrder(
                            "joryu/kernel.py",
                            "joryu/home/app/kernel-1.0.jar",
                            "joryu/home/notebook/distill-1.0.jar",
                            "joryu/home/LICENSE",
                            "joryu/home/launch.txt",
                            "joryu-1.0.data/data/share/jupyter/kernels/joryu/kernel.json",
                            "joryu-1.0.dist-info/METADATA",
                            "joryu-1.0.dist-info/WHEEL",
                            "joryu-1.0.dist-info/entry_points.txt",
                            "joryu-1.0.dist-info/RECORD");
        }
    }

    /// As pip verifies it ("Recording installed projects", packaging.python.org).
    @Test
    void its_record_has_the_digest_and_the_size_of_every_file() throws Exception {
        try (var zip = new ZipFile(wheel("a").toFile())) {
            var record = text(zip, "joryu-1.0.dist-info/RECORD").lines().toList();
            assertThat(record).hasSize(zip.size());
            for (var line : record) {
                var parts = line.split(",", -1);
                if (!parts[0].endsWith("RECORD")) {
                    var bytes = bytes(zip, parts[0]);
                    var digest = MessageDigest.getInstance("SHA-256").digest(bytes);
                    assertThat(parts[1])
                            .isEqualTo("sha256="
                                    + Base64.getUrlEncoder().withoutPadding().encodeToString(digest));
                    assertThat(parts[2]).isEqualTo(String.valueOf(bytes.length));
                }
            }
        }
    }

    @Test
    void the_jar_starts_itself_and_is_unpacked_to_a_folder_of_its_own() throws IOException {
        try (var zip = new ZipFile(jar("a").toFile())) {
            assertThat(text(zip, "META-INF/MANIFEST.MF"))
                    .contains("Main-Class: org.joryu.boot.Boot", "Build-Jdk: 25")
                    .containsPattern("Joryu-Identity: 1.0-[0-9a-f]{12}\r?\n");
            assertThat(zip.getEntry("joryu/app/kernel-1.0.jar")).isNotNull();
            assertThat(zip.getEntry("joryu/notebook/pytorch-native-cpu-2.7.1-linux-x86_64.jar"))
                    .isNull();
        }
    }

    @Test
    void the_same_distribution_gives_the_same_bytes_and_another_another_folder() throws IOException {
        assertThat(wheel("a")).hasSameBinaryContentAs(wheel("b"));
        assertThat(jar("a")).hasSameBinaryContentAs(jar("b"));
        var before = Contents.of(distribution).digest();

        write("app/kernel-1.0.jar", "the kernel, built anew");

        assertThat(Contents.of(distribution).digest()).isNotEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({"0.1.0-SNAPSHOT, 0.1.0.dev0", "0.1.0, 0.1.0", "1.2.0-rc1, 1.2.0rc1", "1.2.0-beta.2, 1.2.0beta2"})
    void versions_are_those_of_python(String maven, String python) {
        assertThat(Wheel.pythonVersion(maven)).isEqualTo(python);
    }

    private Path wheel(String name) throws IOException {
        var kernelspec = new TreeMap<String, byte[]>();
        kernelspec.put("kernel.json", "{}".getBytes(UTF_8));
        var target = folder.resolve(name + ".whl");
        new Wheel("1.0", Contents.of(distribution), launcher, kernelspec, "# Joryu")
                .write(target, new TimelessZip(TIME));
        return target;
    }

    private Path jar(String name) throws IOException {
        var target = folder.resolve(name + ".jar");
        new StandaloneJar("1.0", Contents.of(distribution), Files.createDirectories(folder.resolve("boot")))
                .write(target, new TimelessZip(TIME));
        return target;
    }

    private static String text(ZipFile zip, String name) throws IOException {
        return new String(bytes(zip, name), UTF_8);
    }

    private static byte[] bytes(ZipFile zip, String name) throws IOException {
        try (var content = zip.getInputStream(zip.getEntry(name))) {
            return content.readAllBytes();
        }
    }
}
