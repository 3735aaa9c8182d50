package org.joryu.distill.train;

import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.joryu.distill.data.Split;
import org.joryu.distill.model.LoadedNetwork;

/// Asks a network whether it can read the rows of a split, without copying all of them.
final class ReadableRows {

    private static final int AT_ONCE = 1024;

    private ReadableRows() {}

    /// Refuses a split that the network cannot read.
    ///
    /// @throws IllegalArgumentException naming the first row that it cannot read
    static void require(Split rows, LoadedNetwork network) {
        orSayWhere(rows, network, () -> {
            for (int from = 0; from < rows.size(); from += AT_ONCE) {
                int to = Math.min(from + AT_ONCE, rows.size());
                network.requireReadable(rows.features(IntStream.range(from, to).toArray()));
            }
            return rows;
        });
    }

    /// Reads rows part by part, whose failure counts rows from the part's first; the one that is thrown from
    /// the split's.
    static <T> T orSayWhere(Split rows, LoadedNetwork network, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException withinPart) {
            network.requireReadable(rows.features());
            throw withinPart;
        }
    }
}
