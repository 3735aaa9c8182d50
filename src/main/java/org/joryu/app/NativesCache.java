package org.joryu.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// Where DJL unpacks libtorch, as its `Utils.getEngineCacheDir` decides it.
final class NativesCache {

    private NativesCache() {}

    static Path folder(Map<String, String> environment) {
        for (var variable : new String[] {"ENGINE_CACHE_DIR", "DJL_CACHE_DIR"}) {
            var folder = environment.getOrDefault(variable, "");
            if (!folder.isEmpty()) {
                return Path.of(folder).resolve("pytorch");
            }
        }
        var home = Path.of(System.getProperty("user.home"));
        var writable = Files.isWritable(home) ? home : Path.of(System.getProperty("java.io.tmpdir"));
        return writable.resolve(".djl.ai").resolve("pytorch");
    }
}
