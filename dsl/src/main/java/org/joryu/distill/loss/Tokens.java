package org.joryu.distill.loss;

import ai.djl.ndarray.NDArray;
import org.jspecify.annotations.Nullable;

/// Answers about tokens of sequences: what a language model says at every place of every sequence,
/// of which only some places count.
///
/// A place counts where its label is not [#IGNORED]. Every loss then sees the places that count as
/// the rows of one batch, so that its mean is over tokens and padding has no part in it.
///
/// ```java
/// var answers = Tokens.answers(studentLogits, teacherLogits, labels);
/// new JensenShannonLoss(0.5).of(answers)
/// ```
public final class Tokens {

    /// The label of places that do not count, as in PyTorch and Hugging Face's libraries.
    public static final long IGNORED = -100;

    private Tokens() {}

    /// Where every label stands at the place of its logits.
    ///
    /// @param student logits, shape `(B, L, V)`
    /// @param teacher logits, shape `(B, L, V)`, or another vocabulary's for
    ///     [SortedProbabilityLoss]; null where there is none
    /// @param labels int64, shape `(B, L)`, each in `[0, V)` or [#IGNORED]
    /// @throws IllegalArgumentException if the shapes differ or no place counts
    public static Answers answers(NDArray student, @Nullable NDArray teacher, NDArray labels) {
        requirePlaces("student", student, labels);
        var flat = labels.flatten();
        var counts = flat.neq(IGNORED);
        if (counts.countNonzero().getLong() == 0) {
            throw new IllegalArgumentException("labels must count at one place at least, but were " + IGNORED
                    + " everywhere: leave such batches out");
        }
        var rows = counts.nonzero().flatten();
        if (teacher != null) {
            requirePlaces("teacher", teacher, labels);
        }
        return new Answers(rows(student, rows), teacher == null ? null : rows(teacher, rows), flat.gather(rows, 0));
    }

    /// Where the logits of a place are about the token that comes next, as a causal language model's
    /// are: the logits of all places but the last, with the labels of all places but the first.
    ///
    /// @param student logits, shape `(B, L, V)`, L ≥ 2
    /// @param teacher logits, shape `(B, L, V)`; null where there is none
    /// @param labels int64, shape `(B, L)`: the tokens themselves, or [#IGNORED]
    /// @throws IllegalArgumentException if the shapes differ or no place counts
    public static Answers nextTokens(NDArray student, @Nullable NDArray teacher, NDArray labels) {
        return answers(student.get(":, :-1"), teacher == null ? null : teacher.get(":, :-1"), labels.get(":, 1:"));
    }

    private static NDArray rows(NDArray logits, NDArray rows) {
        long width = logits.getShape().get(2);
        var places = rows.expandDims(1).repeat(1, width);
        return logits.reshape(-1, width).gather(places, 0);
    }

    private static void requirePlaces(String name, NDArray logits, NDArray labels) {
        var shape = logits.getShape();
        if (shape.dimension() != 3 || !shape.slice(0, 2).equals(labels.getShape())) {
            throw new IllegalArgumentException(name + " must have logits of shape (B, L, V) for labels of shape (B, L),"
                    + " but has " + shape + " for " + labels.getShape() + ": one row of logits for every label");
        }
    }
}
