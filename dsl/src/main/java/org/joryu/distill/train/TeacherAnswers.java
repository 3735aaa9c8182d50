package org.joryu.distill.train;

import ai.djl.Device;
import org.joryu.distill.data.Dataset;
import org.joryu.distill.model.Classifier;
import org.joryu.distill.model.LoadedNetwork;

/// The teacher's logits, asked for once per training.
///
/// Exact, not an approximation: without augmentation a row is the same in every epoch, and a frozen
/// teacher in inference mode gives it the same logits. It then is off the device before the first
/// step.
final class TeacherAnswers {

    private final float[][] train;
    private final float[][] dev;

    private TeacherAnswers(float[][] train, float[][] dev) {
        this.train = train;
        this.dev = dev;
    }

    static TeacherAnswers ask(Classifier teacher, Dataset data, Device device) {
        try (var loaded = LoadedNetwork.load(teacher.network(), teacher.weights(), device)) {
            return new TeacherAnswers(
                    loaded.logits(loaded.upload(data.train().features())),
                    loaded.logits(loaded.upload(data.dev().features())));
        }
    }

    /// A row of logits per row of the train split.
    float[][] train() {
        return train;
    }

    /// A row of logits per row of the dev split.
    float[][] dev() {
        return dev;
    }
}
