package org.joryu.kernel.history;

import java.lang.System.Logger.Level;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// Where a user's history lies: in the folder where the system has programs keep their data, unless the environment
/// variable `JORYU_HISTORY` says otherwise.
///
/// @param system such as `Linux`, the property `os.name`
/// @param home the user's folder
/// @param environment the variables of the process
record HistoryLocation(String system, String home, Map<String, String> environment) {

    /// A path, or `off` (also `:memory:`) to keep nothing.
    static final String VARIABLE = "JORYU_HISTORY";

    private static final System.Logger LOGGER = System.getLogger(HistoryLocation.class.getName());

    static HistoryLocation ofThisUser() {
        return new HistoryLocation(System.getProperty("os.name"), System.getProperty("user.home"), System.getenv());
    }

    /// Nothing, if this user wants none.
    Optional<Path> file() {
        var wanted = environment.getOrDefault(VARIABLE, "");
        if (wanted.equals("off") || wanted.equals(":memory:")) {
            return Optional.empty();
        }
        try {
            return Optional.of(wanted.isBlank() ? folder().resolve("history.sqlite") : Path.of(wanted));
        } catch (InvalidPathException invalid) {
            LOGGER.log(
                    Level.WARNING,
                    "{0} must be a path, or off to keep no history, but is {1}: no history is kept",
                    VARIABLE,
                    wanted);
            return Optional.empty();
        }
    }

    /// Where the user's data of this program lie, wherever the history does.
    Path folder() {
        return dataFolder().resolve("joryu");
    }

    private Path dataFolder() {
        if (system.startsWith("Windows")) {
            return set("APPDATA").orElseGet(() -> Path.of(home, "AppData", "Roaming"));
        }
        return system.startsWith("Mac")
                ? Path.of(home, "Library", "Application Support")
                : set("XDG_DATA_HOME").orElseGet(() -> Path.of(home, ".local", "share"));
    }

    /// The folder that a variable names. A relative one counts for nothing ("XDG Base Directory Specification").
    private Optional<Path> set(String variable) {
        return Optional.ofNullable(environment.get(variable)).map(Path::of).filter(Path::isAbsolute);
    }
}
