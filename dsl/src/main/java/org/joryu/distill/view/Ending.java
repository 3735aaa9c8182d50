package org.joryu.distill.view;

import java.time.Duration;
import org.joryu.distill.train.TrainingEnd;

/// How a training ended, in words.
final class Ending {

    private Ending() {}

    static String words(TrainingEnd end, Progress progress, Duration elapsed) {
        return switch (end) {
            case TrainingEnd.Finished() -> "done in " + Numbers.took(elapsed) + kept(progress);
            case TrainingEnd.Stopped(long step) -> "stopped at step " + Numbers.count(step) + kept(progress);
            case TrainingEnd.Failed(long step, String message) ->
                "failed at step " + Numbers.count(step) + ": " + message;
        };
    }

    private static String kept(Progress progress) {
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
