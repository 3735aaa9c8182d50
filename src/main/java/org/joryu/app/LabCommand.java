package org.joryu.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `joryu lab`: JupyterLab with the kernel in it, in an environment of its own.
@Command(
        name = "lab",
        description = "Opens the notebooks in a JupyterLab of its own; the first time, it is downloaded.",
        mixinStandardHelpOptions = true)
final class LabCommand implements Runnable {

    @Parameters(
            arity = "0..1",
            paramLabel = "FOLDER",
            description = "What to open (default: Joryu's notebooks where they are, else the current folder).")
    private Path folder = defaultFolder();

    @Option(
            names = "--environment",
            paramLabel = "DIR",
            description = "Where JupyterLab is kept (default: ${DEFAULT-VALUE}).")
    private Path environment = defaultEnvironment();

    @Option(names = "--port", description = "The port to listen on (default: ${DEFAULT-VALUE}).")
    private int port = 8888;

    @Option(names = "--no-browser", description = "Print the address, open no browser.")
    private boolean noBrowser;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        if (!Files.exists(folder)) {
            throw new UserError("FOLDER must exist, but is " + folder + ": name a folder or a notebook");
        }
        var python = new PythonEnvironment(environment.toAbsolutePath());
        python.ensure(requirements(), step -> spec.commandLine().getOut().println(step));
        Kernelspec.current().installInto(KernelspecFolder.inPrefix(python.folder()));
        var exit = launch(python);
        if (exit != 0) {
            throw new UserError("JupyterLab ended with exit code " + exit);
        }
    }

    private int launch(PythonEnvironment python) {
        var command = new ArrayList<>(
                List.of(python.python().toString(), "-m", "jupyterlab", "--port=" + port, folder.toString()));
        if (noBrowser) {
            command.add("--no-browser");
        }
        if ("root".equals(System.getProperty("user.name"))) {
            // Jupyter refuses to run as root unasked; whoever runs this as root is in a container.
            command.add("--allow-root");
        }
        try {
            var process = new ProcessBuilder(command).inheritIO().start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
            return process.waitFor();
        } catch (IOException e) {
            throw new UserError("cannot start JupyterLab: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    static String requirements() {
        try (var list = Objects.requireNonNull(LabCommand.class.getResourceAsStream("lab-requirements.txt"))) {
            return new String(list.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The `joryu` script says where it stands; started otherwise, there is only the current folder.
    private static Path defaultFolder() {
        var root = System.getProperty("joryu.root");
        var notebooks = root == null ? Path.of("") : Path.of(root, "notebooks");
        return Files.isDirectory(notebooks) ? notebooks : Path.of("").toAbsolutePath();
    }

    static Path defaultEnvironment() {
        return Path.of(System.getProperty("joryu.root", System.getProperty("user.home")), ".joryu", "lab");
    }
}
