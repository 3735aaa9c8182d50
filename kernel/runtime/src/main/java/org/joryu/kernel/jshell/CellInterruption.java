package org.joryu.kernel.jshell;

import java.io.Serial;

/// Ends a cell that the user stopped. An `Error`, so that `catch (Exception e)` in a cell does not
/// keep it from ending.
final class CellInterruption extends Error {

    @Serial
    private static final long serialVersionUID = 1;

    /// @param traced whether its stack is of interest; it is on the cell's own thread
    CellInterruption(boolean traced) {
        super("the cell was stopped", null, false, traced);
    }
}
