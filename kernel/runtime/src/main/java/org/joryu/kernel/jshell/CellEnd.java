package org.joryu.kernel.jshell;

import java.io.Serial;

/// Ends a cell from within. An `Error`, so that `catch (Exception e)` in a cell does not keep it from ending.
final class CellEnd extends Error {

    @Serial
    private static final long serialVersionUID = 1;

    CellEnd(String message) {
        super(message);
    }
}
