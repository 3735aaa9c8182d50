package org.joryu.distill.train;

import ai.djl.Device;
import java.util.List;
import java.util.OptionalLong;
import org.joryu.distill.data.Split;
import org.joryu.distill.model.Classifier;
import org.joryu.distill.model.Stage;

/// A teacher that is one model.
///
/// @param model with its weights
public record ModelTeacher(Classifier model) implements Teacher {

    @Override
    public int inputSize() {
        return model.network().inputSize();
    }

    @Override
    public int classes() {
        return model.network().classes();
    }

    @Override
    public OptionalLong parameterCount() {
        return OptionalLong.of(model.network().parameterCount());
    }

    @Override
    public List<Stage> stages() {
        return model.network().stages();
    }

    @Override
    public String sha256() {
        return model.sha256();
    }

    @Override
    public float[][] logits(Split split, Device device) {
        try (var running = RunningTeacher.load(this, device)) {
            return running.logits(split);
        }
    }

    @Override
    public String toString() {
        return model.network().toString();
    }
}
