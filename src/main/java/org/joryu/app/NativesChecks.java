package org.joryu.app;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.joryu.app.Finding.Fine;
import org.joryu.app.Finding.Problem;
import org.joryu.app.Finding.Warning;

/// Which libtorch there is, which GPUs it sees, and where a training runs therefore.
///
/// @param natives asked when they are needed, as that takes a second
/// @param driver this machine's
/// @param environment what the process of a training has in its environment
/// @param settings what `joryu gpu` wrote
/// @param system the operating system's name
record NativesChecks(
        Supplier<Natives> natives,
        Supplier<Optional<NvidiaDriver>> driver,
        Map<String, String> environment,
        Optional<GpuSettings> settings,
        String system) {

    static final String SET_UP = CommandName.with("gpu");
    static final String UNDO = CommandName.with("gpu --undo");

    List<Check> all() {
        return List.of(
                new Check("libtorch", this::libtorch), new Check("GPU", this::gpu), new Check("device", this::device));
    }

    private Finding libtorch() {
        return switch (natives.get()) {
            case Natives.Broken(var why) -> new Problem("does not start: " + why, repair());
            case Natives.Absent(var file, var all) ->
                file.<Finding>map(NativesChecks::notYet).orElseGet(() -> noneForThisPlatform(all.keySet()));
            case Natives.Working working -> source(working);
        };
    }

    private static Finding notYet(NativesFile file) {
        return new Warning(
                "not here yet: the first training fetches %s, %s, from Maven Central"
                        .formatted(file.coordinates(), file.size()),
                CommandName.with("natives") + " fetches it now, or takes it from a folder");
    }

    private static Finding noneForThisPlatform(Set<String> platforms) {
        return new Problem(
                "there is none in Maven Central for this platform, only for " + String.join(", ", platforms),
                "let %s name a folder with a libtorch of the version that DJL expects".formatted(GpuSettings.TORCH));
    }

    private String repair() {
        if (!named().isEmpty()) {
            return isSetUp()
                    ? "%s sets it up anew, %s goes back to the CPU's".formatted(SET_UP, UNDO)
                    : "unset %s, or let it name a libtorch of the version that DJL expects"
                            .formatted(GpuSettings.TORCH);
        }
        return "delete " + NativesCache.folder(environment)
                + ", from where it is unpacked anew; Linux needs glibc 2.28 or newer";
    }

    private Finding source(Natives.Working working) {
        var what = "%s for %s (DJL %s), ".formatted(working.fact("torch"), flavor(working), working.fact("djl"));
        if (named().isEmpty()) {
            return new Fine(what + ofMaven(working));
        }
        if (!isNamed(working.libraries())) {
            return new Warning(
                    what
                            + ofMaven(working)
                            + ", though %s names %s, where there is no libtorch".formatted(GpuSettings.TORCH, named()),
                    isSetUp()
                            ? "%s sets it up anew, %s forgets it".formatted(SET_UP, UNDO)
                            : "unset it, or name another");
        }
        return new Fine(what
                + "from %s, which %s names"
                        .formatted(working.libraries(), isSetUp() ? "joryu gpu" : GpuSettings.TORCH));
    }

    private static String ofMaven(Natives.Working working) {
        var jar = working.fact("bundle");
        return jar.isEmpty()
                ? "of an earlier download, in " + working.libraries()
                : "of Maven's %s, unpacked to %s".formatted(Path.of(jar).getFileName(), working.libraries());
    }

    private String flavor(Natives.Working working) {
        return working.isForCuda()
                ? "CUDA (%s)".formatted(environment.getOrDefault(GpuSettings.FLAVOR, "flavor of the folder's name"))
                : "the CPU";
    }

    private Finding gpu() {
        if (!(natives.get() instanceof Natives.Working working)) {
            return new Warning("not asked for, as libtorch does not run", "see libtorch above");
        }
        if (working.gpus() > 0) {
            return new Fine(gpus(working));
        }
        return driver.get().map(found -> unseen(working, found)).orElseGet(() -> noDriver(working));
    }

    private String gpus(Natives.Working working) {
        var lines = new StringBuilder(driver.get().map(NvidiaDriver::words).orElse("NVIDIA driver"));
        for (int gpu = 0; gpu < working.gpus(); gpu++) {
            lines.append("\ngpu(%d): %s".formatted(gpu, working.fact("gpu." + gpu)));
        }
        return lines.toString();
    }

    private Finding noDriver(Natives.Working working) {
        if (working.isForCuda()) {
            return new Warning(
                    "none: libtorch is the one for CUDA, but there is no NVIDIA driver here",
                    "install NVIDIA's driver if there is a GPU; else %s goes back to the CPU's libtorch, which is smaller"
                            .formatted(isSetUp() ? UNDO : "unset " + GpuSettings.TORCH));
        }
        return new Fine(
                system.startsWith("Mac")
                        ? "none: libtorch uses NVIDIA's alone, and macOS has no driver for them"
                        : "none: there is no NVIDIA driver here (no nvidia-smi, /proc/driver/nvidia or libcuda.so.1)");
    }

    private Finding unseen(Natives.Working working, NvidiaDriver found) {
        if (!working.isForCuda()) {
            return new Warning(found.words() + " is here, but libtorch is the one for the CPU", SET_UP);
        }
        if (found.isTooOld()) {
            return new Problem(
                    found.words() + " is too old for CUDA 12",
                    "install driver %d or newer".formatted(NvidiaDriver.OLDEST));
        }
        if (working.fact("cudart").isEmpty()) {
            return new Problem(
                    found.words() + " is here, but DJL finds no libcudart.so, by which it counts GPUs",
                    SET_UP + " sets that up, too");
        }
        var visible = environment.get("CUDA_VISIBLE_DEVICES");
        return new Problem(
                found.words() + " is here, but libtorch sees no GPU",
                visible != null
                        ? "CUDA_VISIBLE_DEVICES is '%s', which hides GPUs: unset it".formatted(visible)
                        : "see whether nvidia-smi lists one; a container needs --gpus all");
    }

    private Finding device() {
        if (!(natives.get() instanceof Natives.Working working)) {
            return new Warning("none, as libtorch does not run", "see libtorch above");
        }
        int cores = Runtime.getRuntime().availableProcessors();
        var threads = working.fact("threads");
        var where = working.gpus() > 0
                ? working.fact("device")
                        + " by default, as libtorch sees it; .device(\"cpu\") of a plan chooses the CPU"
                        + several(working.gpus())
                : "cpu, as libtorch sees no GPU";
        return new Fine(where
                + (working.gpus() > 0 ? "" : "\nmultiplies bf16 " + bf16(working))
                + "\n%s of %d cores for an operation on the CPU, as the short steps of small networks wait for each other with more; for large ones: JAVA_TOOL_OPTIONS=-Dai.djl.pytorch.num_threads=%d"
                        .formatted(threads, cores, cores));
    }

    private static String several(int gpus) {
        return gpus < 2 ? "" : ", .device(\"gpus\") shares each batch among the %d GPUs".formatted(gpus);
    }

    /// Whether a plan's word for bf16 pays on the CPU.
    private static String bf16(Natives.Working working) {
        var how = working.fact("bf16");
        return how
                + (how.startsWith("by itself")
                        ? ": .precision(BF16) of a plan makes its steps faster, and costs accuracy"
                        : how.startsWith("by way of f32") ? ": .precision(BF16) of a plan makes its steps slower" : "");
    }

    private String named() {
        return environment.getOrDefault(GpuSettings.TORCH, "");
    }

    private boolean isSetUp() {
        return settings.filter(s -> s.torch().toString().equals(named())).isPresent();
    }

    private boolean isNamed(Path libraries) {
        return List.of(named().split(File.pathSeparator, -1)).contains(libraries.toString());
    }
}
