package org.joryu.distill.train;

import ai.djl.Device;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.joryu.distill.data.SoftTargetStore;
import org.joryu.distill.data.Split;
import org.joryu.distill.model.Classifier;
import org.joryu.distill.model.Stage;

/// Whoever is distilled: it gives logits for rows, and never changes.
///
/// ```java
/// Teacher one = Teacher.of(classifier);
/// Teacher several = Teacher.of(List.of(first, second, third));
/// Teacher known = Teacher.stored(Path.of("teacher.arrow"));
/// ```
public sealed interface Teacher permits ModelTeacher, EnsembleTeacher, RememberingTeacher, StoredTeacher {

    /// One model.
    static ModelTeacher of(Classifier model) {
        return new ModelTeacher(model);
    }

    /// Several models, of which the mean of the probabilities counts.
    ///
    /// @throws IllegalArgumentException unless all take the same inputs and answer the same classes
    static EnsembleTeacher of(List<Classifier> models) {
        return new EnsembleTeacher(models, 1);
    }

    /// Whoever gave the logits in a file, known by those alone.
    ///
    /// @throws IllegalArgumentException if the file is no store of soft targets, or damaged
    static StoredTeacher stored(Path file) {
        return new StoredTeacher(SoftTargetStore.open(file));
    }

    /// How many numbers a row has for it.
    int inputSize();

    /// How many classes it answers.
    int classes();

    /// How many weights and biases it has; empty where only its answers are known.
    OptionalLong parameterCount();

    /// Where its features can be looked at; none where only its logits can be had.
    List<Stage> stages();

    /// SHA-256 of what it is, in hexadecimal.
    String sha256();

    /// Whether it can answer for the rows of a split; always, but where only some answers are known.
    default boolean answers(Split split) {
        return true;
    }

    /// Its logits for all rows of a split, a row of numbers each. Those of a row are the same bit for bit
    /// whichever rows are asked for with it.
    float[][] logits(Split split, Device device);

    /// The same teacher, to be softened by a temperature: who averages probabilities averages them at
    /// that one.
    default Teacher at(double temperature) {
        return this;
    }
}
