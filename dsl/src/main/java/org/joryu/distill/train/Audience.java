package org.joryu.distill.train;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/// Everybody who watches one training: the listener its user gave, and whoever the watchers of this
/// installation send.
final class Audience implements TrainingListener {

    private final List<TrainingListener> listeners;

    private Audience(List<TrainingListener> listeners) {
        this.listeners = listeners;
    }

    /// These and nobody else, whichever training asks for more.
    static Audience of(List<TrainingListener> listeners) {
        return new Audience(List.copyOf(listeners));
    }

    /// Asks every watcher that lives where [TrainingWatcher] does, as the view does.
    static Audience gather(TrainingListener own) {
        if (own instanceof Audience ofSeries) {
            return ofSeries;
        }
        var listeners = new ArrayList<TrainingListener>();
        listeners.add(own);
        for (var watcher : ServiceLoader.load(TrainingWatcher.class, TrainingWatcher.class.getClassLoader())) {
            listeners.add(watcher.watch());
        }
        return new Audience(listeners);
    }

    /// An interrupt counts as a request too, so that a plain program can be stopped.
    @Override
    public boolean stopRequested() {
        boolean requested = Thread.currentThread().isInterrupted();
        for (var listener : listeners) {
            requested |= listener.stopRequested();
        }
        return requested;
    }

    @Override
    public void started(TrainingOutline outline) {
        listeners.forEach(listener -> listener.started(outline));
    }

    @Override
    public void step(StepMetrics metrics) {
        listeners.forEach(listener -> listener.step(metrics));
    }

    @Override
    public void epoch(EpochMetrics metrics) {
        listeners.forEach(listener -> listener.epoch(metrics));
    }

    @Override
    public void ended(TrainingEnd end) {
        listeners.forEach(listener -> listener.ended(end));
    }
}
