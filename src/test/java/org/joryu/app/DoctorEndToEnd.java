package org.joryu.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorEndToEnd {

    @TempDir
    Path folder;

    @Test
    void starts_libtorch_and_says_where_trainings_run() throws IOException, InterruptedException {
        var run = Product.joryu(folder, Map.of(), "doctor", "--json");

        assertThat(run.exitCode()).as(run.output()).isZero();
        var checks = JsonParser.parseString(run.output()).getAsJsonObject().getAsJsonArray("checks");
        assertThat(checks)
                .extracting(JsonElement::getAsJsonObject)
                .extracting(check -> check.get("name").getAsString())
                .contains("Java", "malloc", "disk", "libtorch", "GPU", "device", "kernels");
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

        var run = Product.joryu(folder, Map.of("PYTORCH_LIBRARY_PATH", broken.toString()), "doctor");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.output())
                .contains("PROBLEM  libtorch", "UnsatisfiedLinkError", "→ unset PYTORCH_LIBRARY_PATH", "1 problem")
                .contains("kernels");
        assertThat(folder.toFile().list()).containsExactly("broken natives");
    }
}
