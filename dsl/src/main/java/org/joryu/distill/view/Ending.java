package org.joryu.distill.view;

import java.time.Duration;
import java.util.Optional;
import org.joryu.distill.train.TrainingEnd;

/// How a training ended, in words.
final class Ending {

    private Ending() {}

    /// @param took how long it took; empty where that is not to be told
    static String words(TrainingEnd end, Progress progress, Optional<Duration> took) {
        return switch (end) {
            case TrainingEnd.Finished() ->
                "done" + took.map(time -> " in " + Numbers.took(time)).orElse("") + best(progress);
            case TrainingEnd.Stopped(long step) -> "stopped at step " + Numbers.count(step) + best(progress);
            case TrainingEnd.Failed(long step, String message) ->
                "failed at step " + Numbers.count(step) + ": " + message;
        };
    }

    /// Where what was done is kept, and the word that goes on with it; of a training that did not take all its
    /// steps, and has a folder.
    static Optional<String> kept(Progress progress) {
        var folder = progress.outline().folder();
        boolean unfinished = progress.end() != null && !(progress.end() instanceof TrainingEnd.Finished);
        return unfinished && !folder.isEmpty()
                ? Optional.of("kept with its last checkpoint: resume(Path.of(\"%s\")) goes on with it"
                        .formatted(folder.replace("\\", "\\\\")))
                : Optional.empty();
    }

    private static String best(Progress progress) {
        var best = progress.best();
        return best == null
                ? ""
                : ", best %s kept (epoch %d, %s on dev)"
                        .formatted(
                                progress.hasTeacher() ? "student" : "model",
                                best.epoch(),
                                Numbers.percent(best.devAccuracy()));
    }
}
