package org.joryu.kernel.jshell;

import java.io.Serial;

/// Ends a cell that asked to end the process. An `Error`, so that `catch (Exception e)` does not
/// keep it from ending.
final class SystemExit extends Error {

    @Serial
    private static final long serialVersionUID = 1;

    SystemExit(int status) {
        super("exit(%d) ended the cell; the kernel goes on".formatted(status));
    }
}
