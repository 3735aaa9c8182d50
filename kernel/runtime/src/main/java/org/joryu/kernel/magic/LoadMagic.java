package org.joryu.kernel.magic;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;
import org.joryu.kernel.interpreter.ExecutionOutcome;
import org.joryu.kernel.interpreter.ExecutionOutcome.Completed;
import org.joryu.kernel.interpreter.ExecutionOutcome.Interrupted;
import org.joryu.notebook.Magic;
import org.joryu.notebook.MagicCall;
import org.jspecify.annotations.Nullable;

/// `%load`: runs a file as if its text stood in the cell.
final class LoadMagic implements Magic {

    /// Classes of cells have no package.
    private static final Pattern PACKAGE = Pattern.compile("(?m)^\\s*package\\s+[\\w.]+\\s*;");

    private final CellRun cells;
    private final Stopping stopping;
    private final Deque<Path> loading = new ArrayDeque<>();

    LoadMagic(CellRun cells, Stopping stopping) {
        this.cells = cells;
        this.stopping = stopping;
    }

    @Override
    public Description description() {
        return Description.line(
                        "load", "%load FILE.java | FILE.jsh | FILE.ipynb", "Runs a file as if its code stood here.")
                .withDetails(
                        "The path is relative to the notebook's folder. Of a notebook all code cells are run, in order,"
                                + " to the first that fails. A package declaration is passed over: classes of cells have no package."
                                + " Magics in the file are run too.");
    }

    @Override
    public @Nullable Object run(MagicCall call) throws UsageException, IOException {
        var words = call.words();
        if (words.size() != 1) {
            throw new UsageException("one file must be named, but there are " + words.size());
        }
        var file = FilePaths.of(words.getFirst());
        if (!Files.isRegularFile(file)) {
            throw new UsageException("there is no file " + file.toAbsolutePath().normalize());
        }
        var real = file.toRealPath();
        if (loading.contains(real)) {
            throw new UsageException(file + " loads itself");
        }
        loading.push(real);
        try {
            return load(file);
        } finally {
            loading.pop();
        }
    }

    private @Nullable Object load(Path file) throws UsageException, IOException {
        var text = text(file);
        if (!file.toString().endsWith(".ipynb")) {
            return value(cells.run(withoutPackage(text), file.toString()));
        }
        Object last = null;
        var sources = NotebookCells.of(text, file);
        for (int i = 0; i < sources.size(); i++) {
            if (stopping.isStopped()) {
                throw new NestedOutcome(new Interrupted(List.of()));
            }
            last = value(cells.run(sources.get(i), "%s, code cell %d".formatted(file, i + 1)));
        }
        return last;
    }

    private static @Nullable Object value(ExecutionOutcome outcome) {
        if (outcome instanceof Completed completed) {
            return completed.value();
        }
        throw new NestedOutcome(outcome);
    }

    private static String text(Path file) throws UsageException, IOException {
        try {
            return Files.readString(file).replace("\r\n", "\n");
        } catch (CharacterCodingException e) {
            throw new UsageException(file + " is no text in UTF-8");
        }
    }

    private static String withoutPackage(String text) {
        return PACKAGE.matcher(text).replaceFirst(found -> Blanks.blank(found.group()));
    }

    @Override
    public List<String> complete(String arguments) {
        return FilePaths.completions(arguments).stream()
                .filter(path -> path.matches(".*(/|\\.java|\\.jsh|\\.ipynb)"))
                .toList();
    }
}
