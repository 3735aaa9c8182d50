package org.joryu.distill.work;

import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/// Whether all that is shown of trainings and other long work is to be lines of text, and nothing that is shown to
/// tell times that were measured: for logs, for diffs of notebooks, and for screen readers.
///
/// Results have the times nevertheless, as values.
public final class PlainMode {

    private static final Set<String> YES = Set.of("1", "true", "yes", "on");

    private PlainMode() {}

    /// What the system property `joryu.plain` says, else the environment's `JORYU_PLAIN`.
    public static boolean isOn() {
        var property = System.getProperty("joryu.plain");
        var said = property == null ? Objects.requireNonNullElse(System.getenv("JORYU_PLAIN"), "") : property;
        return YES.contains(said.strip().toLowerCase(Locale.ROOT));
    }

    /// What stands in a table where a measured time does.
    ///
    /// @param time the time in words
    public static String measured(String time) {
        return isOn() ? "–" : time;
    }
}
