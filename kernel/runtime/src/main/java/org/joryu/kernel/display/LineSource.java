package org.joryu.kernel.display;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.joryu.kernel.protocol.InputRequest;

/// Where a cell's input comes from.
@FunctionalInterface
public interface LineSource {

    /// Waits until the user has typed a line.
    ///
    /// @param unwanted completes when nobody needs the line any more
    /// @return the line, without its end
    /// @throws java.io.InterruptedIOException if the line is no longer wanted, or the thread is interrupted
    /// @throws IOException if nobody can type one, saying why
    String readLine(InputRequest question, CompletableFuture<Void> unwanted) throws IOException;

    /// No input at all.
    ///
    /// @param reason why, and what can be done about it
    static LineSource none(String reason) {
        return (_, _) -> {
            throw new IOException("input is not available: " + reason);
        };
    }
}
