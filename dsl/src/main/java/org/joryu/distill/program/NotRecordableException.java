package org.joryu.distill.program;

import ai.djl.engine.EngineException;
import java.util.function.Supplier;

/// A computation cannot become a program; the message says why, as the end of a sentence that begins with
/// "because".
public final class NotRecordableException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /// Says why.
    ///
    /// @param reason for example `the numbers of an array are looked at (toFloatArray)`
    public NotRecordableException(String reason) {
        super(reason);
    }

    /// Does what records a computation and makes a program of it.
    ///
    /// @throws NotRecordableException also where libtorch does not take the program, or the computation does what
    ///     cannot be done to recorded arrays
    public static <T> T orSay(Supplier<T> work) {
        try {
            return work.get();
        } catch (EngineException e) {
            throw new NotRecordableException("libtorch does not take the program: " + firstLine(e));
        } catch (ClassCastException | UnsupportedOperationException e) {
            throw new NotRecordableException("it failed while it was recorded: " + firstLine(e));
        }
    }

    private static String firstLine(Throwable failure) {
        return String.valueOf(failure.getMessage())
                .lines()
                .filter(line -> !line.isBlank())
                .findFirst()
                .orElse("");
    }

    static NotRecordableException unknown(String method) {
        return new NotRecordableException("it uses " + method + ", which has no counterpart in a program");
    }

    static NotRecordableException looked(String method) {
        return new NotRecordableException("it looks at the numbers of an array (" + method + ")");
    }
}
