package org.joryu.app;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/// The Python environments that whoever types a command is likely to mean.
final class ActiveEnvironments {

    private ActiveEnvironments() {}

    /// The one that Joryu itself is installed in (the Python package says so by the `joryu.prefix` property), and those
    /// that are activated.
    static List<Path> of(Map<String, String> environment) {
        var folders = Stream.of(
                        System.getProperty("joryu.prefix"),
                        environment.get("VIRTUAL_ENV"),
                        environment.get("CONDA_PREFIX"))
                .filter(Objects::nonNull)
                .filter(folder -> !folder.isEmpty())
                .map(Path::of)
                .toList();
        return List.copyOf(new LinkedHashSet<>(folders));
    }
}
