package org.joryu.distill;

/// What several seeds came to.
///
/// @param mean over the seeds
/// @param deviation their standard deviation, divided by n − 1
public record Sample(double mean, double deviation) {

    static Sample of(double[] values) {
        return new Sample(Moments.mean(values), Moments.deviation(values));
    }
}
