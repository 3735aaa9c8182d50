package org.joryu.distill.train;

import org.joryu.distill.model.LoadedNetwork;
import org.jspecify.annotations.Nullable;

/// What a training has on one device: the student, what it sees, whom it learns from, and what the losses learn.
///
/// @param student whose device it is
/// @param feed gives the inputs
/// @param teacher gives answers; null where none is asked
/// @param learned what the losses learn or remember
record Replica(LoadedNetwork student, Feed feed, @Nullable TeacherSource teacher, LearnedParameters learned) {

    /// Announces the rows that will be computed here.
    ///
    /// @param taken steps that the training has behind it
    /// @param number of this device, from 0
    void expect(Recipe recipe, int rows, long taken, Devices devices, int number) {
        feed.expect(new ComingBatches(recipe, rows, taken, batch -> devices.share(batch, number)));
        if (teacher != null) {
            teacher.expect(new ComingBatches(recipe, rows, taken, batch -> devices.share(batch, number)));
        }
    }
}
