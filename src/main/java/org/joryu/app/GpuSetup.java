package org.joryu.app;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// What `joryu gpu` does: everything is made beside what is in force, tried, and then put in force by one file.
///
/// @param user the folder of all that Joryu keeps for this user
/// @param distribution whose libraries are tried
/// @param kernels those that are installed
/// @param driver whether NVIDIA's driver is here
/// @param say told what happens
record GpuSetup(
        Path user, Distribution distribution, List<InstalledKernel> kernels, boolean driver, Consumer<String> say) {

    private Path home() {
        return user.resolve("gpu");
    }

    private Path settings() {
        return user.resolve("gpu.env");
    }

    /// All steps in their order, without taking any.
    List<String> steps(TorchSource source) {
        var steps = new ArrayList<>(source.steps(home()));
        steps.add("Start libtorch with them in a process of its own, to see that they load");
        steps.add("Write %s, which the joryu script reads".formatted(settings()));
        if (kernels.isEmpty()) {
            steps.add(
                    "No installed kernel was found; joryu install and joryu lab will give new ones the same settings");
        }
        kernels.forEach(kernel -> steps.add("Put %s, %s and %s into %s"
                .formatted(GpuSettings.TORCH, GpuSettings.FLAVOR, GpuSettings.LIBRARIES, kernel.folder())));
        return steps;
    }

    /// The same for [#undo].
    List<String> stepsBack() {
        var steps = new ArrayList<String>();
        kernels.forEach(kernel -> steps.add("Take the settings out of " + kernel.folder()));
        steps.add("Delete " + settings());
        steps.add("Delete " + home());
        return steps;
    }

    /// Takes them. What fails leaves all as it was.
    ///
    /// @return the libtorch that it starts from now on
    Natives.Working run(TorchSource source) {
        return alone(() -> {
            var links = Files.createDirectories(home().resolve(
                            "links-%08x".formatted(ThreadLocalRandom.current().nextInt())));
            boolean inForce = false;
            try {
                var settings = source.obtain(home(), links, driver, say);
                say.accept("Starting libtorch with them");
                var natives = started(settings);
                settings.write(settings());
                inForce = true;
                tellKernels(Optional.of(settings));
                deleteAllBut(settings);
                return natives;
            } finally {
                if (!inForce) {
                    Folders.delete(links);
                }
            }
        });
    }

    private Natives.Working started(GpuSettings settings) {
        return switch (Natives.probe(distribution, settings.environment())) {
            case Natives.Broken(var why) ->
                throw new UserError("these libraries do not start, so nothing was changed: " + why);
            case Natives.Absent _ ->
                throw new UserError("there is no libtorch in %s, so nothing was changed".formatted(settings.torch()));
            case Natives.Working working -> {
                if (!working.libraries().equals(settings.torch())) {
                    throw new UserError("libtorch was started from %s instead of %s, so nothing was changed"
                            .formatted(working.libraries(), settings.torch()));
                }
                yield working;
            }
        };
    }

    /// Takes back what [#run] did.
    ///
    /// @return whether there was anything
    boolean undo() {
        return alone(() -> {
            boolean told = tellKernels(Optional.empty());
            boolean written = Files.deleteIfExists(settings());
            boolean made = Files.isDirectory(home());
            Folders.delete(home());
            return told || written || made;
        });
    }

    /// One that cannot be written keeps no other from being told.
    private boolean tellKernels(Optional<GpuSettings> settings) {
        boolean any = false;
        for (var kernel : kernels) {
            try {
                if (kernel.setGpu(settings)) {
                    any = true;
                    say.accept(
                            (settings.isPresent() ? "Told the kernel in " : "Took the settings out of the kernel in ")
                                    + kernel.folder());
                }
            } catch (UserError unwritable) {
                say.accept(unwritable.getMessage() + ": its kernels go on as before");
            }
        }
        return any;
    }

    /// What an earlier setup made, or one that was cut off.
    private void deleteAllBut(GpuSettings settings) throws IOException {
        var used = Stream.concat(Stream.of(settings.torch()), settings.libraries().stream())
                .toList();
        for (var made : TorchWheel.list(home())) {
            if (used.stream().noneMatch(folder -> folder.startsWith(made))) {
                Folders.delete(made);
            }
        }
    }

    private interface Work<T> {
        T run() throws IOException;
    }

    private <T> T alone(Work<T> work) {
        try {
            Files.createDirectories(user);
            try (var channel = FileChannel.open(
                            user.resolve("gpu.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var lock = channel.tryLock()) {
                if (lock == null) {
                    throw new UserError("another joryu gpu is at work in %s: wait for it".formatted(user));
                }
                return work.run();
            }
        } catch (IOException e) {
            throw new UserError("cannot set up the GPU in %s: %s".formatted(user, e), e);
        }
    }
}
