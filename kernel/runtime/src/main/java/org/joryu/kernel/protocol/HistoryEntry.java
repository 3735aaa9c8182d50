package org.joryu.kernel.protocol;

import org.jspecify.annotations.Nullable;

/// A cell that was run.
///
/// @param session the session it was run in
/// @param line its execution count
/// @param source its code
/// @param output the plain text of its result, null if it had none
public record HistoryEntry(
        int session, int line, String source, @Nullable String output) {}
