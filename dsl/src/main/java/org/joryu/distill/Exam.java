package org.joryu.distill;

import java.util.BitSet;
import org.joryu.distill.data.Dataset;
import org.joryu.distill.model.Classifier;
import org.joryu.distill.train.Evaluation;
import org.joryu.distill.train.TrainingResult;

/// The test split, as it is put before models: read here, and once for each set of weights.
final class Exam {

    private final Dataset data;
    private final float[][] inputs;
    private final float[][] teacherLogits;

    /// @param teacherLogits what the teacher answers to the test split
    Exam(Dataset data, float[][] teacherLogits) {
        this.data = data;
        this.inputs = data.test().features();
        this.teacherLogits = teacherLogits;
    }

    /// What a training's students do.
    ///
    /// @param right the test rows that the best one has right, by their places
    record Graded(Outcome outcome, BitSet right) {}

    Graded grade(TrainingResult result) {
        var best = result.bestEpoch();
        var last = result.lastEpoch();
        var bestLogits = result.best().logits(inputs);
        var bestScores = scores(best.epoch(), best.devAccuracy(), bestLogits);
        if (best.epoch() == last.epoch()) {
            return new Graded(new Outcome(bestScores, bestScores), right(bestLogits));
        }
        var lastLogits = new Classifier(result.best().network(), result.last()).logits(inputs);
        var lastScores = scores(last.epoch(), last.devAccuracy(), lastLogits);
        return new Graded(new Outcome(bestScores, lastScores), right(bestLogits));
    }

    private BitSet right(float[][] logits) {
        var labels = data.test().labels();
        var right = new BitSet(labels.length);
        for (int row = 0; row < labels.length; row++) {
            right.set(row, Evaluation.answer(logits[row]) == labels[row]);
        }
        return right;
    }

    /// What the teacher does.
    ///
    /// @param devAccuracy on the split that chose it
    Scores teacher(double devAccuracy) {
        return scores(0, devAccuracy, teacherLogits);
    }

    private Scores scores(int epoch, double devAccuracy, float[][] logits) {
        return Scores.of(epoch, devAccuracy, logits, teacherLogits, data.test(), data.classNames());
    }
}
