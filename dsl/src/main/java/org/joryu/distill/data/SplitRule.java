package org.joryu.distill.data;

import java.util.Arrays;
import java.util.HashMap;

/// Which rows train, which choose, which test: a fixed rule without chance.
///
/// Within each class, in row order, of every `train + dev + test` rows the first `train` go to the
/// train split, the next `dev` to dev and the last `test` to test. Where test rows come apart from
/// the others, in a file of their own, they stay the test split: of every `train + dev` other rows
/// of a class the first `train` train, and the next are dev.
///
/// ```java
/// SplitRule.THREE_ONE_ONE;           // 60 %, 20 %, 20 %
/// new SplitRule(8, 1, 1);            // 80 %, 10 %, 10 %
/// ```
///
/// @param train rows of each round that train, ≥ 1
/// @param dev rows of each round that choose the best epoch, ≥ 1
/// @param test rows of each round that are looked at once, in the end, ≥ 1
public record SplitRule(int train, int dev, int test) {

    /// Three of every five rows train, the fourth is dev, the fifth is test.
    public static final SplitRule THREE_ONE_ONE = new SplitRule(3, 1, 1);

    public SplitRule {
        if (train < 1 || dev < 1 || test < 1) {
            throw new IllegalArgumentException(
                    "train, dev and test must each be ≥ 1, but were %d, %d and %d: no split may stay empty"
                            .formatted(train, dev, test));
        }
    }

    /// The split of each row: 0 for train, 1 for dev, 2 for test.
    int[] assign(int[] labels) {
        return assign(labels, labels.length, train + dev + test);
    }

    /// The split of each row where those from `firstTest` on are the test rows already.
    int[] assign(int[] labels, int firstTest) {
        return assign(labels, firstTest, train + dev);
    }

    private int[] assign(int[] labels, int firstTest, int round) {
        var seen = new HashMap<Integer, Integer>();
        var splits = new int[labels.length];
        for (int row = 0; row < firstTest; row++) {
            int place = (seen.merge(labels[row], 1, Integer::sum) - 1) % round;
            splits[row] = place < train ? 0 : place < train + dev ? 1 : 2;
        }
        Arrays.fill(splits, firstTest, labels.length, 2);
        return splits;
    }
}
