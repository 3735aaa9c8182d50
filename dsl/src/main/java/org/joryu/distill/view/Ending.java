package org.joryu.distill.view;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.joryu.distill.train.TrainingEnd;

/// How a training ended, in words.
final class Ending {

    /// More than four of them: the first four, in a group.
    private static final Pattern ROWS = Pattern.compile("\\[((?:\\d+, ){4})\\d+(?:, \\d+)*]");

    private Ending() {}

    /// @param took how long it took; empty where that is not to be told
    static String words(TrainingEnd end, Progress progress, Optional<Duration> took) {
        return switch (end) {
            case TrainingEnd.Finished() ->
                "done" + took.map(time -> " in " + Numbers.took(time)).orElse("") + best(progress);
            case TrainingEnd.Stopped(long step) -> "stopped at step " + Numbers.count(step) + best(progress);
            case TrainingEnd.Failed(long step, String message) ->
                "failed at step " + Numbers.count(step) + ": " + brief(message, progress);
        };
    }

    /// Without what stands in the error below it: rows beyond the first few, and the checkpoint, which [#kept] names.
    private static String brief(String message, Progress progress) {
        var fewRows = ROWS.matcher(message).replaceAll("[$1…]");
        int checkpoint = fewRows.indexOf("; the last good checkpoint");
        return checkpoint < 0 || progress.outline().folder().isEmpty() ? fewRows : fewRows.substring(0, checkpoint);
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
