package org.joryu.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Whether Joryu may write where it keeps things.
///
/// @param folders by what they are for
record FoldersCheck(List<Purpose> folders) {

    /// One folder; it need not exist yet.
    ///
    /// @param what is kept there
    /// @param variable the environment variable that names another
    record Purpose(String what, Path folder, String variable) {}

    static FoldersCheck ofThisUser(Map<String, String> environment, Path home, Distribution distribution) {
        var runs = environment.getOrDefault("JORYU_RUNS", "");
        var folders = new ArrayList<Purpose>();
        folders.add(new Purpose("Joryu's own things", UserFolder.current(), "XDG_DATA_HOME"));
        folders.add(new Purpose("the start cache", distribution.cache(), "XDG_CACHE_HOME"));
        folders.add(new Purpose(
                "kernels of Jupyter",
                KernelspecFolder.ofUser(environment, System.getProperty("os.name"), home),
                "JUPYTER_DATA_DIR"));
        if (!runs.equals("off")) {
            folders.add(new Purpose("runs", Path.of(runs.isEmpty() ? "joryu-runs" : runs), "JORYU_RUNS"));
        }
        folders.add(new Purpose(
                "temporary files",
                Path.of(System.getProperty("java.io.tmpdir")),
                "JAVA_TOOL_OPTIONS=-Djava.io.tmpdir"));
        return new FoldersCheck(folders);
    }

    Check check() {
        return new Check("folders", this::look);
    }

    private Finding look() {
        var closed = folders.stream()
                .filter(purpose -> !isWritable(purpose.folder()))
                .toList();
        if (closed.isEmpty()) {
            return new Finding.Fine("all can be written: "
                    + String.join(
                            ", ",
                            folders.stream()
                                    .map(purpose -> purpose.folder().toString())
                                    .toList()));
        }
        return new Finding.Warning(
                String.join(
                        "\n",
                        closed.stream()
                                .map(purpose -> "%s cannot be kept in %s, which cannot be written"
                                        .formatted(purpose.what(), purpose.folder()))
                                .toList()),
                "let "
                        + String.join(
                                ", ", closed.stream().map(Purpose::variable).toList())
                        + " name a folder that can be written");
    }

    /// By writing: rights alone do not tell, of a file system that is mounted read-only or for the administrator.
    private static boolean isWritable(Path folder) {
        var existing = Optional.<Path>of(folder.toAbsolutePath());
        while (existing.isPresent() && !Files.exists(existing.get())) {
            existing = Optional.ofNullable(existing.get().getParent());
        }
        try {
            Files.delete(Files.createTempFile(existing.orElseThrow(), ".joryu", ".doctor"));
            return true;
        } catch (IOException closed) {
            return false;
        }
    }
}
