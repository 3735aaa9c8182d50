package org.joryu.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KernelspecTests {

    @TempDir
    Path folder;

    @Test
    void starts_this_java_with_the_flags_and_the_connection_file() {
        var java = Path.of("/usr/lib/jvm/jdk 25/bin/java");
        var home = Path.of("/opt/joryu home");

        var json = JsonParser.parseString(new Kernelspec(java, new Distribution(home), Optional.empty()).json())
                .getAsJsonObject();

        assertThat(json.getAsJsonArray("argv").asList())
                .extracting(JsonElement::getAsString)
                .startsWith(java.toString())
                .containsAll(JavaFlags.JVM)
                .containsSubsequence("-cp", home.resolve("app").resolve("*").toString())
                .endsWith("org.joryu.app.KernelMain", "{connection_file}");
        assertThat(json.get("language").getAsString()).isEqualTo("java");
        assertThat(json.get("interrupt_mode").getAsString()).isEqualTo("message");
        assertThat(json.getAsJsonObject("metadata").getAsJsonArray("supported_encryption"))
                .containsExactly(new JsonPrimitive("curve"));
        assertThat(json.getAsJsonObject("env").keySet()).isEqualTo(JavaFlags.ENVIRONMENT.keySet());
    }

    @Test
    void installs_with_three_logos_and_twice_and_leaves_nothing_when_removed() {
        var target = folder.resolve("share with spaces").resolve("kernels").resolve("joryu");
        var kernelspec = new Kernelspec(Path.of("java"), new Distribution(folder), Optional.empty());

        kernelspec.installInto(target);
        kernelspec.installInto(target);

        assertThat(target).isDirectoryContaining("glob:**/kernel.json");
        assertThat(target.toFile().list())
                .containsExactlyInAnyOrder("kernel.json", "logo-32x32.png", "logo-64x64.png", "logo-svg.svg");
        assertThat(Kernelspec.removeFrom(target)).isTrue();
        assertThat(target).doesNotExist();
        assertThat(Kernelspec.removeFrom(target)).isFalse();
    }

    @Test
    void never_removes_a_folder_with_files_it_did_not_make() throws IOException {
        var target = folder.resolve("joryu");
        new Kernelspec(Path.of("java"), new Distribution(folder), Optional.empty()).installInto(target);
        Files.writeString(target.resolve("notes.txt"), "mine");

        assertThatThrownBy(() -> Kernelspec.removeFrom(target)).isInstanceOf(UserError.class);

        assertThat(target.resolve("notes.txt")).hasContent("mine");
    }

    @Test
    void belongs_where_jupyter_looks() {
        var home = Path.of("/home/ada");
        assertThat(KernelspecFolder.ofUser(Map.of(), "Linux", home))
                .isEqualTo(Path.of("/home/ada/.local/share/jupyter/kernels/joryu"));
        assertThat(KernelspecFolder.ofUser(Map.of("XDG_DATA_HOME", "/data"), "Linux", home))
                .isEqualTo(Path.of("/data/jupyter/kernels/joryu"));
        assertThat(KernelspecFolder.ofUser(Map.of("JUPYTER_DATA_DIR", "/j"), "Linux", home))
                .isEqualTo(Path.of("/j/kernels/joryu"));
        assertThat(KernelspecFolder.ofUser(Map.of(), "Mac OS X", home))
                .isEqualTo(Path.of("/home/ada/Library/Jupyter/kernels/joryu"));
        assertThat(KernelspecFolder.inPrefix(Path.of("/venv"))).isEqualTo(Path.of("/venv/share/jupyter/kernels/joryu"));
    }
}
