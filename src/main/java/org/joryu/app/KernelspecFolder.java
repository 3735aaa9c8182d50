package org.joryu.app;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/// Which of Jupyter's data folders a kernelspec belongs in: options shared by install and uninstall.
///
/// The folders are those of `jupyter --paths`; `kernels/joryu` below one of them is the kernelspec's.
final class KernelspecFolder {

    @ArgGroup(exclusive = true)
    private final Choice choice = new Choice();

    private static final class Choice {

        @SuppressWarnings("UnusedVariable") // it is the default, but may be said
        @Option(names = "--user", description = "For this user (the default).")
        private boolean user;

        @Option(
                names = "--sys-prefix",
                description = "For the active Python environment ($VIRTUAL_ENV or $CONDA_PREFIX).")
        private boolean sysPrefix;

        @Option(names = "--prefix", paramLabel = "P", description = "Into P/share/jupyter/kernels.")
        private @Nullable Path prefix;
    }

    /// The chosen folder, `.../kernels/joryu`.
    Path resolve() {
        return resolve(System.getenv(), System.getProperty("os.name"), Path.of(System.getProperty("user.home")));
    }

    private Path resolve(Map<String, String> environment, String system, Path home) {
        if (choice.prefix != null) {
            return inPrefix(choice.prefix);
        }
        return choice.sysPrefix ? inPrefix(activeEnvironment(environment)) : ofUser(environment, system, home);
    }

    static Path inPrefix(Path prefix) {
        return kernelspec(prefix.toAbsolutePath().normalize().resolve("share").resolve("jupyter"));
    }

    /// As `jupyter_core.paths.jupyter_data_dir` decides it.
    static Path ofUser(Map<String, String> environment, String system, Path home) {
        var named = environment.get("JUPYTER_DATA_DIR");
        if (named != null && !named.isEmpty()) {
            return kernelspec(Path.of(named));
        }
        if (system.startsWith("Mac")) {
            return kernelspec(home.resolve("Library").resolve("Jupyter"));
        }
        if (system.startsWith("Windows")) {
            var roaming = environment.get("APPDATA");
            return kernelspec(
                    (roaming == null ? home.resolve(".jupyter").resolve("data") : Path.of(roaming, "jupyter")));
        }
        var data = environment.get("XDG_DATA_HOME");
        var share = data == null || data.isEmpty() ? home.resolve(".local").resolve("share") : Path.of(data);
        return kernelspec(share.resolve("jupyter"));
    }

    private static Path activeEnvironment(Map<String, String> environment) {
        return ActiveEnvironments.of(environment).stream()
                .findFirst()
                .orElseThrow(() -> new UserError(
                        "--sys-prefix needs an active Python environment, but neither VIRTUAL_ENV nor CONDA_PREFIX "
                                + "is set: activate one, or name it with --prefix"));
    }

    private static Path kernelspec(Path dataFolder) {
        return dataFolder.resolve("kernels").resolve(Kernelspec.NAME);
    }
}
