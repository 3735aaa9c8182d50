package org.joryu.app;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `joryu uninstall`: the reverse of `joryu install` with the same options.
@Command(
        name = "uninstall",
        description = "Removes what install with the same options made.",
        mixinStandardHelpOptions = true)
final class UninstallCommand implements Runnable {

    @Mixin
    private final KernelspecFolder folder = new KernelspecFolder();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        var target = folder.resolve();
        var removed = Kernelspec.removeFrom(target);
        spec.commandLine().getOut().println(removed ? "Removed the kernel in " + target : "No kernel in " + target);
    }
}
