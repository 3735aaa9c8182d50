package org.joryu.distill.data;

/// Softmax at a temperature and what is read off it, in double precision.
///
/// Works on log-probabilities, so that a class the student all but rules out still has a finite
/// KL.
final class Softmax {

    private Softmax() {}

    /// log softmax(z/T).
    static double[] logOf(float[] logits, double temperature) {
        double largest = Double.NEGATIVE_INFINITY;
        for (float logit : logits) {
            largest = Math.max(largest, logit / temperature);
        }
        double sum = 0;
        for (float logit : logits) {
            sum += Math.exp(logit / temperature - largest);
        }
        double logSum = largest + Math.log(sum);
        var log = new double[logits.length];
        for (int i = 0; i < log.length; i++) {
            log[i] = logits[i] / temperature - logSum;
        }
        return log;
    }

    /// KL(p‖q) in nats from log-probabilities. Rounding may leave it a hair below 0, which it is
    /// not.
    static double kl(double[] logP, double[] logQ) {
        double sum = 0;
        for (int i = 0; i < logP.length; i++) {
            sum += Math.exp(logP[i]) * (logP[i] - logQ[i]);
        }
        return Math.max(0, sum);
    }

    /// Shannon entropy in nats from log-probabilities.
    static double entropy(double[] logP) {
        double sum = 0;
        for (double log : logP) {
            sum -= Math.exp(log) * log;
        }
        return Math.max(0, sum);
    }

    /// The place of the largest value, the first of equals.
    static int largest(double[] values) {
        int best = 0;
        for (int i = 1; i < values.length; i++) {
            if (values[i] > values[best]) {
                best = i;
            }
        }
        return best;
    }
}
