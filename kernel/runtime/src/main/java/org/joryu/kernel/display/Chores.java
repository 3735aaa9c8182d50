package org.joryu.kernel.display;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/// What is to be done for a cell beside its code: soon, or at its end. Thread-safe; nothing is done under a
/// lock.
final class Chores {

    private static final System.Logger LOGGER = System.getLogger(Chores.class.getName());

    private final Set<Runnable> soon = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Runnable> atEnd = Collections.newSetFromMap(new IdentityHashMap<>());
    private boolean ended;

    synchronized boolean soon(Runnable work) {
        return soon.add(work);
    }

    void doSoon(Runnable work) {
        boolean due;
        synchronized (this) {
            due = soon.remove(work);
        }
        if (due) {
            perform(work);
        }
    }

    void atEnd(Runnable work) {
        synchronized (this) {
            if (!ended) {
                atEnd.add(work);
                return;
            }
        }
        perform(work);
    }

    /// Does all that is left. What is to be done soon from now on comes by the timer alone.
    void end() {
        var last = new ArrayList<Runnable>();
        synchronized (this) {
            ended = true;
            last.addAll(atEnd);
            atEnd.clear();
        }
        last.forEach(Chores::perform);
        // After those, which may have news too.
        var left = new ArrayList<Runnable>();
        synchronized (this) {
            left.addAll(soon);
            soon.clear();
        }
        left.forEach(Chores::perform);
    }

    private static void perform(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | Error failure) {
            // To the log alone: a cell's standard error is no place for it.
            Cells.outside(() -> {
                LOGGER.log(Level.WARNING, "what was to be done for a cell failed", failure);
                return true;
            });
        }
    }
}
