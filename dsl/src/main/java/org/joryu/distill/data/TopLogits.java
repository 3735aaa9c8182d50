package org.joryu.distill.data;

import java.util.Arrays;

/// The largest logits of a row and the probability of all other classes together, and a row made of
/// them again.
///
/// The other classes share their probability at T = 1 evenly in a row that is made again. So at T = 1
/// the classes that are kept have the probabilities that the teacher gave them, and all others together
/// too. At T > 1 the others together get no less than the teacher gave them, at T < 1 no more: for
/// so many classes of one mass m, Σ m_i^(1/T) is largest for T > 1, and smallest for T < 1, where all
/// m_i are equal (Jensen).
final class TopLogits {

    private final int[] classes;
    private final float[] logits;
    private final boolean[] kept;
    private double logTailMass;

    /// @param k how many are kept, in `[1, classes]`
    TopLogits(int classes, int k) {
        this.classes = new int[k];
        this.logits = new float[k];
        this.kept = new boolean[classes];
    }

    /// The classes of the logits that are kept.
    int label(int rank) {
        return classes[rank];
    }

    /// The logits that are kept, the largest first; of equal ones, that of the earlier class.
    float logit(int rank) {
        return logits[rank];
    }

    /// log Σ p over the classes that are not kept, at T = 1; −∞ if there are none.
    double logTailMass() {
        return logTailMass;
    }

    void choose(float[] row) {
        int count = 0;
        for (int label = 0; label < row.length; label++) {
            if (count == logits.length && row[label] <= logits[count - 1]) {
                continue;
            }
            int at = place(row[label], count);
            int moved = Math.min(count, logits.length - 1) - at;
            System.arraycopy(logits, at, logits, at + 1, moved);
            System.arraycopy(classes, at, classes, at + 1, moved);
            logits[at] = row[label];
            classes[at] = label;
            count = Math.min(count + 1, logits.length);
        }
        Arrays.fill(kept, false);
        for (int label : classes) {
            kept[label] = true;
        }
        logTailMass = logTailMass(row);
    }

    /// Behind all that are at least as large.
    private int place(float logit, int count) {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (logits[middle] >= logit) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// The sums are taken apart, so that a tail that all but vanishes beside the top keeps its digits.
    private double logTailMass(float[] row) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int label = 0; label < row.length; label++) {
            largest = kept[label] ? largest : Math.max(largest, row[label]);
        }
        if (largest == Double.NEGATIVE_INFINITY) {
            return largest;
        }
        double tail = 0;
        double top = 0;
        for (int label = 0; label < row.length; label++) {
            if (kept[label]) {
                top += Math.exp(row[label] - (double) logits[0]);
            } else {
                tail += Math.exp(row[label] - largest);
            }
        }
        double logTail = largest + Math.log(tail);
        double logTop = logits[0] + Math.log(top);
        return logTail - logTop - Math.log1p(Math.exp(logTail - logTop));
    }

    /// Makes a row of what was kept of it.
    ///
    /// @param logTailMass as [#logTailMass()] gave it
    /// @param into gets the logits of all classes from `at` on
    static void restore(int[] classes, float[] logits, double logTailMass, int count, float[] into, int at) {
        if (count > logits.length) {
            double top = 0;
            for (float logit : logits) {
                top += Math.exp(logit - (double) logits[0]);
            }
            double logTop = logits[0] + Math.log(top);
            // The top has the mass 1 − m, so log m − log(1 − m) is what the tail has beside it.
            double logTail = logTop + logTailMass - Math.log1p(-Math.exp(logTailMass));
            Arrays.fill(into, at, at + count, (float) (logTail - Math.log(count - logits.length)));
        }
        for (int rank = 0; rank < logits.length; rank++) {
            into[at + classes[rank]] = logits[rank];
        }
    }
}
