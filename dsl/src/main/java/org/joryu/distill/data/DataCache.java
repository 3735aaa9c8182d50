package org.joryu.distill.data;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/// Where downloaded data sets and, in the folder `soft-targets` of it, teachers' answers are kept: the
/// folder that `JORYU_DATA` names, or `joryu/data` in the user's folder for caches.
///
/// A file appears there whole, with the SHA-256 that its publishers' file has, or not at all; what
/// was interrupted is repeated by saying the same again. It can be deleted at any time.
public final class DataCache {

    private DataCache() {}

    /// The folder, which need not exist yet.
    public static Path folder() {
        return folder(
                System.getenv(), System.getProperty("os.name", ""), Path.of(System.getProperty("user.home", ".")));
    }

    static Path folder(Map<String, String> environment, String system, Path home) {
        var named = environment.getOrDefault("JORYU_DATA", "");
        if (!named.isBlank()) {
            return Path.of(named);
        }
        return caches(environment, system, home).resolve("joryu").resolve("data");
    }

    private static Path caches(Map<String, String> environment, String system, Path home) {
        if (system.startsWith("Windows")) {
            var local = environment.get("LOCALAPPDATA");
            return Objects.requireNonNullElseGet(
                    local == null ? null : Path.of(local),
                    () -> home.resolve("AppData").resolve("Local"));
        }
        if (system.startsWith("Mac")) {
            return home.resolve("Library").resolve("Caches");
        }
        // The specification of these folders wants a relative one ignored.
        var given = Path.of(environment.getOrDefault("XDG_CACHE_HOME", ""));
        return given.isAbsolute() ? given : home.resolve(".cache");
    }
}
