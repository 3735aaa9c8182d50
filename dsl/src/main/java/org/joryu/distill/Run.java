package org.joryu.distill;

import org.joryu.distill.chart.LossChart;
import org.joryu.distill.data.Dataset;
import org.joryu.distill.model.Classifier;
import org.joryu.distill.provenance.Manifest;
import org.joryu.distill.train.EpochMetrics;
import org.joryu.distill.train.TrainingHistory;
import org.joryu.distill.train.TrainingResult;

/// A model, and how it came to be: of a training or a distillation.
public sealed interface Run permits DistillationRun, TrainingRun {

    /// What was planned.
    Plan plan();

    /// What the model was trained on.
    Dataset data();

    /// The model of the best epoch, the student of a distillation.
    Classifier model();

    /// The best epoch: the highest dev accuracy, of equals the lowest dev loss.
    EpochMetrics best();

    /// The last epoch.
    EpochMetrics last();

    /// All steps and epochs.
    TrainingHistory history();

    /// How the losses fell and dev accuracy rose: hard, soft and any other losses, their total, the best
    /// epoch, and the teacher's accuracy, dashed.
    ///
    /// ```java
    /// run.chart()
    /// run.chart().linear()    // on a linear axis
    /// ```
    LossChart chart();

    /// {@return whether it was stopped before its last step}
    boolean stopped();

    /// Everything the training left behind.
    TrainingResult result();

    /// Shows it as while it ran, below the cell that calls this: the progress, a table of its epochs, a chart
    /// of its losses.
    void show();

    /// What produced the model; where it is kept, as it is in its folder.
    Manifest manifest();
}
