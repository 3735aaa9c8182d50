package org.joryu.distill.train;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.joryu.distill.work.Background;
import org.jspecify.annotations.Nullable;

/// Everybody who watches one training: the listener its user gave, and whoever the watchers of this
/// installation send.
final class Audience implements TrainingListener {

    private final List<TrainingListener> own;
    private final List<TrainingListener> listeners;
    private final @Nullable Background<?> background = Background.current().orElse(null);

    private Audience(TrainingListener own, List<TrainingListener> watching) {
        this.own = List.of(own);
        this.listeners = Stream.concat(Stream.of(own), watching.stream()).toList();
    }

    /// These and nobody else, whichever training asks for more.
    ///
    /// @param own whom the user gave
    /// @param watching whom watchers sent
    static Audience of(TrainingListener own, List<TrainingListener> watching) {
        return new Audience(own, watching);
    }

    /// Asks every watcher that lives where [TrainingWatcher] does, as the view does.
    static Audience gather(TrainingListener own) {
        if (own instanceof Audience ofSeries) {
            return ofSeries;
        }
        var listeners = new ArrayList<TrainingListener>();
        for (var watcher : ServiceLoader.load(TrainingWatcher.class, TrainingWatcher.class.getClassLoader())) {
            listeners.add(watcher.watch());
        }
        Background.current()
                .ifPresent(background -> listeners.forEach(listener -> background.shownBy(listener::showHere)));
        return new Audience(own, listeners);
    }

    /// Those who watch a training that another process does, or that has ended.
    static Audience following() {
        var listeners = new ArrayList<TrainingListener>();
        for (var watcher : ServiceLoader.load(TrainingWatcher.class, TrainingWatcher.class.getClassLoader())) {
            listeners.add(watcher.follow());
        }
        return new Audience(TrainingListener.NONE, listeners);
    }

    /// An interrupt counts as a request too, so that a plain program can be stopped. In the background the
    /// cells' stop buttons do not count, by which watchers know of requests.
    @Override
    public boolean stopRequested() {
        boolean requested = Thread.currentThread().isInterrupted();
        for (var listener : background == null ? listeners : own) {
            requested |= listener.stopRequested();
        }
        return requested || (background != null && background.isStopRequested());
    }

    @Override
    public void started(TrainingOutline outline) {
        listeners.forEach(listener -> listener.started(outline));
    }

    @Override
    public void earlier(TrainingHistory history, Duration took) {
        listeners.forEach(listener -> listener.earlier(history, took));
    }

    @Override
    public void left() {
        listeners.forEach(TrainingListener::left);
    }

    @Override
    public void showHere() {
        listeners.forEach(TrainingListener::showHere);
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
