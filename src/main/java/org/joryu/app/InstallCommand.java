package org.joryu.app;

import java.io.IOException;
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
        say("Installed the kernel \"" + Kernelspec.NAME + "\" in " + target);
        makeCache();
    }

    private void makeCache() {
        var cache = AotCache.current();
        if (cache.isCurrent()) {
            return;
        }
        say("Preparing a fast start, which takes some 15 seconds ...");
        try {
            cache.make();
            say("Prepared.");
        } catch (IOException e) {
            say("The kernel works, but starts more slowly than it could: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void say(String sentence) {
        var out = spec.commandLine().getOut();
        out.println(sentence);
        out.flush();
    }
}
