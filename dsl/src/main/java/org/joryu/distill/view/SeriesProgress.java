package org.joryu.distill.view;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.joryu.distill.train.EpochMetrics;
import org.joryu.distill.train.SeriesOutline;
import org.joryu.distill.train.TrainingEnd;
import org.joryu.distill.train.TrainingOutline;
import org.jspecify.annotations.Nullable;

/// How far a series of trainings has come.
final class SeriesProgress {

    private final SeriesOutline outline;
    private final List<Done> done = new ArrayList<>();
    private final SequencedMap<Integer, Progress> running = new LinkedHashMap<>();
    private long epochsBefore;
    private @Nullable String ending;

    SeriesProgress(SeriesOutline outline) {
        this.outline = outline;
    }

    /// A training that has ended.
    ///
    /// @param number of the training, counted from 1
    /// @param title what was trained
    /// @param best its best epoch; null if it had none
    /// @param end how it ended
    record Done(int number, String title, @Nullable EpochMetrics best, TrainingEnd end) {}

    void begin(int number, TrainingOutline training) {
        running.put(number, new Progress(training));
    }

    void end(int number, TrainingEnd how) {
        var ended = running.remove(number);
        if (ended != null) {
            epochsBefore += ended.outline().epochs();
            done.add(new Done(number, ended.outline().title(), ended.best(), how));
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

    /// A training under way, by its number.
    @Nullable Progress running(int number) {
        return running.get(number);
    }

    /// The trainings under way, as a rule one.
    List<Progress> running() {
        return List.copyOf(running.values());
    }

    /// How it all ended; null while it goes on.
    @Nullable String ending() {
        return ending;
    }

    /// Whether all ended well.
    boolean isWhole() {
        return done.size() == outline.trainings()
                && done.stream().allMatch(one -> one.end() instanceof TrainingEnd.Finished);
    }

    /// Epochs of all trainings so far.
    double epochs() {
        return epochsBefore
                + running.values().stream()
                        .mapToDouble(one -> (double) one.steps() / one.outline().stepsPerEpoch())
                        .sum();
    }

    Duration remaining(Duration elapsed) {
        double perEpoch = elapsed.toNanos() / Math.max(1e-9, epochs());
        return Duration.ofNanos((long) (perEpoch * Math.max(0, outline.epochs() - epochs())));
    }
}
