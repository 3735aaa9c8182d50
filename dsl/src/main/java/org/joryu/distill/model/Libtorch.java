package org.joryu.distill.model;

import ai.djl.util.Utils;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Supplier;

/// Makes sure that there is a libtorch before DJL looks for one. In this order:
///
/// 1. what `PYTORCH_LIBRARY_PATH`, `PYTORCH_FLAVOR` or `PYTORCH_VERSION` name: DJL knows what to do;
/// 2. one on the class path, in DJL's `pytorch-native-cpu` for this platform: DJL unpacks it;
/// 3. one that was unpacked before;
/// 4. the same file in a folder that `JORYU_NATIVES` names;
/// 5. the same file, fetched from Maven Central by a [NativesSource] and compared with its SHA-256;
/// 6. whatever DJL downloads itself.
final class Libtorch {

    /// The variable with the folder to take it from.
    static final String FOLDER = "JORYU_NATIVES";

    private static final String NAMED = "PYTORCH_LIBRARY_PATH";
    private static final String FLAVOR = "PYTORCH_FLAVOR";

    private Libtorch() {}

    /// {@return whether it can be started without fetching anything}
    static boolean isThere() {
        return isNamed() || isOnClassPath() || unpacked().isPresent();
    }

    /// Does what starts the engine, with the context class loader by which DJL finds libtorch.
    static <T> T with(Supplier<T> start) throws IOException {
        var loader = Objects.requireNonNull(Libtorch.class.getClassLoader());
        if (isNamed() || isOnClassPath()) {
            return with(loader, start);
        }
        var unpacked = unpacked();
        if (unpacked.isPresent()) {
            System.setProperty(NAMED, unpacked.get().toString());
            System.setProperty(FLAVOR, "cpu");
            return with(loader, start);
        }
        var jar = jar();
        if (jar.isEmpty()) {
            return with(loader, start);
        }
        try (var wider = new URLClassLoader(new URL[] {jar.get().toUri().toURL()}, loader)) {
            return with(wider, start);
        }
    }

    /// DJL looks for engines and libraries where the thread's context class loader looks, which in a notebook need not
    /// be where DJL is.
    private static <T> T with(ClassLoader loader, Supplier<T> start) {
        var thread = Thread.currentThread();
        var before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return start.get();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static boolean isNamed() {
        return isSet(NAMED) || isSet(FLAVOR) || isSet("PYTORCH_VERSION");
    }

    private static boolean isSet(String name) {
        var value = Utils.getEnvOrSystemProperty(name);
        return value != null && !value.isEmpty();
    }

    private static boolean isOnClassPath() {
        return Libtorch.class.getClassLoader().getResource("native/lib/pytorch.properties") != null;
    }

    /// Where DJL unpacked it, with its own library to Java beside it.
    private static Optional<Path> unpacked() {
        var jar = NativesJar.ofThisMachine();
        var folder = Utils.getEngineCacheDir("pytorch");
        if (jar.isEmpty() || !Files.isDirectory(folder)) {
            return Optional.empty();
        }
        var name = "%s(-\\d+)?-cpu-%s"
                .formatted(NativesJar.VERSION.replace(".", "\\."), jar.get().classifier());
        try (var folders = Files.list(folder)) {
            return folders.filter(it -> it.getFileName().toString().matches(name))
                    .filter(it -> Files.exists(it.resolve(System.mapLibraryName("torch"))))
                    .max(Comparator.comparing(it -> it.getFileName().toString()));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<Path> jar() throws IOException {
        var jar = NativesJar.ofThisMachine();
        if (jar.isEmpty()) {
            return Optional.empty();
        }
        var given = inFolder(jar.get());
        var file = given.isPresent() ? given : fetched(jar.get());
        if (file.isPresent()) {
            jar.get().verify(file.get());
        }
        return file;
    }

    private static Optional<Path> inFolder(NativesJar jar) throws IOException {
        var folder = System.getenv(FOLDER);
        if (folder == null || folder.isEmpty()) {
            return Optional.empty();
        }
        var file = Path.of(folder, jar.fileName());
        if (!Files.isRegularFile(file)) {
            throw new IOException("%s names %s, where there is no %s: put it there (Maven's %s), or unset the variable"
                    .formatted(FOLDER, folder, jar.fileName(), jar.coordinates()));
        }
        return Optional.of(file);
    }

    private static Optional<Path> fetched(NativesJar jar) throws IOException {
        for (var source : ServiceLoader.load(NativesSource.class, Libtorch.class.getClassLoader())) {
            var file = source.fetch(jar.coordinates());
            if (file.isPresent()) {
                return file;
            }
        }
        return Optional.empty();
    }
}
