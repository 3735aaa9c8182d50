package org.joryu.distill.program;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
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

    /// Of the lists that a program is given, in their order.
    static List<String> boundAttributes() {
        return bound().map(Held::attribute).toList();
    }

    /// The lists that a program is given.
    static List<List<NDArray>> bound(Map<Held, List<NDArray>> held) {
        return bound().map(list -> Objects.requireNonNull(held.get(list))).toList();
    }

    private static Stream<Held> bound() {
        return Stream.of(values()).filter(list -> list != PREPARED);
    }

    String attribute() {
        return name().toLowerCase(Locale.ROOT);
    }

    String at(int index) {
        return "self." + attribute() + "[" + index + "]";
    }
}
