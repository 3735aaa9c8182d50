package org.joryu.app;

import java.io.PrintStream;

/// A line of a terminal that says how far something is, rewritten in place. In a log there is none.
final class MovingLine {

    static final String INDENT = "      ";
    private static final String ERASE = "\r\u001b[K";

    private final PrintStream out;
    private final boolean moving;
    private final int columns;
    private boolean shown;

    /// @param out where to print
    /// @param moving whether `out` is a terminal on which this may move
    /// @param columns how wide it is
    MovingLine(PrintStream out, boolean moving, int columns) {
        this.out = out;
        this.moving = moving;
        this.columns = columns;
    }

    /// On this process's output, if that is a terminal and lines may move.
    @SuppressWarnings("SystemConsoleNull") // null again since JDK 25 where there is no terminal
    static MovingLine onStandardOutput(boolean wanted) {
        var console = System.console();
        var columns = System.getenv("COLUMNS");
        return new MovingLine(
                System.out,
                wanted && console != null && console.isTerminal(),
                columns != null && columns.matches("[1-9]\\d{1,3}") ? Integer.parseInt(columns) : 100);
    }

    /// Whether it is seen at all.
    boolean isMoving() {
        return moving;
    }

    /// Says the first line of a text in place of what it said before.
    void move(String text) {
        if (moving) {
            out.print(ERASE + INDENT + cut(text.lines().findFirst().orElse("")));
            out.flush();
            shown = true;
        }
    }

    /// Makes room for a line that stays.
    void settle() {
        if (shown) {
            out.print(ERASE);
            shown = false;
        }
    }

    /// As much of a line as has room.
    String cut(String line) {
        int room = columns - INDENT.length();
        return line.length() <= room ? line : line.substring(0, room - 1) + "…";
    }
}
