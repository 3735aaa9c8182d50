package org.joryu.app;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `joryu install`: makes the kernel known to Jupyter.
@Command(
        name = "install",
        description = "Makes the Java kernel known to Jupyter: JupyterLab, Notebook, VS Code, nbclient, papermill.",
        mixinStandardHelpOptions = true)
final class InstallCommand implements Runnable {

    @Mixin
    private final KernelspecFolder folder = new KernelspecFolder();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        var target = folder.resolve();
        Kernelspec.current().installInto(target);
        spec.commandLine().getOut().println("Installed the kernel \"" + Kernelspec.NAME + "\" in " + target);
    }
}
