package org.joryu.distill;

import java.nio.file.Path;
import org.joryu.distill.data.Dataset;

/// What may be run: a training or a distillation.
public sealed interface Plan permits DistillationPlan, TrainingPlan {

    /// Runs it, on the calling thread.
    Run run();

    /// Runs it in the background, and returns at once: see [Started].
    Started<? extends Run> start();

    /// The same on a data set.
    Plan on(Dataset data);

    /// The same, kept nowhere.
    Plan withoutFolder();

    /// Goes on with a run of this very plan, see [Joryu#resume(Path)].
    Run resume(Path folder);
}
