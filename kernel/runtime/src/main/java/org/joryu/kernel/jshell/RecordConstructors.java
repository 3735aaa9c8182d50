package org.joryu.kernel.jshell;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jdk.jshell.Diag;
import jdk.jshell.JShell;
import jdk.jshell.Snippet.Status;
import jdk.jshell.SnippetEvent;

/// Lets records of a cell have canonical constructors without `public`.
///
/// JShell makes every top-level type public, and a record's canonical constructor must be as
/// accessible as its record (Java Language Specification, 8.10.4), so that JShell refuses `record
/// R(int x) { R { } }`, which is right everywhere else.
final class RecordConstructors {

    private static final String TOO_PRIVATE = "compiler.err.invalid.canonical.constructor.in.record";
    private static final String PUBLIC = "public ";

    private RecordConstructors() {}

    /// Evaluates a snippet, and anew with `public` where the only thing wrong was that it lacks it.
    static List<SnippetEvent> evaluate(JShell shell, String code) {
        var events = shell.eval(code);
        var repaired = repaired(shell, events);
        if (repaired.isEmpty()) {
            return events;
        }
        var again = evaluate(shell, repaired.get());
        return isRejected(again)
                ? events
                : Stream.concat(again.stream(), overwritten(events)).toList();
    }

    /// What the first attempt replaced, which the second does not find any more.
    private static Stream<SnippetEvent> overwritten(List<SnippetEvent> events) {
        return events.stream().filter(event -> event.status() == Status.OVERWRITTEN);
    }

    private static Optional<String> repaired(JShell shell, List<SnippetEvent> events) {
        if (!isRejected(events)) {
            return Optional.empty();
        }
        var rejected = events.getFirst().snippet();
        return shell.diagnostics(rejected)
                .filter(diag -> diag.getCode().equals(TOO_PRIVATE))
                .map(diag -> withPublic(rejected.source(), diag))
                .filter(source -> !source.contains(PUBLIC + PUBLIC))
                .findFirst();
    }

    private static String withPublic(String source, Diag constructor) {
        return new StringBuilder(source)
                .insert((int) constructor.getStartPosition(), PUBLIC)
                .toString();
    }

    private static boolean isRejected(List<SnippetEvent> events) {
        return !events.isEmpty() && events.getFirst().status() == Status.REJECTED;
    }
}
