package org.joryu.distill.data;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;

/// Where Arrow's buffers come from. Closing it fails if one of them was forgotten.
final class ArrowMemory {

    /// Arrow tells how it chose its allocator, which is no news to somebody who saves a file.
    /// Held here, because a logger that nobody holds forgets its level.
    private static final Logger ARROW = Logger.getLogger("org.apache.arrow");

    static {
        ARROW.setLevel(Level.WARNING);
    }

    private ArrowMemory() {}

    static BufferAllocator open() {
        return new RootAllocator();
    }
}
