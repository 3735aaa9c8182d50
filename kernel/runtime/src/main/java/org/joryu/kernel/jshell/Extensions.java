package org.joryu.kernel.jshell;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.joryu.notebook.NotebookExtension;

/// The extensions on the class path of cells, which grows.
final class Extensions {

    private final ClassLoader loader;
    private final List<NotebookExtension> all = new CopyOnWriteArrayList<>();

    Extensions(ClassLoader loader) {
        this.loader = loader;
    }

    List<NotebookExtension> all() {
        return List.copyOf(all);
    }

    /// Those that have come since this was last asked. One that cannot be loaded is passed over, with a
    /// word of it: what it came with can be of use all the same.
    List<NotebookExtension> discover() {
        var known = all.stream().map(Object::getClass).collect(Collectors.toSet());
        var found = new ArrayList<NotebookExtension>();
        var providers =
                ServiceLoader.load(NotebookExtension.class, loader).stream().iterator();
        for (boolean more = true; more; ) {
            try {
                more = providers.hasNext();
                if (more) {
                    var provider = providers.next();
                    if (!known.contains(provider.type())) {
                        found.add(provider.get());
                    }
                }
            } catch (ServiceConfigurationError unusable) {
                System.err.println("an extension cannot be used: " + unusable.getMessage());
            }
        }
        all.addAll(found);
        return found;
    }

    /// Tells all of them at once that the notebook closes, each once, and waits until they have heard.
    ///
    /// @param grace how long to wait for the slowest, which is then left behind
    void closing(Duration grace) {
        var told = all();
        all.clear();
        var threads = told.stream()
                .map(extension -> Thread.ofPlatform()
                        .name("joryu-closing " + extension.getClass().getName())
                        .daemon()
                        .unstarted(() -> tell(extension, grace)))
                .toList();
        for (var thread : threads) {
            thread.setContextClassLoader(loader);
            thread.start();
        }
        long deadline = System.nanoTime() + grace.toNanos();
        // Who has asked a kernel to end sends SIGTERM soon after: it must not cut them off.
        var untilThen = new Thread(() -> join(threads, deadline), "joryu-closing");
        try {
            Runtime.getRuntime().addShutdownHook(untilThen);
            join(threads, deadline);
            var _ = Runtime.getRuntime().removeShutdownHook(untilThen);
        } catch (IllegalStateException ending) {
            // The process ends already.
        }
    }

    private static void join(List<Thread> threads, long deadline) {
        try {
            for (var thread : threads) {
                var _ = thread.join(Duration.ofNanos(deadline - System.nanoTime()));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void tell(NotebookExtension extension, Duration grace) {
        try {
            extension.closing(grace);
        } catch (RuntimeException | Error failure) {
            System.err.println("an extension failed when the kernel closed: %s: %s"
                    .formatted(extension.getClass().getName(), failure));
        }
    }
}
