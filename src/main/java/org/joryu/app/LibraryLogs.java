package org.joryu.app;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Keeps what libraries say of their own start-up out of the cells' output; warnings still come through.
final class LibraryLogs {

    /// Held here, because `java.util.logging` forgets the level of a logger that nobody holds.
    private static final List<Logger> LOGGERS =
            List.of(Logger.getLogger("ai.djl"), Logger.getLogger("org.apache.arrow"));

    private LibraryLogs() {}

    /// Leaves levels alone that the user set with a logging configuration of their own.
    static void quieten() {
        if (System.getProperty("java.util.logging.config.file") == null) {
            LOGGERS.forEach(logger -> logger.setLevel(Level.WARNING));
        }
    }
}
