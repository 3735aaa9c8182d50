package org.joryu.distill.loss;

import ai.djl.ndarray.NDArray;

/// ReviewKD's HCL: the mean squared difference of two features of one shape `(B, C, H, W)`, and of what
/// is left of them at 4×4, 2×2 and 1×1, each level half as heavy as the one before, divided by the sum
/// of these weights. Levels that are not smaller than the map are left out.
final class HierarchicalContext {

    private static final int[] LEVELS = {4, 2, 1};

    private HierarchicalContext() {}

    /// A scalar in the square of the feature's unit, ≥ 0.
    static NDArray difference(NDArray student, NDArray teacher) {
        long smallest = Math.min(teacher.size(2), teacher.size(3));
        var sum = squared(student, teacher);
        double weight = 1;
        double weights = 1;
        for (int level : LEVELS) {
            if (level < smallest) {
                weight /= 2;
                weights += weight;
                var pooled = squared(Pooling.to(student, level, level), Pooling.to(teacher, level, level));
                sum = sum.add(Constant.times(pooled, weight));
            }
        }
        return Constant.dividedBy(sum, weights);
    }

    private static NDArray squared(NDArray student, NDArray teacher) {
        return student.sub(teacher).square().mean();
    }
}
