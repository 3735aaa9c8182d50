package org.joryu.app;

import com.google.gson.JsonArray;
import java.io.PrintStream;
import java.time.Duration;
import java.util.regex.Pattern;

/// What `joryu run` shows while a notebook runs: a line per cell, one that moves, and each cell's output as text.
///
/// On a terminal the moving line is rewritten in place; in a log it is left out, and only what stays is printed.
final class TerminalProgress {

    private static final int MAX_LINES = 40;
    private static final String INDENT = "      ";
    private static final String ERASE = "\r\u001b[K";

    private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");

    private final PrintStream out;
    private final boolean moving;
    private final int columns;
    private boolean lineIsMoving;

    /// @param out where to print: the process's own output, which the kernel redirects elsewhere
    /// @param terminal whether `out` is a terminal
    /// @param columns how wide it is
    TerminalProgress(PrintStream out, boolean terminal, int columns) {
        this.out = out;
        this.moving = terminal;
        this.columns = columns;
    }

    /// On this process's output, as it is now: the kernel redirects it later.
    @SuppressWarnings("SystemConsoleNull") // null again since JDK 25 where there is no terminal
    static TerminalProgress onStandardOutput() {
        var console = System.console();
        var columns = System.getenv("COLUMNS");
        return new TerminalProgress(
                System.out,
                console != null && console.isTerminal(),
                columns != null && columns.matches("[1-9]\\d{1,3}") ? Integer.parseInt(columns) : 100);
    }

    /// A cell begins.
    synchronized void begin(int index, int count, String source) {
        var first =
                source.lines().filter(l -> !l.isBlank()).findFirst().orElse("").strip();
        var more = source.strip().lines().count() > 1 ? " …" : "";
        out.println(cut("[%d/%d] %s%s".formatted(index, count, first, more)));
    }

    /// Something on display changed: its text, of which the first line is shown.
    synchronized void moved(String text) {
        if (moving) {
            out.print(ERASE + INDENT + cut(text.lines().findFirst().orElse("")));
            out.flush();
            lineIsMoving = true;
        }
    }

    /// A cell ended with these outputs.
    synchronized void end(JsonArray outputs, Duration duration) {
        settle();
        for (var output : outputs) {
            var text = OutputText.of(output.getAsJsonObject());
            var lines = (moving ? text : COLOUR.matcher(text).replaceAll(""))
                    .lines()
                    .toList();
            lines.stream().limit(MAX_LINES).forEach(line -> out.println(INDENT + line));
            if (lines.size() > MAX_LINES) {
                out.println(INDENT + "… " + (lines.size() - MAX_LINES) + " more lines in the notebook");
            }
        }
        if (duration.toSeconds() > 0) {
            out.printf("%s(%.1f s)%n", INDENT, duration.toMillis() / 1000.0);
        }
    }

    /// A line of its own.
    synchronized void say(String line) {
        settle();
        out.println(line);
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
