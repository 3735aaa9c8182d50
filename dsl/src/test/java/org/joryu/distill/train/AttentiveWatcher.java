package org.joryu.distill.train;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Found by `ServiceLoader` as a view would be. Deaf unless a test gives it someone to send.
public final class AttentiveWatcher implements TrainingWatcher {

    private static final List<TrainingListener> SENT = new CopyOnWriteArrayList<>();

    /// Sends `listener` to every training that starts while `work` runs on this thread.
    static void sending(TrainingListener listener, Runnable work) {
        SENT.add(listener);
        try {
            work.run();
        } finally {
            SENT.remove(listener);
        }
    }

    @Override
    public TrainingListener watch() {
        return SENT.isEmpty() ? TrainingListener.NONE : SENT.getLast();
    }
}
