package org.joryu.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Folders as PyPI's wheels of torch 2.7.1 lay them out, of which the libraries are empty files.
@DisabledOnOs(OS.WINDOWS)
class TorchWheelTests {

    private static final Glue GLUE = new Glue("2.7.1", "linux-x86_64", Optional.of("cu128"));

    @TempDir
    Path folder;

    @Test
    void all_libraries_are_linked_that_need_neither_python_nor_a_driver() throws IOException {
        var environment = environment("2.7.1+cu126");

        var settings = new TorchSource.Existing(GLUE, environment).obtain(folder, links(), false, step -> {});

        assertThat(settings.torch().toFile().list())
                .containsExactlyInAnyOrder("libc10.so", "libgomp.so.1", "libtorch.so", "libtorch_cuda.so");
        assertThat(settings.torch().resolve("libtorch.so").toRealPath())
                .isEqualTo(
                        packages(environment).resolve("torch/lib/libtorch.so").toRealPath());
        assertThat(settings.flavor()).isEqualTo("cu128");
    }

    @Test
    void what_needs_the_driver_is_linked_where_there_is_one() throws IOException {
        var settings =
                new TorchSource.Existing(GLUE, environment("2.7.1+cu126")).obtain(folder, links(), true, step -> {});

        assertThat(settings.torch().resolve("libcaffe2_nvrtc.so")).isSymbolicLink();
    }

    @Test
    void the_linker_finds_the_nvidia_wheels_and_djl_a_cuda_runtime_of_that_name() throws IOException {
        var environment = environment("2.7.1");

        var settings = new TorchSource.Existing(GLUE, environment).obtain(folder, links(), false, step -> {});

        assertThat(settings.libraries())
                .containsExactly(
                        folder.resolve("links/cuda"),
                        packages(environment).resolve("nvidia/cublas/lib"),
                        packages(environment).resolve("nvidia/cuda_runtime/lib"),
                        packages(environment).resolve("cusparselt/lib"));
        assertThat(folder.resolve("links/cuda/libcudart.so").toRealPath()).hasFileName("libcudart.so.12");
    }

    @Test
    void the_packages_themselves_may_be_named() throws IOException {
        assertThat(TorchWheel.in(packages(environment("2.7.1+cu126")), "2.7.1").version())
                .isEqualTo("2.7.1+cu126");
    }

    @Test
    void another_version_none_and_one_for_the_cpu_get_a_sentence() throws IOException {
        assertThatThrownBy(() -> TorchWheel.in(folder, "2.7.1"))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith(
                        "--from must name a Python environment with torch 2.7.1 in it, but in " + folder)
                .hasMessageEndingWith("pip install torch==2.7.1");

        var newer = environment("2.11.0+cu130");
        assertThatThrownBy(() -> TorchWheel.in(newer, "2.7.1"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("must be 2.7.1")
                .hasMessageContaining("but is 2.11.0+cu130");

        var cpu = environment("2.7.1+cpu");
        Files.delete(packages(cpu).resolve("torch/lib/libtorch_cuda.so"));
        assertThatThrownBy(() -> TorchWheel.in(cpu, "2.7.1"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("must be built for CUDA, but is 2.7.1+cpu");
    }

    private Path links() throws IOException {
        return Files.createDirectory(folder.resolve("links"));
    }

    private Path environment(String version) throws IOException {
        var environment = folder.resolve("a venv of " + version);
        var packages = packages(environment);
        for (var file : new String[] {
            "torch/lib/libc10.so",
            "torch/lib/libcaffe2_nvrtc.so",
            "torch/lib/libgomp.so.1",
            "torch/lib/libshm.so",
            "torch/lib/libtorch.so",
            "torch/lib/libtorch_cuda.so",
            "torch/lib/libtorch_python.so",
            "torch/lib/readme.txt",
            "nvidia/__init__.py",
            "nvidia/cublas/lib/libcublas.so.12",
            "nvidia/cuda_runtime/lib/libcudart.so.12",
            "cusparselt/lib/libcusparseLt.so.0"
        }) {
            var path = packages.resolve(file);
            Files.createDirectories(path.getParent());
            Files.createFile(path);
        }
        Files.writeString(
                packages.resolve("torch/version.py"),
                "from typing import Optional\n\n__version__ = '%s'\ndebug = False\n".formatted(version));
        return environment;
    }

    private static Path packages(Path environment) {
        return environment.resolve("lib/python3.11/site-packages");
    }
}
