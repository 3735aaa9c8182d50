package org.joryu.distill.train;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What a few steps of a training, which are then thrown away, tell about the whole.
///
/// @param notices what makes its result mean less than it seems to, a sentence each
/// @param balance of hard and soft loss in the first batch; empty where there is only one of them
/// @param step how long a step takes, the median of a few
/// @param bytes on the device, the first of several, from step to step: weights, gradients, what the optimizer
///     remembers. Rows, and what a step allocates and frees, come on top.
public record Rehearsal(List<String> notices, Optional<LossBalance> balance, Duration step, long bytes) {

    static final int STEPS = 12;
    static final long LONG_ENOUGH_NANOS = 500_000_000;

    public Rehearsal {
        notices = List.copyOf(notices);
    }

    /// The median; of many steps without the first, which are slower.
    static Duration typical(List<Long> nanos) {
        var later = nanos.size() > 3 ? nanos.subList(2, nanos.size()) : nanos;
        var sorted = later.stream().sorted().toList();
        return Duration.ofNanos(sorted.get(sorted.size() / 2));
    }
}
