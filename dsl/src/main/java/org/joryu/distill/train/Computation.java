package org.joryu.distill.train;

/// How a step is computed, as far as that can be chosen, which makes no other step of it: only numbers that
/// are added up in another order, or are rounded otherwise.
///
/// ```java
/// var recipe = Recipe.DEFAULT.withBatchSize(256).withComputation(Computation.DEFAULT.withMicroBatch(64));
/// ```
///
/// @param microBatch rows that are computed at once, at most: the gradients of a batch's parts are added up
///     before the weights move; 0 for all rows of a batch
/// @param precision in which numbers linear layers and convolutions multiply
/// @param engine by what
/// @param teacherInEachStep whether the teacher is asked in every step, as other libraries do, even where its
///     answers cannot change and one answer to each row, before the first step, would do: for comparisons of
///     speed
public record Computation(int microBatch, Precision precision, Engine engine, boolean teacherInEachStep) {

    /// All rows of a batch at once, in f32, by whichever engine is faster.
    public static final Computation DEFAULT = new Computation(0, Precision.F32, Engine.AUTOMATIC, false);

    public Computation {
        if (microBatch < 0) {
            throw new IllegalArgumentException("microBatch must be ≥ 0, but was " + microBatch
                    + ": say how many rows fit into memory at once; 0 computes a batch whole");
        }
    }

    /// The same of so many rows at once.
    public Computation withMicroBatch(int microBatch) {
        return new Computation(microBatch, precision, engine, teacherInEachStep);
    }

    /// The same in another precision.
    public Computation withPrecision(Precision precision) {
        return new Computation(microBatch, precision, engine, teacherInEachStep);
    }

    /// The same by another engine.
    public Computation withEngine(Engine engine) {
        return new Computation(microBatch, precision, engine, teacherInEachStep);
    }

    /// The same with the teacher asked in every step, or once.
    public Computation withTeacherInEachStep(boolean teacherInEachStep) {
        return new Computation(microBatch, precision, engine, teacherInEachStep);
    }

    /// In how many parts so many rows are computed. Their sizes differ by one row at most, so that no part is
    /// left with a few, of which BatchNorm would know little.
    public int parts(int rows) {
        return microBatch == 0 ? 1 : Math.ceilDiv(rows, microBatch);
    }
}
