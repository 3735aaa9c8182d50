package org.joryu.distill.chart;

import java.util.ArrayList;
import java.util.List;

/// The losses of all steps so far in at most [#MOST_POINTS] points.
///
/// A step costs a few additions however long the training is: when the points are full, neighbors
/// are averaged and each point then stands for twice as many steps.
///
/// ```java
/// var series = new LossSeries(45, List.of());
/// series.add(2.3, 8.1, 6.4, List.of());
/// series.points();    // [LossPoint[epoch=0.0222…, hard=2.3, soft=8.1, total=6.4, extras=[]]]
/// ```
public final class LossSeries {

    /// Two pixels each in the chart: closer together, noise hides the line.
    public static final int MOST_POINTS = 200;

    private final int stepsPerEpoch;
    private final List<String> extras;
    private final double[] hard = new double[MOST_POINTS];
    private final double[] soft = new double[MOST_POINTS];
    private final double[] total = new double[MOST_POINTS];
    private final double[][] others;
    private long stepsPerPoint = 1;
    private long steps;

    /// A series without a step yet.
    ///
    /// @param stepsPerEpoch ≥ 1
    /// @param extras names of the losses beside hard and soft
    public LossSeries(int stepsPerEpoch, List<String> extras) {
        this.stepsPerEpoch = stepsPerEpoch;
        this.extras = List.copyOf(extras);
        this.others = new double[extras.size()][MOST_POINTS];
    }

    /// The losses of one more step.
    ///
    /// @param values of the extra losses, in the order of their names
    public void add(double hardLoss, double softLoss, double totalLoss, List<Double> values) {
        if (steps == MOST_POINTS * stepsPerPoint) {
            halve();
        }
        int point = (int) (steps / stepsPerPoint);
        boolean first = steps % stepsPerPoint == 0;
        hard[point] = (first ? 0 : hard[point]) + hardLoss;
        soft[point] = (first ? 0 : soft[point]) + softLoss;
        total[point] = (first ? 0 : total[point]) + totalLoss;
        for (int i = 0; i < others.length; i++) {
            others[i][point] = (first ? 0 : others[i][point]) + values.get(i);
        }
        steps++;
    }

    /// Sums are kept, so that merging two points is adding them.
    private void halve() {
        var all = new ArrayList<>(List.of(hard, soft, total));
        all.addAll(List.of(others));
        for (var sums : all) {
            for (int i = 0; i < MOST_POINTS / 2; i++) {
                sums[i] = sums[2 * i] + sums[2 * i + 1];
            }
        }
        stepsPerPoint *= 2;
    }

    /// How many steps were added.
    public long steps() {
        return steps;
    }

    /// How many steps each point is the mean of; the last may be of fewer.
    public long stepsPerPoint() {
        return stepsPerPoint;
    }

    /// Names of the losses beside hard and soft.
    public List<String> extras() {
        return extras;
    }

    /// The points so far, at most [#MOST_POINTS].
    public List<LossPoint> points() {
        var points = new ArrayList<LossPoint>();
        for (long from = 0; from < steps; from += stepsPerPoint) {
            int point = (int) (from / stepsPerPoint);
            long count = Math.min(stepsPerPoint, steps - from);
            // A mean stands in the middle of the steps that it is the mean of.
            double epoch = (from + (count + 1) / 2.0) / stepsPerEpoch;
            var means = new ArrayList<Double>();
            for (var sums : others) {
                means.add(sums[point] / count);
            }
            points.add(new LossPoint(epoch, hard[point] / count, soft[point] / count, total[point] / count, means));
        }
        return points;
    }
}
