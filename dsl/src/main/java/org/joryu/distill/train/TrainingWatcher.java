package org.joryu.distill.train;

/// For whatever shows trainings: found by `ServiceLoader`, asked for a listener at the start of
/// each.
///
/// This is how the view learns of a training without the training knowing that there is a view.
public interface TrainingWatcher {

    /// A listener for one training that is about to start on the calling thread.
    TrainingListener watch();

    /// A listener for one training that happens elsewhere, or has ended: in the cell of the calling thread.
    default TrainingListener follow() {
        return watch();
    }

    /// A listener for trainings that belong together and are about to start on the calling thread; one
    /// of [#watch] for each of them unless a watcher has something better.
    default SeriesListener watchSeries() {
        return number -> watch();
    }
}
