package org.joryu.kernel.protocol;

/// Which entries of the history are wanted (`hist_access_type`).
public sealed interface HistoryAccess {

    /// The last ones.
    ///
    /// @param n how many, at least 0
    record Tail(int n) implements HistoryAccess {}

    /// A range of lines of one session.
    ///
    /// @param session 0 for the present session
    /// @param start first line
    /// @param stop line after the last
    record Range(int session, int start, int stop) implements HistoryAccess {}

    /// Those whose source matches a glob pattern.
    ///
    /// @param pattern `*` and `?` are wild
    /// @param n at most so many, the last ones
    /// @param unique whether equal sources are listed once
    record Search(String pattern, int n, boolean unique) implements HistoryAccess {}
}
