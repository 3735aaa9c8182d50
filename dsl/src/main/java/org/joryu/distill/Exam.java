package org.joryu.distill;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
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
    /// @param best of the epoch that dev chose
    /// @param last of the last epoch
    record Graded(Outcome outcome, Answers best, Answers last) {}

    /// What a student answers, row by row.
    ///
    /// @param classes that it gives the test rows
    /// @param right the places of those that it has right
    record Answers(List<Integer> classes, BitSet right) {

        int onlyHereRight(Answers other) {
            var only = (BitSet) right.clone();
            only.andNot(other.right);
            return only.cardinality();
        }

        /// Share of test rows that both give the same class.
        double agreement(Answers other) {
            return IntStream.range(0, classes.size())
                            .filter(row -> classes.get(row).equals(other.classes.get(row)))
                            .count()
                    / (double) classes.size();
        }
    }

    Graded grade(TrainingResult result) {
        var best = result.bestEpoch();
        var last = result.lastEpoch();
        var bestLogits = result.best().logits(inputs);
        var bestScores = scores(best.epoch(), best.devAccuracy(), bestLogits);
        if (best.epoch() == last.epoch()) {
            var answers = answers(bestLogits);
            return new Graded(new Outcome(bestScores, bestScores), answers, answers);
        }
        var lastLogits = new Classifier(result.best().network(), result.last()).logits(inputs);
        var lastScores = scores(last.epoch(), last.devAccuracy(), lastLogits);
        return new Graded(new Outcome(bestScores, lastScores), answers(bestLogits), answers(lastLogits));
    }

    private Answers answers(float[][] logits) {
        var classes = Arrays.stream(logits).map(Evaluation::answer).toList();
        var labels = data.test().labels();
        var right = new BitSet(labels.length);
        for (int row = 0; row < labels.length; row++) {
            right.set(row, classes.get(row) == labels[row]);
        }
        return new Answers(classes, right);
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
