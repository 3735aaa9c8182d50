package org.joryu.app;

import java.nio.file.Path;
import java.util.Map;

/// Where Joryu keeps what belongs to a user: `.mvn/gpu.sh` looks in the same place.
final class UserFolder {

    private UserFolder() {}

    /// This user's, on Linux.
    static Path current() {
        return of(System.getenv(), System.getProperty("user.home"));
    }

    /// `$XDG_DATA_HOME/joryu`, else `~/.local/share/joryu`. A relative folder counts for nothing ("XDG Base
    /// Directory Specification").
    static Path of(Map<String, String> environment, String home) {
        var data = environment.getOrDefault("XDG_DATA_HOME", "");
        if (Path.of(data).isAbsolute()) {
            return Path.of(data, "joryu");
        }
        return Path.of(environment.getOrDefault("HOME", home), ".local", "share", "joryu");
    }
}
