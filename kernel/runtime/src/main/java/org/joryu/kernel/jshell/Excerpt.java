package org.joryu.kernel.jshell;

import java.util.ArrayList;
import java.util.List;

/// Lines of a cell as people read them in an error: numbered, with an arrow at the one that matters
/// and carets below what matters in it.
///
/// ```
///   4 │ int first(int[] array) {
/// → 5 │     return array[0];
///     │            ^^^^^^^^
///   6 │ }
/// ```
record Excerpt(CellSource cell, int line, Span span) {

    /// Where a longer line is cut, with its marked part in sight.
    private static final int WIDEST = 120;

    /// How much of a cut line stands before its marked part.
    private static final int BEFORE = 40;

    /// A part of one line, in UTF-16 units from 0; empty where nobody knows which part it is.
    record Span(int start, int end) {

        static final Span UNKNOWN = new Span(0, 0);

        boolean isEmpty() {
            return start >= end;
        }
    }

    /// The line alone.
    List<String> alone() {
        return lines(line, line);
    }

    /// The line between its neighbours.
    List<String> inContext() {
        return lines(Math.max(1, line - 1), Math.min(cell.lines().size(), line + 1));
    }

    private List<String> lines(int first, int last) {
        int digits = String.valueOf(last).length();
        var lines = new ArrayList<String>();
        for (int number = first; number <= last; number++) {
            var gutter = "%" + digits + "d │ ";
            var source = cell.line(number);
            if (number == line) {
                var cut = Cut.of(source, span);
                lines.add("  " + Ansi.red("→ ") + gutter.formatted(number) + Ansi.bold(cut.text));
                if (!cut.span.isEmpty()) {
                    lines.add("    " + " ".repeat(digits) + " │ " + cut.carets());
                }
            } else if (!source.isBlank()) {
                lines.add(("    " + gutter.formatted(number) + Cut.of(source, Span.UNKNOWN).text).stripTrailing());
            }
        }
        return lines;
    }

    /// As much of a line as is shown.
    private record Cut(String text, Span span) {

        static Cut of(String line, Span span) {
            var source = line.stripTrailing();
            // One caret may stand behind the line, where something is missing.
            int start = Math.clamp(span.start, 0, source.length());
            var inside = new Span(start, span.isEmpty() ? start : Math.clamp(span.end, start + 1, source.length() + 1));
            if (DisplayWidth.of(source) <= WIDEST) {
                return new Cut(source, inside);
            }
            int from = Math.max(0, Math.min(inside.start - BEFORE, source.length() - WIDEST));
            int to = Math.min(source.length(), from + WIDEST);
            var text = (from > 0 ? "…" : "") + source.substring(from, to) + (to < source.length() ? "…" : "");
            int shift = from > 0 ? from - 1 : 0;
            int end = Math.max(inside.start + 1, Math.min(inside.end, to));
            return new Cut(text, new Span(inside.start - shift, inside.isEmpty() ? 0 : end - shift));
        }

        String carets() {
            var marked = text.substring(span.start, Math.min(span.end, text.length()));
            return DisplayWidth.blank(text.substring(0, span.start))
                    + Ansi.red("^".repeat(Math.max(1, DisplayWidth.of(marked))));
        }
    }
}
