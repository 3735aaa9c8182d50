package org.joryu.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class GpuSettingsTests {

    private static final GpuSettings SETTINGS = new GpuSettings(
            Path.of("/data/of ada/torch"), "cu128", List.of(Path.of("/data/of ada/cuda"), Path.of("/venv/nvidia/lib")));

    @TempDir
    Path folder;

    @Test
    void are_read_as_they_were_written() throws IOException {
        var file = folder.resolve("joryu").resolve("gpu.env");

        SETTINGS.write(file);

        assertThat(GpuSettings.read(file)).contains(SETTINGS);
        assertThat(folder.resolve("joryu").toFile().list()).containsExactly("gpu.env");
        assertThat(GpuSettings.read(folder.resolve("none"))).isEmpty();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void reach_what_the_joryu_script_starts() throws IOException, InterruptedException {
        SETTINGS.write(folder.resolve("joryu").resolve("gpu.env"));

        assertThat(environmentOfScript(Map.of("XDG_DATA_HOME", folder.toString())))
                .containsAllEntriesOf(SETTINGS.environment());
        assertThat(environmentOfScript(Map.of("XDG_DATA_HOME", folder.toString(), "LD_LIBRARY_PATH", "/mine")))
                .containsEntry("LD_LIBRARY_PATH", "/data/of ada/cuda:/venv/nvidia/lib:/mine");
        assertThat(environmentOfScript(Map.of("XDG_DATA_HOME", folder.toString(), "PYTORCH_LIBRARY_PATH", "/mine")))
                .containsEntry("PYTORCH_LIBRARY_PATH", "/mine")
                .doesNotContainKey("PYTORCH_FLAVOR");
        assertThat(environmentOfScript(
                        Map.of("XDG_DATA_HOME", folder.resolve("elsewhere").toString())))
                .doesNotContainKey("PYTORCH_LIBRARY_PATH");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void lie_where_script_and_command_both_look() throws IOException, InterruptedException {
        SETTINGS.write(
                UserFolder.of(Map.of("HOME", folder.toString()), "/nowhere").resolve("gpu.env"));

        assertThat(environmentOfScript(Map.of("HOME", folder.toString(), "XDG_DATA_HOME", "")))
                .containsAllEntriesOf(SETTINGS.environment());
    }

    @Test
    void keep_the_library_path_of_a_front_end_in_kernels() {
        assertThat(SETTINGS.forKernels())
                .containsEntry("LD_LIBRARY_PATH", "/data/of ada/cuda:/venv/nvidia/lib:${LD_LIBRARY_PATH}");
    }

    @Test
    void reject_a_folder_that_a_search_path_cannot_name() {
        assertThatThrownBy(() -> new GpuSettings(Path.of("/data/torch"), "cu128", List.of(Path.of("/a:b"))))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("without a colon, which separates such folders in LD_LIBRARY_PATH, but is /a:b");
    }

    private Map<String, String> environmentOfScript(Map<String, String> given)
            throws IOException, InterruptedException {
        var script = Path.of("..", ".mvn", "gpu.sh").toAbsolutePath().normalize();
        var builder = new ProcessBuilder("sh", "-euc", ". \"$1\"; env", "sh", script.toString());
        builder.environment().clear();
        builder.environment().put("PATH", System.getenv("PATH"));
        builder.environment().putAll(given);
        var process = builder.redirectErrorStream(true).start();
        var lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(lines).isZero();
        var environment = new HashMap<String, String>();
        lines.lines().filter(line -> line.contains("=")).forEach(line -> {
            int equals = line.indexOf('=');
            environment.put(line.substring(0, equals), line.substring(equals + 1));
        });
        return environment;
    }
}
