package org.joryu.distill.view;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.joryu.distill.train.EpochMetrics;
import org.joryu.distill.train.SeriesOutline;
import org.joryu.distill.train.TrainingEnd;
import org.joryu.distill.train.TrainingOutline;
import org.jspecify.annotations.Nullable;

/// How far a series of trainings has come. Lives on the trainings' thread.
final class SeriesProgress {

    private final SeriesOutline outline;
    private final List<Done> done = new ArrayList<>();
    private long epochsBefore;
    private int number;
    private @Nullable Progress current;
    private @Nullable String ending;

    SeriesProgress(SeriesOutline outline) {
        this.outline = outline;
    }

    /// A training that has ended.
    ///
    /// @param title what was trained
    /// @param best its best epoch; null if it had none
    /// @param end how it ended
    record Done(String title, @Nullable EpochMetrics best, TrainingEnd end) {}

    void begin(int which, TrainingOutline training) {
        number = which;
        current = new Progress(training);
    }

    void end(TrainingEnd how) {
        var ended = current;
        if (ended != null) {
            epochsBefore += ended.outline().epochs();
            done.add(new Done(ended.outline().title(), ended.best(), how));
            current = null;
        }
    }

    void finish(String words) {
        ending = words;
    }

    SeriesOutline outline() {
        return outline;
    }

    List<Done> done() {
        return done;
    }

    /// The training under way, counted from 1; the last before the next begins.
    int number() {
        return number;
    }

    @Nullable Progress current() {
        return current;
    }

    /// How it all ended; null while it goes on.
    @Nullable String ending() {
        return ending;
    }

    /// Epochs of all trainings so far.
    double epochs() {
        return epochsBefore
                + (current == null
                        ? 0
                        : (double) current.steps() / current.outline().stepsPerEpoch());
    }

    Duration remaining(Duration elapsed) {
        double perEpoch = elapsed.toNanos() / Math.max(1e-9, epochs());
        return Duration.ofNanos((long) (perEpoch * Math.max(0, outline.epochs() - epochs())));
    }
}
