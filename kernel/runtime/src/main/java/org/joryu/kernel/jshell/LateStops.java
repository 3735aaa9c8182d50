package org.joryu.kernel.jshell;

import java.time.Duration;
import java.util.Arrays;

/// Tells the user of a cell, or of a handler, that was stopped and does not end what keeps it.
///
/// Nothing ends library code that neither polls nor blocks, since threads cannot be killed: it ends
/// with the call, at the next check in the cell's own code.
final class LateStops {

    /// A stop that worked has worked by then.
    private static final Duration USUAL = Duration.ofMillis(800);

    private static final Duration NEXT_LOOK = Duration.ofSeconds(5);

    private final Places places;

    LateStops(Places places) {
        this.places = places;
    }

    /// Watches a run that has just been interrupted until it ends.
    void watch(CellRun run) {
        if (run.isFirstWatched()) {
            Thread.ofPlatform().daemon().name("joryu-late-stop").start(() -> follow(run));
        }
    }

    private void follow(CellRun run) {
        try {
            var said = "";
            for (var patience = USUAL; !run.awaitEnd(patience); patience = NEXT_LOOK) {
                var where = where(run);
                if (!where.equals(said)) {
                    run.say(
                            "[%s The %s ends as soon as it is out of there. Restarting the kernel ends it at once, and forgets all variables.]%n"
                                    .formatted(where, run.kind().word));
                    said = where;
                }
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /// One sentence.
    private String where(CellRun run) {
        var thread = run.thread();
        var stack = thread.getStackTrace();
        var cells = Arrays.stream(stack)
                .filter(frame -> SnippetNames.isOfCell(frame.getClassName()))
                .findFirst();
        if (cells.isEmpty()) {
            return "Stopping: the %s %s.".formatted(run.kind().word, run.kind().otherwise);
        }
        var cell = cells.get();
        int depth = Arrays.asList(stack).indexOf(cell);
        var doing = thread.getState() == Thread.State.BLOCKED ? "waits for a lock that another thread holds" : "is";
        return depth == 0
                ? "Stopping: the %s %s at %s.".formatted(run.kind().word, doing, place(cell))
                : "Stopping: the %s %s in %s, called at %s."
                        .formatted(run.kind().word, doing, name(stack[depth - 1]), place(cell));
    }

    private static String name(StackTraceElement frame) {
        return frame.getClassName() + "." + frame.getMethodName();
    }

    private String place(StackTraceElement frame) {
        var spot = places.find(frame);
        return spot == null
                ? "an unknown line"
                : "%s, line %d".formatted(spot.cell().name(), spot.line());
    }
}
