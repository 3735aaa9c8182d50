package org.joryu.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `joryu run`: executes notebooks without Python, through the same kernel as any front end.
@Command(
        name = "run",
        description = {
            "Executes notebooks and writes them with their outputs.",
            "Relative paths in cells are resolved against the current folder."
        },
        exitCodeOnExecutionException = 2,
        exitCodeListHeading = "%nExit code, of several notebooks the largest:%n",
        exitCodeList = {
            "0:every cell ran; failures that a tag raises-exception or --allow-errors allows do not count",
            "1:a cell failed",
            "2:wrong arguments, or a file that cannot be read or written; nothing was run",
            "3:a cell took longer than --timeout",
            "130:ended by Ctrl-C (143 by SIGTERM); what had run is in the notebook"
        },
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {

    /// What is shown meanwhile.
    enum ProgressForm {
        text,
        json,
        none
    }

    @Parameters(
            paramLabel = "NOTEBOOK",
            arity = "1..*",
            description = "The notebooks to execute; they are not changed.")
    private List<Path> notebooks = List.of();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "OUT",
            description =
                    "Where to write: a file, a folder (with a / at its end it is made), or a pattern with {name} in it. May be NOTEBOOK itself (default: NOTEBOOK.executed.ipynb beside each).")
    private @Nullable String output;

    @Option(
            names = {"-p", "--parameter"},
            paramLabel = "NAME=VALUE",
            description =
                    "Sets a variable in a cell behind the one tagged parameters, as papermill does. VALUE is null, true, false, a number, a JSON list or map, else a text.")
    private Map<String, String> typed = new LinkedHashMap<>();

    @Option(
            names = {"-r", "--raw"},
            paramLabel = "NAME=TEXT",
            description = "The same with a text, whatever it looks like.")
    private Map<String, String> raw = new LinkedHashMap<>();

    @Option(
            names = {"-f", "--parameters-file"},
            paramLabel = "FILE.json",
            description = "The same with the members of a JSON object; -p and -r win.")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            description = "Stops a cell that takes longer, which then has failed.")
    private @Nullable Double timeout;

    @Option(names = "--allow-errors", description = "Goes on behind cells that fail.")
    private boolean allowErrors;

    @Option(
            names = "--lock",
            description =
                    "Writes the exact versions and SHA-256 of all that %%dependency added to NAME.lock.json beside NAME.ipynb.")
    private boolean lock;

    @Option(
            names = "--locked",
            description =
                    "Takes these versions where cells name none, and fails the cell that adds what is not as NAME.lock.json has it.")
    private boolean locked;

    @Option(
            names = {"-j", "--jobs"},
            paramLabel = "N",
            defaultValue = "1",
            description = "How many of several notebooks run at once, each in a process of its own (default: 1).")
    private int jobs;

    @Option(
            names = "--junit",
            paramLabel = "REPORT.xml",
            description = "Writes a JUnit report: a test suite for each notebook, a test case for each cell.")
    private @Nullable Path junit;

    @Option(
            names = "--progress",
            paramLabel = "FORM",
            defaultValue = "text",
            description = "What is shown meanwhile: ${COMPLETION-CANDIDATES} (json: an event a line).")
    private ProgressForm progress = ProgressForm.text;

    @Override
    public Integer call() {
        var limit = limit();
        if (lock && locked) {
            throw new UserError("--lock and --locked exclude each other: --lock renews what --locked holds to");
        }
        var use = lock ? Locks.Use.WRITE : locked ? Locks.Use.HOLD : Locks.Use.NONE;
        if (jobs < 1) {
            throw new UserError("--jobs must be at least 1, but is %d: leave it out for 1".formatted(jobs));
        }
        var parameters = org.joryu.app.Parameters.of(files, typed, raw);
        var prepared = new ArrayList<NotebookFile>();
        var warnings = new ArrayList<RunEvent>();
        for (var notebook : notebooks) {
            var file = NotebookFile.read(notebook);
            parameters.injectInto(file).forEach(text -> warnings.add(new RunEvent.Warning(notebook.toString(), text)));
            prepared.add(file);
        }
        var locks = notebooks.stream().map(it -> Locks.of(use, it)).toList();
        var targets = OutputTargets.of(notebooks, output);
        var listener = listener();
        if (notebooks.size() > 1) {
            return new ParallelRun(jobs, forwarded(), listener).execute(targets).exitCode();
        }
        warnings.forEach(listener);
        var notebook = notebooks.getFirst();
        var rules = new NotebookRun.Rules(new CellTimeout(limit), allowErrors, locks.getFirst());
        return new NotebookRun(notebook.toString(), prepared.getFirst(), rules, listener)
                .execute(
                        new NotebookSetup(Distribution.current()),
                        targets.values().iterator().next())
                .exitCode();
    }

    private Duration limit() {
        if (timeout == null) {
            return Duration.ZERO;
        }
        if (!(timeout >= 0.001 && timeout <= 1e9)) {
            throw new UserError("--timeout must be > 0 and finite, in seconds, but is %s: leave it out for no limit"
                    .formatted(timeout));
        }
        return Duration.ofMillis(Math.round(timeout * 1000));
    }

    private Consumer<RunEvent> listener() {
        Consumer<RunEvent> shown = switch (progress) {
            case text -> TerminalProgress.onStandardOutput(notebooks.size() > 1);
            case json -> RunEventJson.printer(System.out);
            case none -> _ -> {};
        };
        if (junit == null) {
            return shown;
        }
        var folder = junit.toAbsolutePath().getParent();
        if (folder == null || !Files.isWritable(folder)) {
            throw new UserError("--junit must name a file in a folder that can be written, but is %s: name another"
                    .formatted(junit));
        }
        return shown.andThen(
                new JunitReport(junit, notebooks.stream().map(Path::toString).toList()));
    }

    /// The options of the processes that run one notebook each.
    private List<String> forwarded() {
        var options = new ArrayList<String>();
        files.forEach(file -> options.addAll(List.of("-f", file.toString())));
        typed.forEach((name, text) -> options.addAll(List.of("-p", name + "=" + text)));
        raw.forEach((name, text) -> options.addAll(List.of("-r", name + "=" + text)));
        if (timeout != null) {
            options.addAll(List.of("--timeout", timeout.toString()));
        }
        if (allowErrors) {
            options.add("--allow-errors");
        }
        if (lock) {
            options.add("--lock");
        }
        if (locked) {
            options.add("--locked");
        }
        return options;
    }
}
