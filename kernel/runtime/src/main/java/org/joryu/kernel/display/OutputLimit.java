package org.joryu.kernel.display;

import java.lang.System.Logger.Level;
import java.util.Objects;

/// How much text one cell may print; what a cell prints beyond it is dropped, and the user told.
///
/// A loop that prints without end would otherwise fill the notebook's file and the browser's memory.
/// The limit is that of the system property `joryu.output.limit`, which a cell may set for those after
/// it, else of the environment variable `JORYU_OUTPUT_LIMIT`, else 64 MB:
///
/// ```java
/// System.setProperty("joryu.output.limit", "200");   // megabytes of UTF-8; 0 for no limit
/// ```
///
/// @param bytes of UTF-8
record OutputLimit(long bytes) {

    static final String PROPERTY = "joryu.output.limit";
    static final String VARIABLE = "JORYU_OUTPUT_LIMIT";

    private static final System.Logger LOGGER = System.getLogger(OutputLimit.class.getName());
    private static final long MEGABYTE = 1_000_000;
    private static final OutputLimit NONE = new OutputLimit(Long.MAX_VALUE);
    private static final OutputLimit USUAL = new OutputLimit(64 * MEGABYTE);

    /// The limit that is set now.
    static OutputLimit current() {
        return of(Objects.requireNonNullElseGet(System.getProperty(PROPERTY), () -> fromEnvironment()));
    }

    private static String fromEnvironment() {
        return Objects.requireNonNullElse(System.getenv(VARIABLE), "");
    }

    /// The limit that a setting means; the usual one if it means nothing.
    static OutputLimit of(String megabytes) {
        if (megabytes.isBlank()) {
            return USUAL;
        }
        try {
            long number = Long.parseLong(megabytes.strip());
            if (number == 0) {
                return NONE;
            }
            if (number > 0) {
                return new OutputLimit(Math.multiplyExact(number, MEGABYTE));
            }
        } catch (ArithmeticException tooMuchToCount) {
            return NONE;
        } catch (NumberFormatException noNumber) {
            // Said below, as for a number that is negative.
        }
        LOGGER.log(
                Level.WARNING,
                "{0} must be a number of megabytes, or 0 for no limit, but is {1}: 64 it is",
                PROPERTY,
                megabytes);
        return USUAL;
    }

    /// What the user is told once when it is reached.
    String notice() {
        return """

                [This cell has printed more than %d MB: what it prints from here on is not shown. It runs on. \
                System.setProperty("%s", "0") lifts the limit for the cells after it.]
                """.formatted(bytes / MEGABYTE, PROPERTY);
    }
}
