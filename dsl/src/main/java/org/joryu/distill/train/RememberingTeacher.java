package org.joryu.distill.train;

import ai.djl.Device;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.joryu.distill.data.Split;
import org.joryu.distill.model.Stage;
import org.jspecify.annotations.Nullable;

/// A teacher that is asked about a split once, and then remembers its logits: many students may learn
/// from it for the price of one. Not safe for use by several threads.
///
/// Exact, not an approximation: a frozen teacher in inference mode gives a row the same logits each
/// time. Where its features are compared it runs along all the same.
///
/// ```java
/// var teacher = new RememberingTeacher(Teacher.of(classifier));
/// ```
public final class RememberingTeacher implements Teacher {

    private final Teacher teacher;
    private final IdentityHashMap<Split, float[][]> answers = new IdentityHashMap<>();
    private final Map<Double, Teacher> softened = new HashMap<>();
    private @Nullable OptionalLong parameters;

    /// A teacher who is asked once for each row.
    ///
    /// @param teacher who is asked
    public RememberingTeacher(Teacher teacher) {
        this.teacher = teacher;
    }

    /// Who is asked.
    public Teacher teacher() {
        return teacher;
    }

    @Override
    public int inputSize() {
        return teacher.inputSize();
    }

    @Override
    public int classes() {
        return teacher.classes();
    }

    @Override
    public OptionalLong parameterCount() {
        var known = parameters;
        if (known == null) {
            known = teacher.parameterCount();
            parameters = known;
        }
        return known;
    }

    @Override
    public List<Stage> stages() {
        return teacher.stages();
    }

    @Override
    public String sha256() {
        return teacher.sha256();
    }

    @Override
    public boolean answers(Split split) {
        return teacher.answers(split);
    }

    /// A copy of what is remembered.
    @Override
    public float[][] logits(Split split, Device device) {
        var logits = answers.computeIfAbsent(split, unknown -> teacher.logits(unknown, device));
        var copy = new float[logits.length][];
        for (int row = 0; row < copy.length; row++) {
            copy[row] = logits[row].clone();
        }
        return copy;
    }

    /// Itself, where temperature is nothing to the teacher; else one for each temperature, which is
    /// remembered too.
    @Override
    public Teacher at(double temperature) {
        var other = teacher.at(temperature);
        return other.equals(teacher)
                ? this
                : softened.computeIfAbsent(temperature, unknown -> new RememberingTeacher(other));
    }

    @Override
    public String toString() {
        return teacher.toString();
    }
}
