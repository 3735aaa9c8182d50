package org.joryu.distill.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NativesJarTests {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "Linux,      amd64,   linux-x86_64",
        "Linux,      aarch64, linux-aarch64",
        "Mac OS X,   aarch64, osx-aarch64",
        "Windows 11, amd64,   win-x86_64",
        "Mac OS X,   x86_64,  ",
        "Linux,      riscv64, "
    })
    void is_that_of_the_platform_if_there_is_one(String system, String architecture, String classifier) {
        assertThat(NativesJar.of(system, architecture)
                        .map(NativesJar::classifier)
                        .orElse(null))
                .isEqualTo(classifier);
    }

    /// The build has it on the class path: whoever takes another version of libtorch has to say its digests, too.
    @Test
    void is_the_file_that_the_build_uses() {
        var description = NativesJar.class.getClassLoader().getResource("native/lib/pytorch.properties");
        var file = Path.of(URI.create(description.toString().replaceFirst("^jar:(.*)!.*$", "$1")));
        var jar = NativesJar.ofThisMachine().orElseThrow();

        assertThat(file).hasFileName(jar.fileName()).hasSize(jar.bytes());
        assertThatCode(() -> jar.verify(file)).doesNotThrowAnyException();
    }

    @Test
    void refuses_another_file() throws IOException {
        var file = Files.writeString(folder.resolve("a.jar"), "not libtorch");

        assertThatThrownBy(() -> NativesJar.ALL.getFirst().verify(file))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(file
                        + " must be ai.djl.pytorch:pytorch-native-cpu:jar:linux-x86_64:2.7.1 with the SHA-256 1769")
                .hasMessageEndingWith("delete it, so that it is fetched anew, or take it from another place");
    }
}
