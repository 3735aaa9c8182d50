package org.joryu.app;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The installed product: `app/` holds the application's jars, `notebook/` those that cells see.
///
/// @param home the folder that holds both, absolute
/// @param cache where what makes it start fast is kept: the same folder, unless Joryu may not write there
record Distribution(Path home, Path cache) {

    /// One that keeps everything in its own folder.
    Distribution(Path home) {
        this(home, home);
    }

    /// Where the running code was started from: the `joryu.home` property, else beside its own jar. The `joryu.cache`
    /// property names another folder for its cache.
    static Distribution current() {
        var named = System.getProperty("joryu.home");
        var home = named != null ? Path.of(named) : besideOwnJar();
        var cache = System.getProperty("joryu.cache");
        var distribution = new Distribution(
                home.toAbsolutePath().normalize(),
                (cache == null ? home : Path.of(cache)).toAbsolutePath().normalize());
        if (!Files.isDirectory(distribution.app()) || !Files.isDirectory(distribution.notebook())) {
            throw new UserError("no Joryu in %s: build it with ./mvnw -DskipTests package".formatted(home));
        }
        return distribution;
    }

    private static Path besideOwnJar() {
        try {
            var location = Path.of(Distribution.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return location.resolve("../..").normalize();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    Path app() {
        return home.resolve("app");
    }

    Path notebook() {
        return home.resolve("notebook");
    }

    /// Whether `joryu.jar` unpacked this for its user, and removes it when it is told to.
    boolean isUnpacked() {
        return Boolean.getBoolean("joryu.unpacked");
    }

    /// Tells `joryu.jar` that nobody needs this any more: a program cannot remove itself everywhere.
    void markUninstalled() throws IOException {
        Files.createFile(home.resolve("uninstalled"));
    }

    /// The flags by which another Java finds this.
    List<String> properties() {
        var ofHome = "-Djoryu.home=" + home;
        return cache.equals(home) ? List.of(ofHome) : List.of(ofHome, "-Djoryu.cache=" + cache);
    }

    /// The application class path, as every Java that runs Joryu is given it.
    String classPath() {
        return app().resolve("*").toString();
    }

    /// The jars that cells see, in a fixed order.
    List<Path> notebookJars() {
        try (var files = Files.list(notebook())) {
            return files.filter(f -> f.toString().endsWith(".jar")).sorted().toList();
        } catch (IOException e) {
            throw new UserError("cannot list %s: %s".formatted(notebook(), e), e);
        }
    }
}
