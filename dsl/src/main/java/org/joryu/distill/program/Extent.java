package org.joryu.distill.program;

/// How long an axis is: as it was recorded, or so many times the number of rows that are asked about.
///
/// @param count a number, or how many times the number of rows
/// @param perRow which of the two
public record Extent(long count, boolean perRow) implements Operand {

    /// Numbers of rows from which is told what depends on them. Whatever is `k` for the one and `k·3/2` for the
    /// other is taken to be so many times the rows.
    static final int FEW = 2;

    static final int MORE = 3;

    /// Told from what it was with [#FEW] rows, and what with [#MORE].
    ///
    /// @throws NotRecordableException if it is neither the same nor in proportion
    static Extent of(long few, long more) {
        if (few == more) {
            return new Extent(few, false);
        }
        if (few % FEW != 0 || few / FEW * MORE != more) {
            throw new NotRecordableException(
                    "it computes with %d where there are %d rows and with %d where there are %d, which is no multiple of them"
                            .formatted(few, FEW, more, MORE));
        }
        return new Extent(few / FEW, true);
    }
}
