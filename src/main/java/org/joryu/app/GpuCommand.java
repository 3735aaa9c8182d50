package org.joryu.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `joryu gpu`: gets a libtorch for CUDA and has `joryu run` and installed kernels use it.
@Command(
        name = "gpu",
        description = {
            "Sets up an NVIDIA GPU: gets libtorch for CUDA, tries it, and has joryu run and the installed kernels use it.",
            "From DJL's own download where that can be reached, else from PyPI: some 3 GB. Changes nothing of the system."
        },
        mixinStandardHelpOptions = true)
final class GpuCommand implements Runnable {

    @Option(
            names = "--from",
            paramLabel = "VENV",
            description = "Use the PyTorch of this Python environment, rather than download one.")
    private @Nullable Path from;

    @Option(names = "--prefix", paramLabel = "P", description = "Also the kernel that was installed with --prefix P.")
    private List<Path> prefixes = List.of();

    @Option(names = "--force", description = "Also where no NVIDIA driver is found.")
    private boolean force;

    @Option(names = "--dry-run", description = "Only say what would be done.")
    private boolean dryRun;

    @Option(names = "--undo", description = "Go back to the CPU's libtorch, and delete what was made.")
    private boolean undo;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        requireLinux(System.getProperty("os.name"));
        var environment = System.getenv();
        var kernels = InstalledKernel.find(environment, Path.of(System.getProperty("user.home")), prefixes);
        var driver = NvidiaDriver.find();
        var setup = new GpuSetup(UserFolder.current(), Distribution.current(), kernels, driver.isPresent(), this::say);
        if (undo) {
            undo(setup);
            return;
        }
        var glue = Glue.of(Distribution.current());
        if (glue.flavor().isEmpty()) {
            throw new UserError(
                    "DJL has no library for CUDA on %s: trainings run on the CPU here".formatted(glue.platform()));
        }
        if (!force) {
            requireDriver(driver);
        }
        var before = GpuSettings.current();
        var source = from == null
                ? download(glue)
                : new TorchSource.Existing(glue, from.toAbsolutePath().normalize());
        if (dryRun) {
            tell(setup.steps(source));
            return;
        }
        sum(setup.run(source), driver);
        warnOfOwn(environment, before);
    }

    static void requireLinux(String system) {
        if (system.startsWith("Mac")) {
            throw new UserError(
                    "joryu gpu sets up NVIDIA's GPUs, for which macOS has no driver: trainings run on the CPU");
        }
        if (!system.startsWith("Linux")) {
            throw new UserError(
                    "joryu gpu works on Linux only: on Windows install Joryu in WSL 2, where programs see the "
                            + "GPU through Windows' NVIDIA driver, and run it there");
        }
    }

    static void requireDriver(Optional<NvidiaDriver> driver) {
        if (driver.isEmpty()) {
            throw new UserError("there is no NVIDIA driver here (no nvidia-smi, /proc/driver/nvidia or libcuda.so.1), "
                    + "without which no program sees a GPU: install it first. --force downloads 3 GB all the same");
        }
        if (driver.get().isTooOld()) {
            throw new UserError("%s is too old for CUDA 12: install driver %d or newer. --force sets up all the same"
                    .formatted(driver.get().words(), NvidiaDriver.OLDEST));
        }
    }

    /// DJL's own where it can be reached, else PyPI's.
    private TorchSource download(Glue glue) {
        try {
            var files = DjlRepository.OF_DJL.files(glue);
            if (!files.isEmpty()) {
                return new TorchSource.Djl(glue, DjlRepository.OF_DJL, files);
            }
            say("DJL's download has no libtorch %s for CUDA; taking PyPI's".formatted(glue.torch()));
        } catch (IOException unreachable) {
            say("DJL's download is out of reach (%s); taking PyPI's".formatted(unreachable.getMessage()));
        }
        return new TorchSource.Pypi(glue);
    }

    private void undo(GpuSetup setup) {
        if (dryRun) {
            tell(setup.stepsBack());
        } else {
            say(
                    setup.undo()
                            ? "Trainings run on the CPU again. Restart kernels that are running."
                            : "Nothing was set up.");
        }
    }

    private void sum(Natives.Working natives, Optional<NvidiaDriver> driver) {
        int gpus = natives.gpus();
        if (gpus > 0) {
            say("Done: libtorch %s sees %d GPU%s, and trainings run on the first. Restart kernels that are running."
                    .formatted(natives.fact("torch"), gpus, gpus == 1 ? "" : "s"));
        } else {
            say("Done: libtorch %s for CUDA starts, but sees no GPU%s. %s says more, %s goes back."
                    .formatted(
                            natives.fact("torch"),
                            driver.isEmpty() ? ", as there is no NVIDIA driver" : "",
                            CommandName.with("doctor"),
                            NativesChecks.UNDO));
        }
    }

    /// One that is not from an earlier setup is in force before ours.
    private void warnOfOwn(Map<String, String> environment, Optional<GpuSettings> before) {
        var own = environment.getOrDefault(GpuSettings.TORCH, "");
        if (!own.isEmpty()
                && before.filter(s -> s.torch().toString().equals(own)).isEmpty()) {
            say("But %s is %s in your environment, which joryu run leaves as it is: unset it"
                    .formatted(GpuSettings.TORCH, own));
        }
    }

    private void tell(List<String> steps) {
        for (int i = 0; i < steps.size(); i++) {
            say("%d. %s".formatted(i + 1, steps.get(i)));
        }
    }

    private void say(String sentence) {
        var out = spec.commandLine().getOut();
        out.println(sentence);
        out.flush();
    }
}
