package org.joryu.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joryu.app.Finding.Fine;
import org.joryu.app.Finding.Problem;
import org.joryu.app.Finding.Warning;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativesChecksTests {

    private static final NvidiaDriver L4 = new NvidiaDriver("550.54.14", List.of("NVIDIA L4, 23034 MiB"));

    @TempDir
    Path folder;

    private Path cpu;
    private Path cuda;
    private Map<String, String> facts;

    @BeforeEach
    void libraries() throws IOException {
        cpu = Files.createDirectories(folder.resolve("2.7.1-cpu"));
        cuda = Files.createDirectories(folder.resolve("for CUDA"));
        Files.createFile(cuda.resolve(System.mapLibraryName("torch_cuda")));
        facts = new HashMap<>(Map.of(
                "torch",
                "2.7.1",
                "djl",
                "0.36.0",
                "threads",
                "1",
                "device",
                "cpu",
                "bf16",
                "by way of f32 (no avx512_bf16 or amx_bf16)",
                "gpus",
                "0",
                "cudart",
                "",
                "bundle",
                "/notebook/pytorch-native-cpu-2.7.1-linux-x86_64.jar",
                "libraries",
                cpu.toString()));
    }

    @Test
    void a_machine_without_a_gpu_is_fine() {
        var found = look(Optional.empty(), Map.of(), Optional.empty());

        assertThat(found.values()).allMatch(Fine.class::isInstance);
        assertThat(found.get("libtorch").found())
                .isEqualTo("2.7.1 for the CPU (DJL 0.36.0), of Maven's pytorch-native-cpu-2.7.1-linux-x86_64.jar, "
                        + "unpacked to " + cpu);
        assertThat(found.get("GPU").found()).contains("no NVIDIA driver");
        assertThat(found.get("device").found())
                .startsWith("cpu, as libtorch sees no GPU\nmultiplies bf16 by way of f32 (no avx512_bf16 or amx_bf16):"
                        + " .precision(BF16) of a plan makes its steps slower\n");
        facts.put("bf16", "by itself (amx_bf16)");
        assertThat(look(Optional.empty(), Map.of(), Optional.empty())
                        .get("device")
                        .found())
                .contains("\nmultiplies bf16 by itself (amx_bf16): .precision(BF16) of a plan makes its steps faster,"
                        + " and costs accuracy\n");
    }

    @Test
    void a_libtorch_that_was_never_needed_is_told_with_what_fetches_it() {
        var file = new NativesFile("ai.djl.pytorch:pytorch-native-cpu:jar:linux-x86_64:2.7.1", 111_597_418);

        assertThat(absent(Optional.of(file)))
                .isEqualTo(new Warning(
                        "not here yet: the first training fetches ai.djl.pytorch:pytorch-native-cpu:jar:linux-x86_64:2.7.1, "
                                + "111 MB, from Maven Central",
                        "./joryu natives fetches it now, or takes it from a folder"));
        assertThat(absent(Optional.empty()))
                .isEqualTo(new Problem(
                        "there is none in Maven Central for this platform, only for linux-x86_64",
                        "let PYTORCH_LIBRARY_PATH name a folder with a libtorch of the version that DJL expects"));
        assertThat(file.fileName()).isEqualTo("pytorch-native-cpu-2.7.1-linux-x86_64.jar");
    }

    private static Finding absent(Optional<NativesFile> file) {
        var all = Map.of("linux-x86_64", new NativesFile("g:a:jar:linux-x86_64:1", 1));
        return new NativesChecks(
                        () -> new Natives.Absent(file, all), Optional::empty, Map.of(), Optional.empty(), "Linux")
                .all()
                .getFirst()
                .make()
                .finding();
    }

    @Test
    void a_driver_beside_the_libtorch_for_the_cpu_is_sent_to_joryu_gpu() {
        assertThat(look(Optional.of(L4), Map.of(), Optional.empty()).get("GPU"))
                .isEqualTo(new Warning(
                        "NVIDIA driver 550.54.14 (NVIDIA L4, 23034 MiB) is here, but libtorch is the one for the CPU",
                        "./joryu gpu"));
    }

    @Test
    void a_gpu_that_is_seen_is_used() {
        facts.putAll(Map.of(
                "libraries",
                cuda.toString(),
                "gpus",
                "1",
                "gpu.0",
                "compute capability 8.9, bf16 by itself, 22.0 GiB",
                "device",
                "gpu(0)"));

        var found = look(Optional.of(L4), settings().environment(), Optional.of(settings()));

        assertThat(found.values()).allMatch(Fine.class::isInstance);
        assertThat(found.get("libtorch").found())
                .isEqualTo("2.7.1 for CUDA (cu128) (DJL 0.36.0), from %s, which joryu gpu names".formatted(cuda));
        assertThat(found.get("GPU").found()).contains("NVIDIA L4", "gpu(0): compute capability 8.9");
        assertThat(found.get("device").found())
                .startsWith("gpu(0) by default, as libtorch sees it")
                .doesNotContain("gpus", "bf16");
    }

    @Test
    void several_gpus_can_share_a_batch() {
        facts.putAll(Map.of("libraries", cuda.toString(), "gpus", "2", "device", "gpu(0)"));

        assertThat(look(Optional.of(L4), settings().environment(), Optional.of(settings()))
                        .get("device")
                        .found())
                .contains(".device(\"gpus\") shares each batch among the 2 GPUs");
    }

    @Test
    void the_libtorch_for_cuda_without_a_driver_is_a_warning() {
        facts.put("libraries", cuda.toString());

        assertThat(look(Optional.empty(), settings().environment(), Optional.of(settings()))
                        .get("GPU"))
                .isInstanceOfSatisfying(
                        Warning.class, warning -> assertThat(warning.remedy()).contains("./joryu gpu --undo"));
    }

    @Test
    void a_gpu_that_is_hidden_too_old_or_not_counted_is_a_problem_with_a_remedy() {
        facts.put("libraries", cuda.toString());
        var named = new HashMap<String, String>(settings().environment());

        assertThat(look(Optional.of(L4), named, Optional.of(settings())).get("GPU"))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.found()).contains("finds no libcudart.so"));

        facts.put("cudart", "12.6");
        named.put("CUDA_VISIBLE_DEVICES", "");
        assertThat(look(Optional.of(L4), named, Optional.of(settings())).get("GPU"))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.remedy())
                                .isEqualTo("CUDA_VISIBLE_DEVICES is '', which hides GPUs: unset it"));

        assertThat(look(Optional.of(new NvidiaDriver("470.223.02", List.of())), named, Optional.empty())
                        .get("GPU"))
                .isEqualTo(
                        new Problem("NVIDIA driver 470.223.02 is too old for CUDA 12", "install driver 525 or newer"));
    }

    @Test
    void a_folder_that_has_gone_is_named() {
        assertThat(look(Optional.empty(), settings().environment(), Optional.of(settings()))
                        .get("libtorch"))
                .isInstanceOfSatisfying(Warning.class, warning -> {
                    assertThat(warning.found()).contains("though PYTORCH_LIBRARY_PATH names " + cuda);
                    assertThat(warning.remedy()).contains("./joryu gpu sets it up anew", "./joryu gpu --undo");
                });
    }

    @Test
    void libraries_that_do_not_start_are_a_problem_and_no_end() {
        var checks = new NativesChecks(
                () -> new Natives.Broken("java.lang.UnsatisfiedLinkError: libtorch.so: file too short"),
                Optional::empty,
                Map.of("PYTORCH_LIBRARY_PATH", "/opt/mine"),
                Optional.empty(),
                "Linux");

        var results = checks.all().stream().map(Check::make).toList();

        assertThat(results.getFirst().finding())
                .isEqualTo(new Problem(
                        "does not start: java.lang.UnsatisfiedLinkError: libtorch.so: file too short",
                        "unset PYTORCH_LIBRARY_PATH, or let it name a libtorch of the version that DJL expects"));
        assertThat(results.get(1).finding()).isInstanceOf(Warning.class);
    }

    private GpuSettings settings() {
        return new GpuSettings(cuda, "cu128", List.of(folder.resolve("nvidia")));
    }

    private Found look(Optional<NvidiaDriver> driver, Map<String, String> environment, Optional<GpuSettings> settings) {
        return new Found(
                new NativesChecks(() -> new Natives.Working(facts), () -> driver, environment, settings, "Linux")
                        .all().stream().map(Check::make).toList());
    }

    private record Found(List<Check.Result> results) {

        List<Finding> values() {
            return results.stream().map(Check.Result::finding).toList();
        }

        Finding get(String name) {
            return results.stream()
                    .filter(result -> result.name().equals(name))
                    .findFirst()
                    .orElseThrow()
                    .finding();
        }
    }
}
