package org.joryu.app;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The installed product: `app/` holds the application's jars, `notebook/` those that cells see.
///
/// @param home the folder that holds both, absolute
record Distribution(Path home) {

    /// Where the running code was started from: the `joryu.home` property, else beside its own jar.
    static Distribution current() {
        var named = System.getProperty("joryu.home");
        var home = named != null ? Path.of(named) : besideOwnJar();
        var distribution = new Distribution(home.toAbsolutePath().normalize());
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
