package org.joryu.kernel.jshell;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a throwable tells of itself, asked once and with care: its methods may be a user's, and
/// broken.
///
/// @param name its class as people know it
/// @param message empty where it has none
/// @param stack its frames, innermost first
/// @param cause null also where it was told already, as in a circle of causes
/// @param suppressed those that were not told already
record Thrown(
        String name,
        String message,
        List<StackTraceElement> stack,
        @Nullable Thrown cause,
        List<Thrown> suppressed) {

    /// More of a message is of use to nobody.
    private static final int LONGEST_MESSAGE = 10_000;

    /// Causes of causes, and so on, up to here.
    private static final int DEEPEST = 50;

    private static final StackTraceElement[] NO_FRAMES = {};

    Thrown {
        stack = List.copyOf(stack);
        suppressed = List.copyOf(suppressed);
    }

    static Thrown of(Throwable throwable) {
        return of(throwable, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    private static Thrown of(Throwable throwable, Set<Throwable> told) {
        told.add(throwable);
        var cause = ask(throwable, Throwable::getCause, null);
        var toldCause = cause == null || told.contains(cause) || told.size() > DEEPEST ? null : of(cause, told);
        var suppressed = new ArrayList<Thrown>();
        for (var one : throwable.getSuppressed()) {
            if (!told.contains(one) && told.size() <= DEEPEST) {
                suppressed.add(of(one, told));
            }
        }
        var stack = ask(throwable, Throwable::getStackTrace, NO_FRAMES);
        return new Thrown(
                SnippetNames.of(throwable.getClass()),
                message(throwable),
                Stream.of(stack == null ? NO_FRAMES : stack)
                        .filter(Objects::nonNull)
                        .toList(),
                toldCause,
                suppressed);
    }

    private static String message(Throwable throwable) {
        try {
            // Localized, as in Java's own traces, which show what toString answers.
            var message = throwable.getLocalizedMessage();
            var text = message == null && hasOwnText(throwable) ? throwable.toString() : message;
            return text == null ? "" : SnippetNames.inMessage(shortened(text));
        } catch (Throwable failure) { // a user's methods may throw anything
            return "(its message cannot be had: %s)".formatted(SnippetNames.of(failure.getClass()));
        }
    }

    private static boolean hasOwnText(Throwable throwable) throws NoSuchMethodException {
        return throwable.getClass().getMethod("toString").getDeclaringClass() != Throwable.class;
    }

    private static String shortened(String message) {
        return message.length() <= LONGEST_MESSAGE
                ? message
                : "%s… (%,d characters)".formatted(message.substring(0, LONGEST_MESSAGE), message.length());
    }

    private static <T> @Nullable T ask(
            Throwable throwable, Function<Throwable, @Nullable T> question, @Nullable T none) {
        try {
            return question.apply(throwable);
        } catch (Throwable failure) { // overridden by a user, who may throw anything
            return none;
        }
    }
}
