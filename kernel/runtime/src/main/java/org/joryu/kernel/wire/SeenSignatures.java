package org.joryu.kernel.wire;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;

/// The signatures of the last messages. A second message with the same one is a replay: headers have
/// an id and a date, so no sender signs the same twice.
///
/// Keeps as many as jupyter_client's sessions do, 2^16, and forgets the oldest where those forget any.
/// Not thread-safe.
final class SeenSignatures {

    private static final int CAPACITY = 1 << 16;

    private final int capacity;
    private final Set<String> seen = new LinkedHashSet<>();

    SeenSignatures() {
        this(CAPACITY);
    }

    SeenSignatures(int capacity) {
        this.capacity = capacity;
    }

    /// Remembers a signature that is known to be right.
    ///
    /// @return false if it was there
    boolean add(byte[] signature) {
        var added = seen.add(new String(signature, StandardCharsets.US_ASCII));
        if (seen.size() > capacity) {
            seen.remove(seen.iterator().next());
        }
        return added;
    }
}
