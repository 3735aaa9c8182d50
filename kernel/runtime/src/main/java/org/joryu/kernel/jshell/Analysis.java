package org.joryu.kernel.jshell;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Documentation;
import org.joryu.kernel.interpreter.Completeness;
import org.joryu.kernel.interpreter.Completions;
import org.joryu.kernel.interpreter.Inspection;

/// What can be said of code without running it.
final class Analysis {

    private static final int INDENT = 4;
    private static final int MAX_SIGNATURES = 12;

    private final SourceCodeAnalysis analysis;
    private final ReentrantLock compiler;

    Analysis(SourceCodeAnalysis analysis, ReentrantLock compiler) {
        this.analysis = analysis;
        this.compiler = compiler;
    }

    Completeness completeness(String code) {
        return locked(() -> {
            var pieces = CellSource.split(code, 0, analysis).pieces();
            if (pieces.isEmpty()) {
                return new Completeness.Complete();
            }
            return switch (pieces.getLast().completeness()) {
                case DEFINITELY_INCOMPLETE, CONSIDERED_INCOMPLETE -> new Completeness.Incomplete(indent(code));
                case UNKNOWN -> new Completeness.Invalid();
                case COMPLETE, COMPLETE_WITH_SEMI, EMPTY -> new Completeness.Complete();
            };
        });
    }

    private static String indent(String code) {
        long open = code.chars().filter(c -> c == '{').count();
        long closed = code.chars().filter(c -> c == '}').count();
        return " ".repeat(INDENT * (int) Math.max(0, open - closed));
    }

    Completions complete(String code, int cursor) {
        return locked(() -> {
            int start = snippetStart(code, cursor);
            var anchor = new int[] {cursor - start};
            var suggestions = analysis.completionSuggestions(code.substring(start, cursor), cursor - start, anchor);
            var texts = new LinkedHashSet<String>();
            // Those that fit the expected type come first.
            suggestions.stream()
                    .filter(SourceCodeAnalysis.Suggestion::matchesType)
                    .forEach(s -> texts.add(s.continuation()));
            suggestions.forEach(s -> texts.add(s.continuation()));
            var items = texts.stream()
                    .map(text -> new Completions.Item(text, type(text), ""))
                    .toList();
            return new Completions(items, start + anchor[0], cursor);
        });
    }

    private static String type(String continuation) {
        if (continuation.endsWith("(") || continuation.endsWith("()")) {
            return "function";
        }
        return Character.isUpperCase(continuation.codePointAt(0)) ? "class" : "";
    }

    Optional<Inspection> inspect(String code, int cursor) {
        return locked(() -> {
            int end = nameEnd(code, cursor);
            int start = snippetStart(code, end);
            var name = code.substring(start, end);
            // JShell documents a method only where its arguments begin, a type only where they do not.
            var found = new ArrayList<Documentation>(documentation(name + "("));
            if (found.isEmpty()) {
                found.addAll(documentation(name));
            }
            return found.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Inspection(Javadoc.bundle(found, MAX_SIGNATURES)));
        });
    }

    private List<Documentation> documentation(String code) {
        return analysis.documentation(code, code.length(), true);
    }

    /// The end of the name at or before the cursor, stepping out of an argument list.
    private static int nameEnd(String code, int cursor) {
        int end = Math.clamp(cursor, 0, code.length());
        while (end < code.length() && Character.isJavaIdentifierPart(code.charAt(end))) {
            end++;
        }
        if (end > 0 && code.charAt(end - 1) == '(') {
            end--;
        }
        return end;
    }

    /// Where the snippet that holds the cursor begins.
    private int snippetStart(String code, int cursor) {
        var pieces = CellSource.split(code.substring(0, cursor), 0, analysis).pieces();
        return pieces.isEmpty() ? cursor : pieces.getLast().offset();
    }

    private <T> T locked(Supplier<T> question) {
        compiler.lock();
        try {
            return question.get();
        } finally {
            compiler.unlock();
        }
    }
}
