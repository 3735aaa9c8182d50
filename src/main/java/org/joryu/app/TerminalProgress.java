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
    private static final String INDENT = MovingLine.INDENT;

    private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");

    private final PrintStream out;
    private final MovingLine line;
    private final boolean several;
    private int cells;

    /// @param out where to print: the process's own output, which the kernel redirects elsewhere
    /// @param line the one that moves there
    /// @param several whether notebooks run side by side: lines then begin with their notebook, and none moves
    private TerminalProgress(PrintStream out, MovingLine line, boolean several) {
        this.out = out;
        this.line = line;
        this.several = several;
    }

    /// On this process's output, as it is now: the kernel redirects it later.
    static TerminalProgress onStandardOutput(boolean several) {
        return new TerminalProgress(System.out, MovingLine.onStandardOutput(!several), several);
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
            case RunEvent.Progress progress -> line.move(progress.text());
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
        line.settle();
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
                .map(text -> line.isMoving() ? text : COLOUR.matcher(text).replaceAll(""))
                .forEach(text -> say(event, INDENT + text));
        if (lines.size() > MAX_LINES) {
            say(event, INDENT + "… " + (lines.size() - MAX_LINES) + " more lines in the notebook");
        }
    }

    private String title(int cell, String source) {
        var first =
                source.lines().filter(l -> !l.isBlank()).findFirst().orElse("").strip();
        var more = source.strip().lines().count() > 1 ? " …" : "";
        return line.cut(
                several
                        ? "[%d] %s%s".formatted(cell, first, more)
                        : "[%d/%d] %s%s".formatted(cell, cells, first, more));
    }

    private static String told(RunEvent.NotebookEnd end) {
        return end.output() == null ? "the run ended before its notebook was written" : "Wrote " + end.output();
    }

    private void say(RunEvent event, String text) {
        line.settle();
        out.println(several ? event.notebook() + " | " + text : text);
    }
}
