package org.joryu.distill;

/// How much one of two values is larger, over pairs: mean, spread, and Student's paired t-test.
///
/// ```java
/// study.againstAlone().mean();       // 0.023: points of accuracy that distillation is worth
/// study.againstAlone().pValue();     // 0.0002
/// ```
///
/// @param pairs how many there are, at least 2
/// @param mean of the differences
/// @param deviation their standard deviation, divided by n − 1
public record PairedDifference(int pairs, double mean, double deviation) {

    static PairedDifference of(double[] some, double[] others) {
        var differences = new double[some.length];
        for (int i = 0; i < some.length; i++) {
            differences[i] = some[i] - others[i];
        }
        return new PairedDifference(some.length, Moments.mean(differences), Moments.deviation(differences));
    }

    /// Of the mean of the differences: their standard deviation over √n.
    public double standardError() {
        return deviation / Math.sqrt(pairs);
    }

    /// The mean in standard errors; NaN or infinite where all differences are the same.
    public double t() {
        return mean / standardError();
    }

    /// The probability of so large a mean difference, or a larger one, on either side, were there none
    /// and the differences drawn from one normal distribution: Student's t with n − 1 degrees of
    /// freedom.
    ///
    /// @return 1 where no pair differs; NaN where all differ by the same, of which no test can tell
    ///     whether that is chance
    public double pValue() {
        if (deviation == 0) {
            return mean == 0 ? 1 : Double.NaN;
        }
        return StudentT.twoSided(t(), pairs - 1);
    }
}
