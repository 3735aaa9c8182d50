package org.joryu.distill.loss;

import java.util.HashMap;
import java.util.SplittableRandom;

/// Rows of other classes, drawn at random and each at most once for a row of the batch.
///
/// @param setting whose train split they are drawn from
/// @param wanted how many for every row; where the largest class leaves fewer, so many for every row
record Negatives(LossSetting setting, int wanted) {

    /// How many are drawn for every row.
    int count() {
        int fewest = labels().count();
        for (int label = 0; label < setting.classes(); label++) {
            fewest = Math.min(fewest, labels().count() - labels().count(label));
        }
        return Math.min(wanted, fewest);
    }

    /// For each row of the batch its own place, and behind it those of its negatives.
    ///
    /// @return B times `1 + count()` places
    long[] behindOwn(Places places, SplittableRandom random) {
        int count = count();
        var others = new HashMap<Integer, int[]>();
        var drawn = new long[places.count() * (1 + count)];
        int next = 0;
        for (int row = 0; row < places.count(); row++) {
            drawn[next++] = places.at(row);
            var pool = others.computeIfAbsent(labels().at(places.at(row)), this::placesOfOthers);
            for (int i = 0; i < count; i++) {
                // The beginning of Fisher and Yates' shuffle; any order of the pool is as good as another.
                int j = random.nextInt(i, pool.length);
                int place = pool[j];
                pool[j] = pool[i];
                pool[i] = place;
                drawn[next++] = place;
            }
        }
        return drawn;
    }

    private int[] placesOfOthers(int label) {
        var pool = new int[labels().count() - labels().count(label)];
        int size = 0;
        for (int place = 0; place < labels().count(); place++) {
            if (labels().at(place) != label) {
                pool[size++] = place;
            }
        }
        return pool;
    }

    private TrainLabels labels() {
        return setting.labels();
    }
}
