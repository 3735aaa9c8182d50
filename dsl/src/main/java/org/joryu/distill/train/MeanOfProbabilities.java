package org.joryu.distill.train;

import java.util.List;

/// Logits whose softened softmax is the mean of the softened softmaxes of others.
final class MeanOfProbabilities {

    private MeanOfProbabilities() {}

    /// `T·log((1/K)·Σ_k softmax(z_k/T))` of every row, in double precision.
    ///
    /// @param logits of K members, each a row of numbers per example
    static float[][] at(double temperature, List<float[][]> logits) {
        int rows = logits.getFirst().length;
        var mean = new float[rows][];
        for (int row = 0; row < rows; row++) {
            mean[row] = row(temperature, logits, row);
        }
        return mean;
    }

    private static float[] row(double temperature, List<float[][]> logits, int row) {
        int classes = logits.getFirst()[row].length;
        var logProbabilities = new double[logits.size()][];
        for (int member = 0; member < logProbabilities.length; member++) {
            logProbabilities[member] = logSoftmax(temperature, logits.get(member)[row]);
        }
        var mean = new float[classes];
        var ofClass = new double[logits.size()];
        for (int label = 0; label < classes; label++) {
            for (int member = 0; member < ofClass.length; member++) {
                ofClass[member] = logProbabilities[member][label];
            }
            mean[label] = (float) (temperature * (logSumExp(ofClass) - Math.log(ofClass.length)));
        }
        return mean;
    }

    private static double[] logSoftmax(double temperature, float[] logits) {
        var softened = new double[logits.length];
        for (int label = 0; label < softened.length; label++) {
            softened[label] = logits[label] / temperature;
        }
        double all = logSumExp(softened);
        for (int label = 0; label < softened.length; label++) {
            softened[label] -= all;
        }
        return softened;
    }

    private static double logSumExp(double[] values) {
        double largest = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            largest = Math.max(largest, value);
        }
        double sum = 0;
        for (double value : values) {
            sum += Math.exp(value - largest);
        }
        return largest + Math.log(sum);
    }
}
