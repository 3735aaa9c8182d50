package org.joryu.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/// Scripts for Node beside the packages that they import.
final class NodePackages {

    private NodePackages() {}

    /// Copies the scripts, and installs the packages anew where their pins changed.
    ///
    /// @param sources the scripts and their package.json
    /// @param folder where to
    /// @param npm its command
    /// @return the folder
    static Path ensure(Path sources, Path folder, Path npm) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        var wanted = Files.readString(sources.resolve("package.json"));
        try (var files = Files.list(sources)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, folder.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        var marker = folder.resolve("installed.json");
        if (!Files.exists(marker) || !Files.readString(marker).equals(wanted)) {
            var install =
                    Processes.run(folder, List.of(npm.toString(), "ci", "--no-audit", "--no-fund", "--ignore-scripts"));
            if (install.exitCode() != 0) {
                throw new AssertionError("npm ci failed: check the network\n" + install.output());
            }
            // Written last, so that an installation that was cut off is done again.
            Files.writeString(marker, wanted);
        }
        return folder;
    }
}
