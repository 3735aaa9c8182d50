package org.joryu.kernel.jshell;

import java.util.ArrayList;
import java.util.List;
import org.joryu.kernel.interpreter.ExecutionOutcome.Failed;

/// Tells of an exception what it is and where in which cell it came from, with its causes.
final class Tracebacks {

    private final StackText stacks;

    Tracebacks(Places places) {
        this.stacks = new StackText(places);
    }

    /// A failure by what was thrown.
    Failed failure(Throwable throwable) {
        var thrown = Thrown.of(throwable);
        return new Failed(thrown.name(), thrown.message(), lines(thrown));
    }

    /// The lines of a traceback.
    List<String> lines(Throwable throwable) {
        return lines(Thrown.of(throwable));
    }

    /// Lines for the frames alone.
    List<String> frames(Throwable throwable) {
        return stacks.of(Thrown.of(throwable), 0);
    }

    private List<String> lines(Thrown thrown) {
        var lines = new ArrayList<String>();
        add(thrown, "", List.of(), lines);
        return lines;
    }

    /// @param enclosing the stack of what this is a cause of, or suppressed by
    private void add(Thrown thrown, String prefix, List<StackTraceElement> enclosing, List<String> lines) {
        lines.add(Ansi.red(prefix + thrown.name()) + (thrown.message().isEmpty() ? "" : ": " + thrown.message()));
        lines.addAll(stacks.of(thrown, inCommon(thrown.stack(), enclosing)));
        for (var suppressed : thrown.suppressed()) {
            add(suppressed, "Suppressed: ", thrown.stack(), lines);
        }
        if (thrown.cause() != null) {
            add(thrown.cause(), "Caused by: ", thrown.stack(), lines);
        }
    }

    /// How many frames two stacks have in common at their end.
    private static int inCommon(List<StackTraceElement> stack, List<StackTraceElement> enclosing) {
        int same = 0;
        while (same < Math.min(stack.size(), enclosing.size())
                && stack.get(stack.size() - 1 - same).equals(enclosing.get(enclosing.size() - 1 - same))) {
            same++;
        }
        return same;
    }
}
