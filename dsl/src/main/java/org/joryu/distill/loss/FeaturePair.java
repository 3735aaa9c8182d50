package org.joryu.distill.loss;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.function.Function;

/// A feature of the student, and the teacher's that it is compared with.
///
/// @param stages where they come from
/// @param student shape `(B, …)`
/// @param teacher shape `(B, …)`, without a gradient
record FeaturePair(StagePair stages, NDArray student, NDArray teacher) {

    /// The sum of a loss over pairs, of which there is at least one.
    static NDArray sum(List<FeaturePair> pairs, Function<FeaturePair, NDArray> loss) {
        return pairs.stream().map(loss).reduce(NDArray::add).orElseThrow();
    }

    ShapePair shapes() {
        return new ShapePair(
                stages, student.getShape().slice(1), teacher.getShape().slice(1));
    }

    FeaturePair withStudent(NDArray other) {
        return new FeaturePair(stages, other, teacher);
    }

    /// Each row as one vector, shape `(B, D)`.
    FeaturePair flattened() {
        return new FeaturePair(stages, flattened(student), flattened(teacher));
    }

    private static NDArray flattened(NDArray feature) {
        return feature.reshape(feature.size(0), -1);
    }

    /// Features that can be compared place by place: maps of different size are pooled to the smaller
    /// one, adaptively; maps or tokens that meet a vector are averaged whole.
    FeaturePair pooled() {
        var shapes = shapes();
        if (shapes.averages()) {
            return new FeaturePair(stages, Vectors.of(student), Vectors.of(teacher));
        }
        return shapes.pools()
                ? new FeaturePair(
                        stages,
                        Pooling.to(student, shapes.height(), shapes.breadth()),
                        Pooling.to(teacher, shapes.height(), shapes.breadth()))
                : this;
    }
}
