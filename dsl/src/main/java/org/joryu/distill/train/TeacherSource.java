package org.joryu.distill.train;

import ai.djl.ndarray.NDArray;
import java.util.Iterator;
import org.joryu.distill.model.StageOutputs;

/// Where a step gets the teacher's answers from.
sealed interface TeacherSource extends AutoCloseable permits AskedTeacher, RunningTeacher, LookedUpTeacher {

    /// Announces the batches that are going to be asked for. Nothing to most, who prepare nothing.
    default void expect(Iterator<Batch> coming) {}

    /// The teacher's answers to a batch, without gradients.
    ///
    /// @param places of its rows in the train split, int64, shape `(B)`
    /// @param inputs as the student sees them, shape `(B, inputSize)`; what is returned belongs to
    ///     their manager
    StageOutputs answer(NDArray places, NDArray inputs);

    @Override
    void close();
}
