package org.joryu.distill.train;

import ai.djl.Device;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.joryu.distill.data.SoftTargetStore;
import org.joryu.distill.data.Split;
import org.joryu.distill.model.Stage;

/// A teacher of which only the answers are known, by the ids of the rows: those in a store.
///
/// A student that learns from a store of all logits as f32 is the same, bit for bit, as one that learns
/// from the teacher itself on the same machine's CPU.
///
/// ```java
/// var teacher = Teacher.stored(Path.of("teacher.arrow"));
/// teacher.answers(digits().test());    // true if it was asked about them
/// ```
///
/// @param store with its logits
public record StoredTeacher(SoftTargetStore store) implements Teacher {

    @Override
    public int inputSize() {
        return store.origin().inputSize();
    }

    @Override
    public int classes() {
        return store.origin().classes();
    }

    /// Empty: the file does not say.
    @Override
    public OptionalLong parameterCount() {
        return OptionalLong.empty();
    }

    /// None: its features are not in the file.
    @Override
    public List<Stage> stages() {
        return List.of();
    }

    /// Of its weights where the store has all that it said, bit for bit; else of what the store has.
    @Override
    public String sha256() {
        return store.origin().format().exact() ? store.origin().teacherSha256() : store.sha256();
    }

    @Override
    public boolean answers(Split split) {
        return store.covers(split);
    }

    /// Looked up by the rows' ids.
    ///
    /// @param device not used
    /// @throws IllegalArgumentException if the store lacks a row, or has another one of the same id
    @Override
    public float[][] logits(Split split, Device device) {
        return store.logits(split).toArrays();
    }

    boolean isLarge(Split split) {
        return (long) split.size() * classes() * Float.BYTES > Room.forLogits();
    }

    /// The same; only of several teachers, who averaged their probabilities at one temperature, there is
    /// no other.
    ///
    /// @throws IllegalArgumentException if the store's probabilities were averaged at another temperature
    @Override
    public StoredTeacher at(double temperature) {
        var averaged = store.origin().temperature();
        if (averaged.isPresent() && !averaged.equals(OptionalDouble.of(temperature))) {
            throw new IllegalArgumentException(
                    "temperature must be %s, at which the probabilities of %s were averaged in %s, but was %s: say .temperature(%s), or label the data again at that one"
                            .formatted(
                                    averaged.getAsDouble(),
                                    store.origin().teacher(),
                                    store.file(),
                                    temperature,
                                    averaged.getAsDouble()));
        }
        return this;
    }

    /// For whoever would have to ask the teacher itself.
    public IllegalArgumentException cannotSee(String what) {
        return new IllegalArgumentException(
                "the teacher must be a network for %s, but only its answers to rows as they are known, from %s: leave that out, or give the teacher itself"
                        .formatted(what, store.file()));
    }

    @Override
    public String toString() {
        return store.origin().teacher() + ", stored";
    }
}
