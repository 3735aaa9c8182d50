package org.joryu.distill.view;

import java.time.Duration;
import java.util.function.Consumer;
import org.joryu.distill.train.EpochMetrics;
import org.joryu.distill.train.StepMetrics;
import org.joryu.distill.train.TrainingEnd;
import org.joryu.distill.train.TrainingHistory;
import org.joryu.distill.train.TrainingListener;
import org.joryu.distill.train.TrainingOutline;

/// Follows one training of a series, along with who shows that one alone.
///
/// @param number of the training, counted from 1
/// @param progress of the whole series
/// @param own shows this training, or nobody
/// @param moved is run after every step
/// @param over is told of the training when it has ended
record SeriesTracker(
        int number, SeriesProgress progress, TrainingListener own, Runnable moved, Consumer<SeriesProgress.Done> over)
        implements TrainingListener {

    @Override
    public boolean stopRequested() {
        return own.stopRequested();
    }

    @Override
    public void started(TrainingOutline outline) {
        synchronized (progress) {
            progress.begin(number, outline);
        }
        own.started(outline);
        moved.run();
    }

    @Override
    public void earlier(TrainingHistory history, Duration took) {
        synchronized (progress) {
            var current = progress.running(number);
            if (current != null) {
                current.add(history, took);
            }
        }
        own.earlier(history, took);
    }

    @Override
    public void step(StepMetrics metrics) {
        synchronized (progress) {
            var current = progress.running(number);
            if (current != null) {
                current.add(metrics);
            }
        }
        own.step(metrics);
        moved.run();
    }

    @Override
    public void epoch(EpochMetrics metrics) {
        synchronized (progress) {
            var current = progress.running(number);
            if (current != null) {
                current.add(metrics);
            }
        }
        own.epoch(metrics);
    }

    @Override
    public void ended(TrainingEnd end) {
        own.ended(end);
        synchronized (progress) {
            progress.end(number, end);
        }
        if (!progress.done().isEmpty()) {
            over.accept(progress.done().getLast());
        }
    }
}
