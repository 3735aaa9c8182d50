package org.joryu.kernel.jshell;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.JShell;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;
import org.joryu.notebook.Notebook;

/// Builds JShells whose compiler sees what cells may see, and nothing of the kernel.
final class Shells {

    private static final String CLASS_PATH = "java.class.path";

    private Shells() {}

    /// A JShell that runs its snippets through `control`.
    ///
    /// @param places is told of every snippet
    static JShell create(ExecutionControl control, Places places, List<Path> classPath) {
        // JShell's compiler begins with this property, whatever it is told later; with the kernel's
        // own class path in it, a cell would compile against the kernel's libraries and then not
        // find them.
        var kernels = System.getProperty(CLASS_PATH);
        System.setProperty(
                CLASS_PATH,
                Stream.concat(Stream.of(seam()), classPath.stream())
                        .map(Path::toString)
                        .collect(Collectors.joining(File.pathSeparator)));
        try {
            var shell = JShell.builder()
                    .executionEngine(new Provider(control), Map.of())
                    .idGenerator(places::add)
                    // The JVM's messages of what is null name local variables only where a class
                    // has their names.
                    .compilerOptions("-g")
                    .build();
            // The property is read when something is compiled for the first time. This import is
            // cheaper than the star imports it stands for.
            shell.eval("import module java.base;");
            return shell;
        } finally {
            System.setProperty(CLASS_PATH, kernels);
        }
    }

    /// Where the classes are that cells share with the kernel.
    static Path seam() {
        try {
            return Path.of(Notebook.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Provider(ExecutionControl control) implements ExecutionControlProvider {

        @Override
        public String name() {
            return "joryu";
        }

        @Override
        public ExecutionControl generate(ExecutionEnv environment, Map<String, String> parameters) {
            return control;
        }
    }
}
