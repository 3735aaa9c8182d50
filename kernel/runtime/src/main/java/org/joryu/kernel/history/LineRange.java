package org.joryu.kernel.history;

import org.joryu.kernel.protocol.HistoryAccess.Range;

/// Lines of one session, as they are counted in it.
///
/// @param stop the line after the last
record LineRange(int start, int stop) {

    /// The lines that are asked for: negative numbers count from the end, and no stop, or 0, is the end.
    ///
    /// @param last line of the session
    static LineRange of(Range range, int last) {
        int end = last + 1;
        int start = range.start() < 0 ? range.start() + end : range.start();
        int stop = range.stop() < 0 ? range.stop() + end : range.stop() == 0 ? end : Math.min(range.stop(), end);
        return new LineRange(start, stop);
    }

    boolean contains(int line) {
        return start <= line && line < stop;
    }
}
