package org.joryu.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `joryu uninstall`: the reverse of `joryu install` with the same options, or of all that Joryu ever put somewhere.
@Command(
        name = "uninstall",
        description = {
            "Removes the kernel that install with the same options made.",
            "With --all: every kernel, cache, download and Python environment of this user's Joryu. The history of cells,",
            "notebooks and runs stay, as does what Maven keeps. pip uninstall joryu removes the Python package with its kernel."
        },
        mixinStandardHelpOptions = true)
final class UninstallCommand implements Runnable {

    @Mixin
    private final KernelspecFolder folder = new KernelspecFolder();

    @Option(names = "--all", description = "Everything that can be had again.")
    private boolean all;

    @Option(names = "--dry-run", description = "Only say what would be removed.")
    private boolean dryRun;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        var belongings =
                new Belongings(Distribution.current(), System.getenv(), Path.of(System.getProperty("user.home")));
        if (all) {
            removeAll(belongings);
        } else {
            removeKernel();
        }
        if (!dryRun) {
            markUnneeded(belongings);
        }
    }

    private void removeKernel() {
        var target = folder.resolve();
        if (new InstalledKernel(target).isOfPythonPackage()) {
            throw new UserError(
                    "the kernel in %s belongs to a Python package: pip uninstall joryu removes it".formatted(target));
        }
        if (dryRun) {
            say((Files.exists(target) ? "Would remove the kernel in " : "No kernel in ") + target);
        } else {
            say((Kernelspec.removeFrom(target) ? "Removed the kernel in " : "No kernel in ") + target);
        }
    }

    private void removeAll(Belongings belongings) {
        var things = belongings.things();
        for (var thing : things) {
            if (!dryRun) {
                belongings.remove(thing);
            }
            say("%s %s: %s".formatted(dryRun ? "Would remove" : "Removed", thing.what(), thing.path()));
        }
        if (things.isEmpty()) {
            say("There is nothing to remove");
        }
    }

    private void markUnneeded(Belongings belongings) {
        var distribution = belongings.distribution();
        if (!distribution.isUnpacked()
                || belongings.kernels().stream().anyMatch(kernel -> kernel.starts(distribution.home()))) {
            return;
        }
        try {
            distribution.markUninstalled();
            say("Removed what joryu.jar was unpacked to: " + distribution.home());
        } catch (IOException e) {
            throw new UserError("cannot remove %s: %s".formatted(distribution.home(), e), e);
        }
    }

    private void say(String sentence) {
        spec.commandLine().getOut().println(sentence);
    }
}
