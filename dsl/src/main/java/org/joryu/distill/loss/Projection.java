package org.joryu.distill.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// How a student's feature and a teacher's become comparable where their shapes differ.
///
/// Maps of different size are pooled to the smaller one, adaptively; maps or tokens that meet a vector
/// are averaged whole. Where widths then differ, a linear projector with a bias brings the student's to
/// the teacher's: on maps it is a convolution of 1×1. Equal shapes are left as they are.
///
/// @param name stands before the names of the projector's parameters, unique in its loss
/// @param student shape of the student's feature for one row: `(C, H, W)`, `(L, D)` or `(D)`
/// @param teacher shape of the teacher's
record Projection(String name, Shape student, Shape teacher) {

    private static final int MAP = 3;
    private static final int TOKENS = 2;
    private static final int[] LENGTH = {1};

    Projection {
        if (Math.min(student.dimension(), teacher.dimension()) > 1 && student.dimension() != teacher.dimension()) {
            throw new IllegalArgumentException(
                    "teacher and student must both have maps, or both tokens, where they are compared, but have %s and %s: name other stages"
                            .formatted(teacher, student));
        }
        if (student.dimension() == TOKENS && teacher.dimension() == TOKENS && student.get(0) != teacher.get(0)) {
            throw new IllegalArgumentException(
                    "teacher and student must have as many tokens where they are compared, but have %d and %d: give both rows of one length"
                            .formatted(teacher.get(0), student.get(0)));
        }
    }

    /// What the student's feature is projected by; nothing where the widths are equal.
    List<LossParameter> parameters() {
        long from = width(student);
        long to = width(teacher);
        return from == to
                ? List.of()
                : List.of(
                        LossParameter.weight(name + ".weight", new Shape(to, from), from),
                        LossParameter.weight(name + ".bias", new Shape(to), from));
    }

    /// Both features, made equal in shape.
    ///
    /// @param learned the projector's parameters, by the names that [#parameters] gives them
    Pair apply(NDArray studentFeature, NDArray teacherFeature, Function<String, NDArray> learned) {
        var pooled = pooled(studentFeature, teacherFeature);
        return width(student) == width(teacher)
                ? pooled
                : new Pair(
                        projected(pooled.student, learned.apply(name + ".weight"), learned.apply(name + ".bias")),
                        pooled.teacher);
    }

    private Pair pooled(NDArray studentFeature, NDArray teacherFeature) {
        if (student.dimension() != teacher.dimension()) {
            return new Pair(averaged(studentFeature), averaged(teacherFeature));
        }
        if (student.dimension() != MAP) {
            return new Pair(studentFeature, teacherFeature);
        }
        return new Pair(
                Pooling.to(studentFeature, height(), breadth()), Pooling.to(teacherFeature, height(), breadth()));
    }

    private static NDArray averaged(NDArray feature) {
        return switch (feature.getShape().dimension() - 1) {
            case MAP -> Pooling.whole(feature);
            case TOKENS -> feature.mean(LENGTH);
            default -> feature;
        };
    }

    private static NDArray projected(NDArray feature, NDArray weight, NDArray bias) {
        var shape = feature.getShape();
        if (shape.dimension() == MAP + 1) {
            var flat = feature.reshape(shape.get(0), shape.get(1), shape.get(2) * shape.get(3));
            return weight.matMul(flat)
                    .add(bias.expandDims(1))
                    .reshape(shape.get(0), weight.getShape().get(0), shape.get(2), shape.get(3));
        }
        return feature.matMul(weight.transpose()).add(bias);
    }

    private long height() {
        return Math.min(student.get(1), teacher.get(1));
    }

    private long breadth() {
        return Math.min(student.get(2), teacher.get(2));
    }

    /// Channels of maps, or the last extent.
    private static long width(Shape shape) {
        return shape.dimension() == MAP ? shape.get(0) : shape.get(shape.dimension() - 1);
    }

    /// What was chosen, in words: pooling and projector; `as they are` where there is neither.
    String words() {
        var done = new ArrayList<String>();
        if (student.dimension() != teacher.dimension()) {
            done.add("averaged whole");
        } else if (student.dimension() == MAP && !student.slice(1).equals(teacher.slice(1))) {
            done.add("pooled to %d×%d".formatted(height(), breadth()));
        }
        long count = parameters().stream()
                .mapToLong(parameter -> parameter.shape().size())
                .sum();
        if (count > 0) {
            done.add(String.format(
                    Locale.ROOT,
                    "student projected from %d to %d by %,d parameters",
                    width(student),
                    width(teacher),
                    count));
        }
        return done.isEmpty() ? "as they are" : String.join(", ", done);
    }

    /// Two features of one shape.
    record Pair(NDArray student, NDArray teacher) {}
}
