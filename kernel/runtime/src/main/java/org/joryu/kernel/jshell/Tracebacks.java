package org.joryu.kernel.jshell;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jdk.jshell.EvalException;
import jdk.jshell.JShellException;
import jdk.jshell.Snippet;
import org.jspecify.annotations.Nullable;

/// Says where in which cell an exception came from.
///
/// JShell names frames of snippets by snippet and line within it; here each snippet's place in its cell is
/// remembered, so that a frame can be told in the coordinates that the user sees.
final class Tracebacks {

    private static final int LIBRARY_FRAMES = 4;

    private final Map<String, Place> places = new HashMap<>();

    /// Where a snippet stands.
    private record Place(CellSource cell, int firstLine) {}

    void remember(Snippet snippet, CellSource cell, CellSource.Piece piece) {
        places.put(snippet.id(), new Place(cell, piece.line()));
    }

    /// Lines for people: the exception, its frames, its causes.
    List<String> of(@Nullable Throwable thrown, JShellException translated) {
        var text = new ArrayList<String>();
        describe(thrown, translated, "", text);
        return text;
    }

    private void describe(@Nullable Throwable thrown, JShellException translated, String prefix, List<String> text) {
        text.add(Ansi.red(prefix + name(thrown, translated)) + message(thrown, translated));
        frames(translated.getStackTrace(), text);
        if (translated.getCause() instanceof JShellException cause) {
            describe(thrown == null ? null : thrown.getCause(), cause, "Caused by: ", text);
        }
    }

    /// The class that was really thrown.
    static String name(@Nullable Throwable thrown, JShellException translated) {
        if (thrown != null) {
            return thrown.getClass().getName();
        }
        return translated instanceof EvalException e
                ? e.getExceptionClassName()
                : translated.getClass().getName();
    }

    private static String message(@Nullable Throwable thrown, JShellException translated) {
        var message = thrown == null ? translated.getMessage() : thrown.getMessage();
        return message == null ? "" : ": " + message;
    }

    private void frames(StackTraceElement[] frames, List<String> text) {
        int library = 0;
        for (var frame : frames) {
            var place = place(frame);
            if (place != null) {
                library = fold(library, text);
                int line = place.firstLine + frame.getLineNumber() - 1;
                text.add("  cell %d, line %d%s".formatted(place.cell.number(), line, in(frame)));
                text.add("    " + Ansi.bold(place.cell.line(line).strip()));
            } else if (library++ < LIBRARY_FRAMES) {
                text.add("  at " + frame);
            }
        }
        fold(library, text);
    }

    private static int fold(int library, List<String> text) {
        if (library > LIBRARY_FRAMES) {
            text.add("  … %d more frames in libraries".formatted(library - LIBRARY_FRAMES));
        }
        return 0;
    }

    private @Nullable Place place(StackTraceElement frame) {
        var file = frame.getFileName();
        return file != null && file.startsWith("#") ? places.get(file.substring(1)) : null;
    }

    /// The method, where the code stands in one.
    private static String in(StackTraceElement frame) {
        var type = frame.getClassName();
        var method = frame.getMethodName();
        if (method.isEmpty()) {
            return "";
        }
        if (method.startsWith("lambda$")) {
            return ", in a lambda";
        }
        return ", in " + (type.isEmpty() ? "" : type + ".") + method;
    }
}
