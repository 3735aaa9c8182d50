package org.joryu.kernel.jshell;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jdk.jshell.JShellException;
import jdk.jshell.Snippet;
import org.joryu.kernel.interpreter.ExecutionOutcome.Failed;
import org.jspecify.annotations.Nullable;

/// Says where in which cell an exception came from.
///
/// JShell names frames of snippets by snippet and line within it; here each snippet's place in its
/// cell is remembered, so that a frame can be told in the coordinates that the user sees.
final class Tracebacks {

    /// How many frames in a row that are not a cell's are shown.
    private static final int LIBRARY_FRAMES = 4;

    /// How many frames are shown at the top and at the bottom of a long stack.
    private static final int TOP = 12;

    private static final int BOTTOM = 4;

    /// JShell runs the initializer of a `var` in this method, which its usual entry calls.
    private static final String WRAPPED_TWICE = "do_it$Aux";

    private final Map<String, Place> places = new HashMap<>();

    /// Where a snippet stands.
    private record Place(CellSource cell, int firstLine) {}

    void remember(Snippet snippet, CellSource cell, CellSource.Piece piece) {
        places.put(snippet.id(), new Place(cell, piece.start().line()));
    }

    /// A failure by what was thrown.
    ///
    /// @param translated the same exception with its frames as JShell names them; null if JShell
    ///     never saw it
    Failed failure(Throwable thrown, @Nullable JShellException translated) {
        var text = new ArrayList<String>();
        describe(thrown, translated, "", text);
        return new Failed(SnippetNames.of(thrown.getClass()), message(thrown), text);
    }

    private void describe(Throwable thrown, @Nullable JShellException translated, String prefix, List<String> text) {
        var message = message(thrown);
        text.add(Ansi.red(prefix + SnippetNames.of(thrown.getClass())) + (message.isEmpty() ? "" : ": " + message));
        text.addAll(frames(translated == null ? thrown.getStackTrace() : translated.getStackTrace()));
        // JShell's copy ends where a circle of causes would not.
        if (translated != null && thrown.getCause() != null && translated.getCause() instanceof JShellException cause) {
            describe(thrown.getCause(), cause, "Caused by: ", text);
        }
    }

    private static String message(Throwable thrown) {
        var message = thrown.getMessage();
        return message == null ? "" : SnippetNames.withoutWrappers(message);
    }

    /// Lines for frames: those of cells with their source, of others the first few in a row.
    List<String> frames(StackTraceElement[] stack) {
        var frames = new ArrayList<List<String>>();
        int inLibrary = 0;
        for (var frame : stack) {
            if (isPlumbing(frame)) {
                continue;
            }
            var place = place(frame);
            if (place == null) {
                if (inLibrary++ < LIBRARY_FRAMES) {
                    frames.add(List.of("  at " + frame));
                }
                continue;
            }
            fold(inLibrary - LIBRARY_FRAMES, frames);
            inLibrary = 0;
            int line = place.firstLine + frame.getLineNumber() - 1;
            frames.add(List.of(
                    "  %s, line %d%s".formatted(place.cell.name(), line, in(frame)),
                    "    " + Ansi.bold(place.cell.line(line).strip())));
        }
        fold(inLibrary - LIBRARY_FRAMES, frames);
        return shortened(frames).stream().flatMap(List::stream).toList();
    }

    private static List<List<String>> shortened(List<List<String>> frames) {
        int middle = frames.size() - TOP - BOTTOM;
        if (middle <= 1) {
            return frames;
        }
        var shown = new ArrayList<>(frames.subList(0, TOP));
        shown.add(List.of("  … %d more frames".formatted(middle)));
        shown.addAll(frames.subList(frames.size() - BOTTOM, frames.size()));
        return shown;
    }

    private static void fold(int hidden, List<List<String>> frames) {
        if (hidden > 0) {
            frames.add(List.of("  … %d more frames in libraries".formatted(hidden)));
        }
    }

    /// Frames that nobody wrote: of how checks are called, and of how JShell enters what it wraps
    /// twice.
    private static boolean isPlumbing(StackTraceElement frame) {
        return frame.getMethodName().equals(WRAPPED_TWICE)
                || frame.getClassName().startsWith("java.lang.invoke.")
                || frame.getClassName().startsWith(Interrupts.class.getPackageName());
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
