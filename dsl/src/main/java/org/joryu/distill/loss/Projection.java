package org.joryu.distill.loss;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// How a student's feature and a teacher's become equal in shape: first pooled, as [FeaturePair#pooled]
/// does; where widths then differ, a linear projector with a bias brings the student's to the teacher's,
/// on maps a convolution of 1×1. Equal shapes are left as they are.
///
/// @param name stands before the names of the projector's parameters, unique in its loss
/// @param shapes of the features
record Projection(String name, ShapePair shapes) {

    Projection {
        shapes.requireComparable();
    }

    /// What the student's feature is projected by; nothing where the widths are equal.
    List<LossParameter> parameters() {
        return from() == to() ? List.of() : layer().parameters();
    }

    /// Both features, made equal in shape.
    ///
    /// @param learned the projector's parameters, by the names that [#parameters] gives them
    FeaturePair apply(FeaturePair pair, Function<String, NDArray> learned) {
        var pooled = pair.pooled();
        return from() == to() ? pooled : pooled.withStudent(layer().apply(pooled.student(), learned));
    }

    private LinearLayer layer() {
        return new LinearLayer(name, from(), to());
    }

    private long from() {
        return Vectors.width(shapes.student());
    }

    private long to() {
        return Vectors.width(shapes.teacher());
    }

    /// What was chosen, in words: pooling and projector; `as they are` where there is neither.
    String words() {
        if (from() == to()) {
            return shapes.poolingWords();
        }
        var projector = String.format(
                Locale.ROOT, "student projected from %d to %d by %,d parameters", from(), to(), layer().count());
        return shapes.pools() ? shapes.poolingWords() + ", " + projector : projector;
    }
}
