package org.joryu.distill.program;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// The lists of arrays that a program holds from call to call. It shares them with whoever gave them, so
/// that what changes for the one changes for the other.
enum Held {
    /// What the update moves.
    TRAINED,
    /// What the computation itself changes: running statistics.
    CHANGING,
    /// What nobody changes.
    FROZEN,
    /// What the computation brought along.
    CONSTANTS,
    /// What the update remembers.
    MEMORY,
    /// Gradients of the parts of a batch, added up; none where batches are computed whole.
    SUMS,
    /// How many parts had a loss that is no number: one number, or none as above.
    FAILED,
    /// What follows from frozen arrays alone, computed once.
    PREPARED;

    /// Of all lists, in their order.
    static List<String> attributes() {
        return Stream.of(values()).map(Held::attribute).toList();
    }

    String attribute() {
        return name().toLowerCase(Locale.ROOT);
    }

    String at(int index) {
        return "self." + attribute() + "[" + index + "]";
    }
}
