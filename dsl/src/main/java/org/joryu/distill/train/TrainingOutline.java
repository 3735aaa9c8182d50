package org.joryu.distill.train;

import java.nio.file.Path;
import java.util.List;

/// What a training is about to do, for those who show it.
///
/// @param title in the user's words, for example `mlp(64, 256, 256, 10) → mlp(64, 12, 10)`
/// @param caption the formula with its numbers, for example `L = 0.3·CE + 0.7·4²·KL`
/// @param epochs how many there will be
/// @param stepsPerEpoch how many steps each has
/// @param device where it runs, for example `cpu` or `gpu(0)`
/// @param teacherDevAccuracy the teacher's accuracy on the dev split, in [0, 1]; NaN without a
///     teacher
/// @param notices what makes the result mean less than it seems to, a sentence each
/// @param folder where it is kept; empty where it is not
public record TrainingOutline(
        String title,
        String caption,
        int epochs,
        int stepsPerEpoch,
        String device,
        double teacherDevAccuracy,
        List<String> notices,
        String folder) {

    public TrainingOutline {
        notices = List.copyOf(notices);
    }

    /// Of a training that is kept nowhere.
    public TrainingOutline(
            String title,
            String caption,
            int epochs,
            int stepsPerEpoch,
            String device,
            double teacherDevAccuracy,
            List<String> notices) {
        this(title, caption, epochs, stepsPerEpoch, device, teacherDevAccuracy, notices, "");
    }

    /// The same, kept in a folder.
    public TrainingOutline in(Path other) {
        return new TrainingOutline(
                title, caption, epochs, stepsPerEpoch, device, teacherDevAccuracy, notices, other.toString());
    }

    /// All steps of the training.
    public long totalSteps() {
        return (long) epochs * stepsPerEpoch;
    }
}
