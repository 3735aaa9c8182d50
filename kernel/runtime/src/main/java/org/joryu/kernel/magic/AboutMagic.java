package org.joryu.kernel.magic;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.joryu.notebook.Magic;
import org.joryu.notebook.MagicCall;
import org.joryu.notebook.NotebookExtension;
import org.jspecify.annotations.Nullable;

/// `%about`: what a notebook's results were made with, as a table to keep in it.
///
/// @param magics which knows the libraries that have something to say
/// @param begun the class path that the notebook began with
record AboutMagic(Magics magics, List<Path> begun) implements Magic {

    AboutMagic {
        begun = List.copyOf(begun);
    }

    @Override
    public Description description() {
        return Description.line(
                        "about",
                        "%about",
                        "Shows what runs the notebook: kernel, Java, machine, and what libraries say of themselves.")
                .withDetails(
                        "A table for the end of a notebook whose results others are to make again. %jvm says more of"
                                + " Java, %classpath of all jars.");
    }

    @Override
    public @Nullable Object run(MagicCall call) throws UsageException {
        if (!call.arguments().isEmpty()) {
            throw new UsageException("there are no arguments");
        }
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("kernel", "Joryu " + version()));
        rows.add(List.of("Java", "%s, %s".formatted(Runtime.version(), System.getProperty("java.vendor"))));
        rows.add(List.of("system", system()));
        for (var extension : magics.extensions()) {
            rows.addAll(said(extension));
        }
        call.classPath().stream()
                .filter(entry -> !begun.contains(entry))
                .forEach(entry -> rows.add(List.of("added", String.valueOf(entry.getFileName()))));
        return new Table(List.of("made with", ""), rows).bundle();
    }

    private static String version() {
        return Objects.requireNonNullElse(AboutMagic.class.getPackage().getImplementationVersion(), "development");
    }

    private static String system() {
        int processors = Runtime.getRuntime().availableProcessors();
        return "%s %s on %s, %d %s, heap at most %,d MiB"
                .formatted(
                        System.getProperty("os.name"),
                        System.getProperty("os.version"),
                        System.getProperty("os.arch"),
                        processors,
                        processors == 1 ? "processor" : "processors",
                        Runtime.getRuntime().maxMemory() >> 20);
    }

    /// A library that cannot tell, as its native parts do not load, must not hide what the others say.
    private static List<List<String>> said(NotebookExtension extension) {
        try {
            return extension.about().entrySet().stream()
                    .map(fact -> List.of(fact.getKey(), fact.getValue()))
                    .toList();
        } catch (RuntimeException | LinkageError failure) {
            return List.of(List.of(extension.name(), "cannot tell: " + deepest(failure)));
        }
    }

    private static Throwable deepest(Throwable failure) {
        var cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
