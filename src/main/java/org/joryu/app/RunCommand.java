package org.joryu.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `joryu run`: executes a notebook without Python, through the same kernel as any front end.
@Command(
        name = "run",
        description = {
            "Executes a notebook and writes it with its outputs.",
            "Relative paths in its cells are resolved against the current folder.",
            "Exit code: 0 if every cell ran, 1 if one failed, 2 for bad arguments."
        },
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {

    private static final String SUFFIX = ".ipynb";

    @Parameters(paramLabel = "NOTEBOOK", description = "The notebook to execute; it is not changed.")
    private Path notebook = Path.of("");

    @Option(
            names = {"-o", "--output"},
            paramLabel = "OUT.ipynb",
            description =
                    "Where to write the executed notebook (default: NOTEBOOK.executed.ipynb beside it). May be NOTEBOOK itself.")
    private @Nullable Path output;

    @Override
    public Integer call() {
        var target = output == null ? besideNotebook() : output;
        var folder = target.toAbsolutePath().getParent();
        if (Files.isDirectory(target) || folder == null || !Files.isWritable(folder)) {
            throw new UserError(
                    "-o must name a file in a folder that can be written, but is %s: name another".formatted(target));
        }
        var file = NotebookFile.read(notebook);
        var progress = TerminalProgress.onStandardOutput();
        var setup = new NotebookSetup(Distribution.current());
        var completed = new NotebookRun(file, setup, progress).execute(() -> {
            file.write(target);
            progress.say("Wrote " + target);
        });
        return completed ? 0 : 1;
    }

    private Path besideNotebook() {
        var name = notebook.getFileName().toString();
        var stem = name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
        return notebook.resolveSibling(stem + ".executed" + SUFFIX);
    }
}
