package org.joryu.distill.train;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Function;
import org.joryu.distill.work.Background;

/// Trainings that belong together, one after another on one thread, and are shown as one.
///
/// ```java
/// var series = TrainingSeries.begin(new SeriesOutline("3 students", 3, 90), TrainingListener.NONE);
/// var first = training.run(series.next());
/// series.end("done");
/// ```
public final class TrainingSeries {

    private final TrainingListener own;
    private final List<SeriesListener> watchers;
    private int begun;

    private TrainingSeries(TrainingListener own, List<SeriesListener> watchers) {
        this.own = own;
        this.watchers = watchers;
    }

    /// Tells every installed [TrainingWatcher] that trainings are about to start.
    ///
    /// @param own who watches each of them, besides whoever the watchers send
    public static TrainingSeries begin(SeriesOutline outline, TrainingListener own) {
        var watchers = new ArrayList<SeriesListener>();
        for (var watcher : ServiceLoader.load(TrainingWatcher.class, TrainingWatcher.class.getClassLoader())) {
            watchers.add(watcher.watchSeries());
        }
        Background.current()
                .ifPresent(background -> watchers.forEach(watcher -> background.shownBy(watcher::showHere)));
        watchers.forEach(watcher -> watcher.started(outline));
        return new TrainingSeries(own, List.copyOf(watchers));
    }

    /// Runs trainings that belong together, whose end needs no words of its own.
    ///
    /// @param trainings asks the series for a listener for each
    /// @return what comes of it
    public static <T> T run(SeriesOutline outline, TrainingListener own, Function<TrainingSeries, T> trainings) {
        var series = begin(outline, own);
        try {
            var result = trainings.apply(series);
            series.end(
                    series.begun == outline.trainings()
                            ? "done"
                            : "stopped in training %d of %d".formatted(series.begun, outline.trainings()));
            return result;
        } catch (RuntimeException | Error failure) {
            series.end("failed: " + failure.getMessage());
            throw failure;
        }
    }

    /// A listener for the next training, which then asks no watcher for another.
    public TrainingListener next() {
        begun++;
        var listeners = new ArrayList<TrainingListener>();
        watchers.forEach(watcher -> listeners.add(watcher.training(begun)));
        return Audience.of(own, listeners);
    }

    /// After the last training.
    ///
    /// @param words how the series ended, in one sentence
    public void end(String words) {
        watchers.forEach(watcher -> watcher.ended(words));
    }
}
