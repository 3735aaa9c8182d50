package org.joryu.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NvidiaDriverTests {

    @TempDir
    Path root;

    @Test
    void is_asked_for_by_nvidia_smi_first() {
        var driver = NvidiaDriver.find(
                root, Optional.of("550.54.14, NVIDIA L4, 23034 MiB\n550.54.14, NVIDIA A100-SXM4-40GB, 40960 MiB\n"));

        assertThat(driver)
                .contains(new NvidiaDriver(
                        "550.54.14", List.of("NVIDIA L4, 23034 MiB", "NVIDIA A100-SXM4-40GB, 40960 MiB")));
        assertThat(driver.orElseThrow().words())
                .isEqualTo("NVIDIA driver 550.54.14 (NVIDIA L4, 23034 MiB; NVIDIA A100-SXM4-40GB, 40960 MiB)");
    }

    @Test
    void is_seen_by_its_kernel_module_where_nvidia_smi_is_missing_or_fails() throws IOException {
        write("proc/driver/nvidia/version", """
                NVRM version: NVIDIA UNIX x86_64 Kernel Module  470.223.02  Sat Oct  7 15:39:11 UTC 2023
                GCC version:  gcc version 12.2.0 (Debian 12.2.0-14)
                """);

        var driver = NvidiaDriver.find(root, Optional.of("NVIDIA-SMI has failed because ...\n"));

        assertThat(driver).contains(new NvidiaDriver("470.223.02", List.of()));
        assertThat(driver.orElseThrow().isTooOld()).isTrue();
    }

    @Test
    void names_the_version_of_an_open_kernel_module() throws IOException {
        write(
                "proc/driver/nvidia/version",
                "NVRM version: NVIDIA UNIX Open Kernel Module for x86_64  570.124.06  Release Build  (root)\n");

        assertThat(NvidiaDriver.find(root, Optional.empty()))
                .contains(new NvidiaDriver("570.124.06", List.of()))
                .get()
                .matches(driver -> !driver.isTooOld());
    }

    @Test
    void is_seen_by_its_library_as_in_wsl() throws IOException {
        write("usr/lib/wsl/lib/libcuda.so.1", "");

        var driver = NvidiaDriver.find(root, Optional.empty());

        assertThat(driver).map(NvidiaDriver::words).contains("NVIDIA driver");
        assertThat(driver.orElseThrow().isTooOld()).isFalse();
    }

    @Test
    void is_missing_where_nothing_tells_of_it() {
        assertThat(NvidiaDriver.find(root, Optional.empty())).isEmpty();
    }

    private void write(String file, String text) throws IOException {
        Files.createDirectories(root.resolve(file).getParent());
        Files.writeString(root.resolve(file), text);
    }
}
