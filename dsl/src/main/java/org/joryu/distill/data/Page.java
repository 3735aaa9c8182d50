package org.joryu.distill.data;

import java.util.Locale;

/// Which rows of a table are shown: so many at a time, and which of the pages that this makes.
///
/// ```java
/// targets.rows(50).page(2);    // rows 51 to 100
/// ```
///
/// @param rows on a page, in [1, 200]
/// @param number of the page, counted from 1
public record Page(int rows, int number) {

    /// More rows than these no page has: a notebook is to stay small enough to be mailed and read.
    public static final int MOST_ROWS = 200;

    /// What fits on a screen beside the cell that asked for it.
    public static final Page FIRST = new Page(12, 1);

    public Page {
        if (rows < 1 || rows > MOST_ROWS) {
            throw new IllegalArgumentException(
                    "rows must be in [1, %d], but was %d: .page(2) shows what follows".formatted(MOST_ROWS, rows));
        }
        if (number < 1) {
            throw new IllegalArgumentException("page must be ≥ 1, but was %d: the first is 1".formatted(number));
        }
    }

    /// How many pages so many rows have, at least one.
    public int pages(long size) {
        return Math.toIntExact(Math.max(1, Math.ceilDiv(size, rows)));
    }

    /// The first row on it, counted from 0.
    public long from() {
        return (long) (number - 1) * rows;
    }

    /// The row behind the last one on it, counted from 0, of a table of `size` rows.
    public long to(long size) {
        return Math.min(size, from() + rows);
    }

    /// The first page, of so many rows.
    Page ofRows(int other) {
        return new Page(other, 1);
    }

    /// Another page of a table of `size` rows.
    Page at(int other, long size) {
        int pages = pages(size);
        if (other < 1 || other > pages) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "page must be in [1, %,d], as %,d rows are so many pages of %d, but was %d: say .rows(n) for longer ones",
                    pages,
                    size,
                    rows,
                    other));
        }
        return new Page(rows, other);
    }

    /// What is shown, and how to see more; empty where all is.
    public String note(long size) {
        if (size <= rows) {
            return "";
        }
        var more = rows < MOST_ROWS ? ".rows(n) shows up to " + MOST_ROWS + ", " : "";
        return String.format(
                Locale.ROOT,
                "rows %,d–%,d of %,d; %s.page(%d) %s",
                from() + 1,
                to(size),
                size,
                more,
                to(size) < size ? number + 1 : 1,
                to(size) < size ? "the next" : "the first");
    }
}
