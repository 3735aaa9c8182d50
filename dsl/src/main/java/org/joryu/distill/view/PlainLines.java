package org.joryu.distill.view;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.joryu.distill.work.PlainMode;

/// Where lines of text about trainings go, and whether they tell times.
///
/// @param out takes the lines
/// @param nanoTime the clock, [System#nanoTime()] unless under test
/// @param timeless whether to leave out all that differs between two runs of the same
/// @param prefix in front of each line
record PlainLines(PrintStream out, LongSupplier nanoTime, boolean timeless, String prefix) {

    /// As the environment says.
    static PlainLines now() {
        return new PlainLines(System.out, System::nanoTime, PlainMode.isOn(), "");
    }

    PlainLines under(String heading) {
        return new PlainLines(out, nanoTime, timeless, prefix + heading);
    }

    void print(String line) {
        out.println(prefix + line);
    }

    long now(long since) {
        return nanoTime.getAsLong() - since;
    }

    /// How long something took, if that is to be told.
    Optional<Duration> told(Duration took) {
        return timeless ? Optional.empty() : Optional.of(took);
    }
}
