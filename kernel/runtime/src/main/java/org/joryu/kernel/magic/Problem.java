package org.joryu.kernel.magic;

import java.util.ArrayList;
import java.util.List;
import org.joryu.kernel.interpreter.ExecutionOutcome.Failed;
import org.joryu.notebook.Magic;

/// Failures of magics, told as those of Java are: what, and in which line of the cell.
///
/// @param code the cell
/// @param name what to call it, such as "cell 7"
record Problem(String code, String name) {

    /// The `ename` of magics that there are not, or not with such arguments.
    private static final String USAGE = "MagicError";

    Failed unknown(Part.Call call, String message) {
        return failed(USAGE, message, call, List.of());
    }

    Failed usage(Part.Call call, Magic.Description magic, String message) {
        return failed(USAGE, message, call, List.of("usage: " + magic.usage()));
    }

    Failed thrown(Part.Call call, Throwable thrown) {
        var message = thrown.getMessage() == null ? "" : thrown.getMessage();
        return failed(thrown.getClass().getName(), message, call, causes(thrown));
    }

    private static List<String> causes(Throwable thrown) {
        var causes = new ArrayList<String>();
        for (var cause = thrown.getCause(); cause != null && causes.size() < 4; cause = cause.getCause()) {
            causes.add("Caused by: " + cause);
        }
        return causes;
    }

    private Failed failed(String type, String message, Part.Call call, List<String> more) {
        var traceback = new ArrayList<String>();
        traceback.add("\u001b[1;31m" + type + "\u001b[0m" + (message.isEmpty() ? "" : ": " + message));
        traceback.addAll(where(call));
        traceback.addAll(more);
        return new Failed(type, message, traceback);
    }

    /// The line that a magic stands on.
    List<String> where(Part.Call call) {
        long line = 1
                + code.substring(0, call.start()).chars().filter(c -> c == '\n').count();
        return List.of(
                "  %s, line %d".formatted(name, line),
                "    \u001b[1m" + code.substring(call.start(), call.lineEnd()).strip() + "\u001b[0m");
    }
}
