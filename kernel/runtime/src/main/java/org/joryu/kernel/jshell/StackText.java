package org.joryu.kernel.jshell;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A stack as people read it: the frames of cells with their source, what libraries did in between
/// in a few lines, what repeats itself once, and nothing of how the kernel got there.
final class StackText {

    /// How many frames are shown at the top and at the bottom of a long stack.
    private static final int TOP = 12;

    private static final int BOTTOM = 4;

    /// Of the library that threw, so many frames, and of every library the one that a cell called.
    private static final int WHERE_THROWN = 3;

    /// A method calls itself by way of so many others at the most.
    private static final int LONGEST_CYCLE = 12;

    /// From so many rounds on they are told once.
    private static final int ROUNDS = 3;

    /// What the JVM records by default of a stack, from its top.
    private static final int RECORDED = 1_024;

    /// Packages that have no part in what the user wrote, and how their subpackages begin.
    private static final List<String> PLUMBING =
            List.of("java.lang.invoke.", "jdk.internal.reflect.", "jdk.proxy", "org.joryu.kernel.", "REPL.$Checks$");

    private final Places places;

    StackText(Places places) {
        this.places = places;
    }

    /// Lines for where something was thrown.
    ///
    /// @param above how many of its last frames were told before
    List<String> of(Thrown thrown, int above) {
        var stack = thrown.stack();
        var entries = entries(stack.subList(0, stack.size() - above), thrown);
        var lines = new ArrayList<>(shortened(withoutRepeats(entries)).stream()
                .flatMap(entry -> entry.lines().stream())
                .toList());
        if (above > 0
                && !entries(stack.subList(stack.size() - above, stack.size()), thrown)
                        .isEmpty()) {
            lines.add("  … from here as above");
        } else if (stack.size() == RECORDED) {
            lines.add("  … the JVM records no more than %,d frames".formatted(RECORDED));
        }
        return lines;
    }

    /// Some lines that stay together.
    ///
    /// @param key the same for the same place in the code
    private record Entry(Object key, List<String> lines) {}

    private List<Entry> entries(List<StackTraceElement> stack, Thrown thrown) {
        var entries = new ArrayList<Entry>();
        var library = new ArrayList<StackTraceElement>();
        boolean first = true;
        @Nullable StackTraceElement called = null;
        for (var frame : stack.subList(0, end(stack))) {
            if (isPlumbing(frame)) {
                continue;
            }
            if (!SnippetNames.isOfCell(frame.getClassName())) {
                library.add(frame);
                called = frame;
                continue;
            }
            entries.addAll(library(library, first ? WHERE_THROWN : 0, true));
            library.clear();
            entries.add(ofCell(frame, called, first, thrown));
            called = frame;
            first = false;
        }
        entries.addAll(library(library, first ? WHERE_THROWN : 0, first));
        return entries;
    }

    /// Behind JShell's entry to the cell there is only the kernel, and before it, where a class could
    /// not be loaded, only JShell.
    private static int end(List<StackTraceElement> stack) {
        return IntStream.range(0, stack.size())
                .map(i -> stack.size() - 1 - i)
                .filter(i -> FrameName.isEntry(stack.get(i)))
                .map(i -> i + 1)
                .findFirst()
                .orElseGet(() -> IntStream.range(0, stack.size())
                        .filter(i -> stack.get(i).getClassName().equals(InProcessControl.class.getName()))
                        .findFirst()
                        .orElse(stack.size()));
    }

    private Entry ofCell(StackTraceElement frame, @Nullable StackTraceElement called, boolean isFirst, Thrown thrown) {
        var spot = places.find(frame);
        var in = FrameName.of(frame);
        if (spot == null) {
            return new Entry(frame, List.of("  in a cell" + in));
        }
        var lines = new ArrayList<String>();
        lines.add("  " + Ansi.cyan("%s, line %d".formatted(spot.cell().name(), spot.line())) + in);
        var culprit =
                called == null ? Culprit.thrower(spot, thrown.name(), thrown.message()) : Culprit.call(spot, called);
        var excerpt = new Excerpt(spot.cell(), spot.line(), culprit);
        lines.addAll(isFirst ? excerpt.inContext() : excerpt.alone());
        return new Entry(frame, lines);
    }

