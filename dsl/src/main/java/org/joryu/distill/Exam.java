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
    /// @param answers the classes that the best one gives the test rows
    /// @param right the places of those that it has right
    record Graded(Outcome outcome, List<Integer> answers, BitSet right) {

        int onlyHereRight(Graded other) {
            var only = (BitSet) right.clone();
            only.andNot(other.right);
            return only.cardinality();
        }

        /// Share of test rows that both give the same class.
        double agreement(Graded other) {
            return IntStream.range(0, answers.size())
                            .filter(row -> answers.get(row).equals(other.answers.get(row)))
                            .count()
                    / (double) answers.size();
        }
    }

    Graded grade(TrainingResult result) {
        var best = result.bestEpoch();
        var last = result.lastEpoch();
        var bestLogits = result.best().logits(inputs);
        var bestScores = scores(best.epoch(), best.devAccuracy(), bestLogits);
        if (best.epoch() == last.epoch()) {
            return graded(bestScores, bestScores, bestLogits);
        }
        var lastLogits = new Classifier(result.best().network(), result.last()).logits(inputs);
        var lastScores = scores(last.epoch(), last.devAccuracy(), lastLogits);
        return graded(bestScores, lastScores, bestLogits);
    }

    private Graded graded(Scores best, Scores last, float[][] logits) {
        var answers = Arrays.stream(logits).map(Evaluation::answer).toList();
        var labels = data.test().labels();
        var right = new BitSet(labels.length);
        for (int row = 0; row < labels.length; row++) {
            right.set(row, answers.get(row) == labels[row]);
        }
        return new Graded(new Outcome(best, last), answers, right);
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
