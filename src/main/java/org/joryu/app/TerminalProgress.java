package org.joryu.app;

import java.io.PrintStream;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.joryu.app.RunEvent.CellEnd;
import org.joryu.app.RunEvent.CellStatus;

/// What `joryu run` shows while notebooks run: a line per cell, one that moves, and each cell's output as text.
///
/// On a terminal the moving line is rewritten in place; in a log it is left out, and only what stays is printed.
final class TerminalProgress implements Consumer<RunEvent> {

    private static final int MAX_LINES = 40;
    private static final String INDENT = "      ";
    private static final String ERASE = "\r\u001b[K";

    private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");

    private final PrintStream out;
    private final boolean moving;
    private final boolean several;
    private final int columns;
    private int cells;
    private boolean lineIsMoving;

    /// @param out where to print: the process's own output, which the kernel redirects elsewhere
    /// @param terminal whether `out` is a terminal
    /// @param several whether notebooks run side by side: lines then begin with their notebook, and none moves
    /// @param columns how wide it is
    TerminalProgress(PrintStream out, boolean terminal, boolean several, int columns) {
        this.out = out;
        this.moving = terminal && !several;
        this.several = several;
        this.columns = columns;
    }

    /// On this process's output, as it is now: the kernel redirects it later.
    @SuppressWarnings("SystemConsoleNull") // null again since JDK 25 where there is no terminal
    static TerminalProgress onStandardOutput(boolean several) {
        var console = System.console();
        var columns = System.getenv("COLUMNS");
        return new TerminalProgress(
                System.out,
                console != null && console.isTerminal(),
                several,
                columns != null && columns.matches("[1-9]\\d{1,3}") ? Integer.parseInt(columns) : 100);
    }

    @Override
    public synchronized void accept(RunEvent event) {
        switch (event) {
            case RunEvent.NotebookBegin begin -> cells = begin.cells();
            case RunEvent.CellBegin begin -> {
                if (!several) {
                    say(event, title(begin.cell(), begin.source()));
                }
            }
            case RunEvent.Progress progress -> moved(progress.text());
            case CellEnd end -> ended(end);
            case RunEvent.Warning warning -> say(event, "warning: " + warning.text());
            case RunEvent.NotebookEnd end -> {
                if (end.lock() != null) {
                    say(event, "Wrote " + end.lock());
                }
                say(event, told(end));
            }
        }
    }

    /// Side by side, the cells of a notebook are told when they have ended: whole, not line by line among others.
    private void ended(CellEnd end) {
        settle();
        if (end.status() == CellStatus.NOT_RUN) {
            return;
        }
        if (several) {
            say(end, title(end.cell(), end.source()));
        }
        end.outputs().forEach(text -> show(end, text.lines().toList()));
        var failure = end.failure();
        if (failure != null) {
            show(end, failure.traceback().stream().flatMap(String::lines).toList());
        }
        if (end.seconds() >= 1) {
            say(end, "%s(%.1f s)".formatted(INDENT, end.seconds()));
        }
        if (failure != null && end.status() != CellStatus.FAILED_AS_EXPECTED) {
            say(
                    end,
                    "cell %d failed: %s%s"
                            .formatted(
                                    end.cell(),
                                    failure.name(),
                                    failure.value().isEmpty() ? "" : ": " + failure.value()));
        }
    }

    private void show(RunEvent event, List<String> lines) {
        lines.stream()
                .limit(MAX_LINES)
                .map(line -> moving ? line : COLOUR.matcher(line).replaceAll(""))
                .forEach(line -> say(event, INDENT + line));
        if (lines.size() > MAX_LINES) {
            say(event, INDENT + "… " + (lines.size() - MAX_LINES) + " more lines in the notebook");
        }
    }

    private String title(int cell, String source) {
        var first =
                source.lines().filter(l -> !l.isBlank()).findFirst().orElse("").strip();
        var more = source.strip().lines().count() > 1 ? " …" : "";
        return cut(
                several
                        ? "[%d] %s%s".formatted(cell, first, more)
                        : "[%d/%d] %s%s".formatted(cell, cells, first, more));
    }

    private static String told(RunEvent.NotebookEnd end) {
        return end.output() == null ? "the run ended before its notebook was written" : "Wrote " + end.output();
    }

    private void moved(String text) {
        if (moving) {
            out.print(ERASE + INDENT + cut(text.lines().findFirst().orElse("")));
            out.flush();
            lineIsMoving = true;
        }
    }

    private void say(RunEvent event, String line) {
        settle();
        out.println(several ? event.notebook() + " | " + line : line);
    }

    private void settle() {
        if (lineIsMoving) {
            out.print(ERASE);
            lineIsMoving = false;
        }
    }

    private String cut(String line) {
        int room = columns - INDENT.length();
        return line.length() <= room ? line : line.substring(0, room - 1) + "…";
    }
}
