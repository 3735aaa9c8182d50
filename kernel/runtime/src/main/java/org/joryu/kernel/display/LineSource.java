package org.joryu.kernel.display;

import java.io.IOException;

/// Where a cell's `System.in` gets its lines.
@FunctionalInterface
public interface LineSource {

    /// Waits until the user has typed a line.
    ///
    /// @return the line, without its end
    /// @throws IOException if nobody can type one, or the cell is stopped meanwhile
    String readLine() throws IOException;
}
