package org.joryu.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `joryu gpu` as a user calls it. A libtorch that does not load shows that nothing is left of a try that fails; with
/// `JORYU_TORCH_VENV`, an environment with PyPI's torch, all of it is done.
class GpuEndToEnd {

    private static final String TRAINING = """
            {"cells":[{"cell_type":"code","execution_count":null,"id":"c1","metadata":{},"outputs":[],
            "source":"train(mlp(64, 8, 10)).on(digits().take(100)).epochs(1).run().best()"}],
            "metadata":{},"nbformat":4,"nbformat_minor":5}
            """;

    @TempDir
    Path folder;

    private Path data;
    private Path prefix;
    private InstalledKernel kernel;

    @BeforeEach
    void install() {
        assumeThat(System.getProperty("os.name") + " " + System.getProperty("os.arch"))
                .isEqualTo("Linux amd64");
        data = folder.resolve("data of ada");
        prefix = folder.resolve("a prefix");
        Kernelspec.current().installInto(KernelspecFolder.inPrefix(prefix));
        kernel = new InstalledKernel(KernelspecFolder.inPrefix(prefix));
    }

    @Test
    void without_a_driver_it_refuses_and_says_why() throws IOException, InterruptedException {
        assumeThat(NvidiaDriver.find()).isEmpty();

        var run = gpu();

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.output()).contains("there is no NVIDIA driver here", "install it first", "3 GB");
        assertThat(data).doesNotExist();
    }

    @Test
    void libraries_that_do_not_load_leave_all_as_it_was() throws IOException, InterruptedException {
        var before = Files.readString(kernel.folder().resolve("kernel.json"));
        var packages =
                folder.resolve("venv").resolve("lib").resolve("python3.11").resolve("site-packages");
        for (var library : List.of(
                "torch/lib/libtorch.so", "torch/lib/libtorch_cuda.so", "nvidia/cuda_runtime/lib/libcudart.so.12")) {
            Files.createDirectories(packages.resolve(library).getParent());
            Files.writeString(packages.resolve(library), "no library");
        }
        Files.writeString(packages.resolve("torch/version.py"), "__version__ = '2.7.1+cu126'\n");

        var dry =
                gpu("--force", "--from", folder.resolve("venv").toString(), "--prefix", prefix.toString(), "--dry-run");
        assertThat(dry.exitCode()).as(dry.output()).isZero();
        assertThat(dry.output()).contains("1. Make a folder of links", "into " + kernel.folder());
        assertThat(data).doesNotExist();

        var run = gpu("--force", "--from", folder.resolve("venv").toString(), "--prefix", prefix.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.output())
                .contains("these libraries do not start, so nothing was changed: java.lang.UnsatisfiedLinkError");
        assertThat(data.resolve("joryu").resolve("gpu.env")).doesNotExist();
        assertThat(data.resolve("joryu").resolve("gpu")).isEmptyDirectory();
        assertThat(kernel.folder().resolve("kernel.json")).hasContent(before);
    }

    @Test
    void a_torch_that_is_there_is_used_by_runs_and_kernels_until_it_is_undone()
            throws IOException, InterruptedException {
        var venv = System.getenv("JORYU_TORCH_VENV");
        assumeThat(venv).as("JORYU_TORCH_VENV").isNotNull();
        var before = Files.readString(kernel.folder().resolve("kernel.json"));

        for (int times = 0; times < 2; times++) {
            var run = gpu("--force", "--from", venv, "--prefix", prefix.toString());
            assertThat(run.exitCode()).as(run.output()).isZero();
        }

        var settings =
                GpuSettings.read(data.resolve("joryu").resolve("gpu.env")).orElseThrow();
        assertThat(kernel.environment()).containsAllEntriesOf(settings.forKernels());
        assertThat(data.resolve("joryu").resolve("gpu").toFile().list()).hasSize(1);
        var natives = Natives.probe(Distribution.current(), settings.environment());
        assertThat(natives).isInstanceOfSatisfying(Natives.Working.class, working -> {
            assertThat(working.libraries()).isEqualTo(settings.torch());
            assertThat(working.isForCuda()).isTrue();
            assertThat(working.fact("cudart")).startsWith("12.");
        });
        var doctor = Product.joryu(folder, settingsAnd(settings), "doctor");
        assertThat(doctor.output()).contains("for CUDA (cu128)").containsPattern("which joryu\\s+gpu names");

        var notebook = Files.writeString(folder.resolve("train.ipynb"), TRAINING);
        var training = Product.joryu(folder, settingsAnd(settings), "run", notebook.toString());
        assertThat(training.exitCode()).as(training.output()).isZero();
        assertThat(training.output()).contains("best model kept");

        assertThat(gpu("--undo", "--prefix", prefix.toString()).exitCode()).isZero();
        assertThat(data.resolve("joryu").toFile().list()).containsExactly("gpu.lock");
        assertThat(kernel.folder().resolve("kernel.json")).hasContent(before);
        assertThat(gpu("--undo", "--prefix", prefix.toString()).output()).contains("Nothing was set up");
    }

    private Map<String, String> settingsAnd(GpuSettings settings) {
        var environment = new HashMap<>(settings.environment());
        environment.put("XDG_DATA_HOME", data.toString());
        return environment;
    }

    private Processes.Ended gpu(String... arguments) throws IOException, InterruptedException {
        var all = new ArrayList<>(List.of("gpu"));
        all.addAll(List.of(arguments));
        var environment =
                new HashMap<>(Map.of("XDG_DATA_HOME", data.toString(), "VIRTUAL_ENV", "", "CONDA_PREFIX", ""));
        // So that the kernel of a lab of whoever runs this is left alone.
        environment.put("JAVA_TOOL_OPTIONS", "-Djoryu.root=" + folder);
        return Product.joryu(folder, environment, all.toArray(String[]::new));
    }
}