    /// Frames of libraries: the first few, and the one that the cell called.
    private static List<Entry> library(List<StackTraceElement> frames, int top, boolean isCalledByCell) {
        int hidden = frames.size() - top - (isCalledByCell ? 1 : 0);
        if (hidden < 2) {
            return frames.stream().map(StackText::ofLibrary).toList();
        }
        var entries = new ArrayList<Entry>();
        frames.subList(0, top).forEach(frame -> entries.add(ofLibrary(frame)));
        var folded = "  … %,d frames in libraries".formatted(hidden);
        entries.add(new Entry(folded, List.of(folded)));
        frames.subList(top + hidden, frames.size()).forEach(frame -> entries.add(ofLibrary(frame)));
        return entries;
    }

    private static Entry ofLibrary(StackTraceElement frame) {
        var file = frame.getFileName();
        var place = file == null ? "" : frame.getLineNumber() < 1 ? file : file + ":" + frame.getLineNumber();
        return new Entry(
                frame,
                List.of("  at %s.%s%s"
                        .formatted(
                                frame.getClassName(),
                                frame.getMethodName(),
                                place.isEmpty() ? "" : "(" + place + ")")));
    }

    private static boolean isPlumbing(StackTraceElement frame) {
        return PLUMBING.stream().anyMatch(frame.getClassName()::startsWith)
                // JShell runs the initializer of a `var` in a method that its usual entry calls.
                || frame.getMethodName().equals("do_it$Aux")
                || isStartOfThread(frame);
    }

    private static boolean isStartOfThread(StackTraceElement frame) {
        return frame.getMethodName().startsWith("run")
                && (frame.getClassName().equals("java.lang.Thread")
                        || frame.getClassName().equals("java.lang.VirtualThread"));
    }

    private static List<Entry> withoutRepeats(List<Entry> entries) {
        var told = new ArrayList<Entry>();
        for (int i = 0; i < entries.size(); ) {
            int length = cycle(entries, i);
            int rounds = length == 0 ? 1 : rounds(entries, i, length);
            told.addAll(entries.subList(i, i + Math.max(1, length)));
            if (rounds > 1) {
                told.add(repeated(length, rounds - 1));
            }
            i += Math.max(1, length) * rounds;
        }
        return told;
    }

    /// The length of the shortest cycle that goes round often from there; 0 if there is none.
    private static int cycle(List<Entry> entries, int from) {
        return IntStream.rangeClosed(1, LONGEST_CYCLE)
                .filter(length -> rounds(entries, from, length) >= ROUNDS)
                .findFirst()
                .orElse(0);
    }

    private static int rounds(List<Entry> entries, int from, int length) {
        int same = 0;
        while (from + length + same < entries.size()
                && entries.get(from + same)
                        .key()
                        .equals(entries.get(from + length + same).key())) {
            same++;
        }
        return 1 + same / length;
    }

    private static Entry repeated(int length, int times) {
        var what = length == 1 ? "this frame" : "these %d frames".formatted(length);
        var line = "  … %s again, %,d times".formatted(what, times);
        return new Entry(line, List.of(line));
    }

    private static List<Entry> shortened(List<Entry> entries) {
        int middle = entries.size() - TOP - BOTTOM;
        if (middle <= 1) {
            return entries;
        }
        var shown = new ArrayList<>(entries.subList(0, TOP));
        var line = "  … %,d more".formatted(middle);
        shown.add(new Entry(line, List.of(line)));
        shown.addAll(entries.subList(entries.size() - BOTTOM, entries.size()));
        return shown;
    }
}
