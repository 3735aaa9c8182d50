package org.joryu.kernel.core;

import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.SequencedMap;
import org.joryu.kernel.protocol.Request.ExecuteRequest;
import org.jspecify.annotations.Nullable;

/// The cells that wait. Those of one shell keep their order; the shells take turns, so that a cell in a
/// subshell need not wait for the whole notebook. Thread-safe.
final class CellQueue {

    private static final String MAIN_SHELL = "";

    private final SequencedMap<String, Queue<Waiting>> byShell = new LinkedHashMap<>();

    record Waiting(Incoming incoming, ExecuteRequest request) {}

    synchronized void add(Waiting cell) {
        byShell.computeIfAbsent(key(cell.incoming().header().subshellId()), _ -> new ArrayDeque<>())
                .add(cell);
    }

    /// Takes the cell whose turn it is, null if none waits.
    synchronized @Nullable Waiting poll() {
        var shell = byShell.pollFirstEntry();
        if (shell == null) {
            return null;
        }
        var cell = shell.getValue().remove();
        if (!shell.getValue().isEmpty()) {
            byShell.putLast(shell.getKey(), shell.getValue());
        }
        return cell;
    }

    /// Takes all that wait in a shell.
    ///
    /// @param subshellId null for the main shell
    synchronized List<Waiting> takeAll(@Nullable String subshellId) {
        var waiting = byShell.remove(key(subshellId));
        return waiting == null ? List.of() : List.copyOf(waiting);
    }

    synchronized void clear() {
        byShell.clear();
    }

    private static String key(@Nullable String subshellId) {
        return Objects.requireNonNullElse(subshellId, MAIN_SHELL);
    }
}
