package org.joryu.app;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The built product and a Python environment with real Jupyter clients, for end-to-end tests.
final class Product {

    static final Path ROOT = Path.of(System.getProperty("joryu.root"));
    static final Path FIRST_NOTEBOOK = ROOT.resolve("notebooks").resolve("01-first-distillation.ipynb");

    private static final Path PYTHON_SOURCES = ROOT.resolve("src/test/python");
    private static final Path NODE_SOURCES = ROOT.resolve("src/test/node");

    private Product() {}

    /// The environment, made the first time, with the kernel of this build installed in it.
    static PythonEnvironment python() throws IOException {
        var environment = new PythonEnvironment(ROOT.resolve("src/target/python"));
        environment.ensure(Files.readString(PYTHON_SOURCES.resolve("requirements.txt")), System.out::println);
        Kernelspec.current().installInto(KernelspecFolder.inPrefix(environment.folder()));
        return environment;
    }

    /// Runs one of the scripts in src/test/python.
    static Processes.Ended script(Path folder, String name, Object... arguments)
            throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(python().python().toString());
        command.add(PYTHON_SOURCES.resolve(name).toString());
        for (var argument : arguments) {
            command.add(argument.toString());
        }
        return Processes.run(folder, command, Map.of("PATH", path()));
    }

    /// With the environment's commands first, so that a notebook that asks for `python3` finds its libraries.
    private static String path() throws IOException {
        return python().python().getParent() + File.pathSeparator + System.getenv("PATH");
    }

    /// Runs one of the scripts in src/test/node, with the packages that its package.json pins and the Node
    /// that the Python environment brings.
    static Processes.Ended node(Path folder, String name, Object... arguments)
            throws IOException, InterruptedException {
        var bin = Objects.requireNonNull(python().python().getParent());
        var packages = NodePackages.ensure(NODE_SOURCES, ROOT.resolve("src/target/node"), bin.resolve("npm"));
        var command = new ArrayList<String>();
        command.add(bin.resolve("node").toString());
        command.add(packages.resolve(name).toString());
        for (var argument : arguments) {
            command.add(argument.toString());
        }
        return Processes.run(folder, command);
    }

    /// Runs the joryu command from its jars.
    static Processes.Ended joryu(Path folder, String... arguments) throws IOException, InterruptedException {
        return joryu(folder, Map.of(), arguments);
    }

    /// The same.
    ///
    /// @param environment variables beside this process's own
    static Processes.Ended joryu(Path folder, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        var all = new HashMap<>(environment);
        all.put("PATH", path());
        return Processes.run(folder, joryuCommand(arguments), all);
    }

    /// What starts it.
    static List<String> joryuCommand(String... arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JavaFlags.JVM);
        command.add("-cp");
        command.add(Distribution.current().app().resolve("*").toString());
        command.add(Joryu.class.getName());
        command.addAll(List.of(arguments));
        return command;
    }
}
