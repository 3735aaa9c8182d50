package org.joryu.distill.train;

import java.util.ArrayList;
import java.util.List;

/// How far confidence is from accuracy, in bins of equal width.
final class Calibration {

    private final double[] confidence;
    private final int[] right;
    private final int[] rows;

    Calibration(int bins) {
        this.confidence = new double[bins];
        this.right = new int[bins];
        this.rows = new int[bins];
    }

    /// @param held the probability of the answer, in (0, 1] and as little beyond as arithmetic errs
    void add(double held, boolean isRight) {
        int bin = Math.clamp((int) Math.ceil(held * rows.length) - 1, 0, rows.length - 1);
        confidence[bin] += held;
        right[bin] += isRight ? 1 : 0;
        rows[bin]++;
    }

    /// All of them, by rising confidence.
    List<CalibrationBin> bins() {
        var bins = new ArrayList<CalibrationBin>();
        for (int bin = 0; bin < rows.length; bin++) {
            // 0 / 0 is NaN.
            bins.add(new CalibrationBin(confidence[bin] / rows[bin], (double) right[bin] / rows[bin], rows[bin]));
        }
        return bins;
    }

    double error() {
        double sum = 0;
        int all = 0;
        for (int bin = 0; bin < rows.length; bin++) {
            sum += Math.abs(right[bin] - confidence[bin]);
            all += rows[bin];
        }
        return sum / all;
    }
}
