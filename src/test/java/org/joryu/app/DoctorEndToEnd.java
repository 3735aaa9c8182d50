package org.joryu.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorEndToEnd {

    @TempDir
    Path folder;

    @Test
    void starts_libtorch_and_says_where_trainings_run() throws IOException, InterruptedException {
        var run = doctor("", "--json");

        assertThat(run.exitCode()).as(run.output()).isZero();
        var checks = JsonParser.parseString(run.output()).getAsJsonObject().getAsJsonArray("checks");
        assertThat(checks)
                .extracting(JsonElement::getAsJsonObject)
                .extracting(check -> check.get("name").getAsString())
                .containsExactly(
                        "Java",
                        "start cache",
                        "malloc",
                        "disk",
                        "class path",
                        "folders",
                        "fonts",
                        "ports",
                        "libtorch",
                        "GPU",
                        "device",
                        "kernels",
                        "Jupyter");
        assertThat(checks)
                .extracting(JsonElement::getAsJsonObject)
                .filteredOn(check -> check.get("name").getAsString().equals("device"))
                .singleElement()
                .extracting(check -> check.get("found").getAsString())
                .asString()
                .matches("(?s)(cpu|gpu\\(0\\)).*cores.*");
    }

    @Test
    void libraries_that_do_not_load_are_told_and_end_nothing() throws IOException, InterruptedException {
        var broken = Files.createDirectories(folder.resolve("broken natives"));
        Files.writeString(broken.resolve(System.mapLibraryName("torch")), "no library");

        var run = doctor(broken.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.output())
                .contains("PROBLEM  libtorch", "UnsatisfiedLinkError", "→ unset PYTORCH_LIBRARY_PATH", "1 problem")
                .contains("kernels");
        // Jupyter makes its folder when it is asked for its kernels.
        assertThat(folder.toFile().list()).containsOnly("broken natives", "jupyter");
    }

    /// Apart from the kernels and settings of whoever runs this.
    private Processes.Ended doctor(String natives, String... arguments) throws IOException, InterruptedException {
        var all = new ArrayList<>(List.of("doctor"));
        all.addAll(List.of(arguments));
        var environment = new HashMap<>(
                Map.of("XDG_DATA_HOME", folder.toString(), "VIRTUAL_ENV", "", "CONDA_PREFIX", "", "JUPYTER_PATH", ""));
        if (!natives.isEmpty()) {
            environment.put(GpuSettings.TORCH, natives);
        }
        return Product.joryu(folder, environment, all.toArray(String[]::new));
    }
}
