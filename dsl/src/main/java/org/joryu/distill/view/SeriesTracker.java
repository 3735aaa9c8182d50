package org.joryu.distill.view;

import java.util.function.BooleanSupplier;
import org.joryu.distill.train.EpochMetrics;
import org.joryu.distill.train.StepMetrics;
import org.joryu.distill.train.TrainingEnd;
import org.joryu.distill.train.TrainingListener;
import org.joryu.distill.train.TrainingOutline;

/// Follows one training of a series.
///
/// @param number of the training, counted from 1
/// @param progress of the whole series
/// @param cancelled whether the user wants it to end
/// @param moved is run after every step
/// @param ended is run after the training
record SeriesTracker(int number, SeriesProgress progress, BooleanSupplier cancelled, Runnable moved, Runnable ended)
        implements TrainingListener {

    @Override
    public boolean stopRequested() {
        return cancelled.getAsBoolean();
    }

    @Override
    public void started(TrainingOutline outline) {
        progress.begin(number, outline);
        moved.run();
    }

    @Override
    public void step(StepMetrics metrics) {
        var current = progress.current();
        if (current != null) {
            current.add(metrics);
        }
        moved.run();
    }

    @Override
    public void epoch(EpochMetrics metrics) {
        var current = progress.current();
        if (current != null) {
            current.add(metrics);
        }
    }

    @Override
    public void ended(TrainingEnd end) {
        progress.end(end);
        ended.run();
    }
}
