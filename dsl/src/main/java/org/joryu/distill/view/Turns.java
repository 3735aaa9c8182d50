package org.joryu.distill.view;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/// Whose turn it is to be drawn anew: one display every half second, in a circle, however many there are and
/// however fast the steps.
///
/// More than two updates a second make front ends flicker and fill their message limits.
///
/// All that shows one training, or one series of them, is guarded by its turns: they go on on the training's
/// thread, and are shown elsewhere from others.
final class Turns {

    private static final long NANOS = 500_000_000;

    private final LongSupplier nanoTime;
    private final List<Runnable> circle = new ArrayList<>();
    private int next;
    private long dueAt;

    /// @param nanoTime the clock, [System#nanoTime()] unless under test
    Turns(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    long now() {
        return nanoTime.getAsLong();
    }

    /// From now on it has its turns; the next of all is in half a second.
    synchronized void join(Runnable draw) {
        circle.add(draw);
        dueAt = now() + NANOS;
    }

    synchronized void leave(Runnable draw) {
        circle.remove(draw);
    }

    /// Draws whoever's turn it is, if it is time.
    synchronized void take() {
        long now = now();
        if (now - dueAt >= 0 && !circle.isEmpty()) {
            dueAt = now + NANOS;
            next = next >= circle.size() ? 0 : next;
            circle.get(next++).run();
        }
    }
}
