package org.joryu.distill.view;

import java.util.ArrayList;
import java.util.List;
import org.joryu.distill.train.StepMetrics;

/// The losses of all steps so far in at most [#MOST_POINTS] points.
///
/// A step costs a few additions however long the training is: when the points are full, neighbors
/// are averaged and each point then stands for twice as many steps.
final class LossSeries {

    /// Two pixels each in the chart: closer together, noise hides the line.
    static final int MOST_POINTS = 200;

    private final int stepsPerEpoch;
    private final double[] hard = new double[MOST_POINTS];
    private final double[] soft = new double[MOST_POINTS];
    private final double[] total = new double[MOST_POINTS];
    private long stepsPerPoint = 1;
    private long steps;

    LossSeries(int stepsPerEpoch) {
        this.stepsPerEpoch = stepsPerEpoch;
    }

    void add(StepMetrics step) {
        if (steps == MOST_POINTS * stepsPerPoint) {
            halve();
        }
        int point = (int) (steps / stepsPerPoint);
        if (steps % stepsPerPoint == 0) {
            hard[point] = soft[point] = total[point] = 0;
        }
        hard[point] += step.hardLoss();
        soft[point] += step.softLoss();
        total[point] += step.totalLoss();
        steps++;
    }

    /// Sums are kept, so that merging two points is adding them.
    private void halve() {
        for (var sums : List.of(hard, soft, total)) {
            for (int i = 0; i < MOST_POINTS / 2; i++) {
                sums[i] = sums[2 * i] + sums[2 * i + 1];
            }
        }
        stepsPerPoint *= 2;
    }

    long steps() {
        return steps;
    }

    long stepsPerPoint() {
        return stepsPerPoint;
    }

    List<LossPoint> points() {
        var points = new ArrayList<LossPoint>();
        for (long from = 0; from < steps; from += stepsPerPoint) {
            int point = (int) (from / stepsPerPoint);
            long count = Math.min(stepsPerPoint, steps - from);
            // A mean stands in the middle of the steps that it is the mean of.
            double epoch = (from + (count + 1) / 2.0) / stepsPerEpoch;
            points.add(new LossPoint(epoch, hard[point] / count, soft[point] / count, total[point] / count));
        }
        return points;
    }
}
