package org.joryu.distill.train;

import java.util.List;
import java.util.stream.Collectors;

/// How the learning rate goes on from the one that the recipe names, from epoch to epoch, as PyTorch's
/// schedulers do when stepped once an epoch.
///
/// ```java
/// train(network).learningRate(0.05, stepDecay(0.1, 150, 180, 210)).epochs(240)
/// train(network).learningRate(0.01, cosineDecay())
/// ```
public sealed interface RateSchedule {

    /// What the learning rate is multiplied by in an epoch behind the warm-up.
    ///
    /// @param epoch counted from 1 over the whole training, > `warmUp`
    /// @param epochs how many there will be
    /// @param warmUp how many of them the learning rate takes to rise, ≥ 0
    double factor(int epoch, int epochs, int warmUp);

    /// The same all the time.
    record Constant() implements RateSchedule {

        @Override
        public double factor(int epoch, int epochs, int warmUp) {
            return 1;
        }

        @Override
        public String toString() {
            return "";
        }
    }

    /// Down to 0 along half a cosine, which begins behind the warm-up and would reach 0 in the epoch after the
    /// last (Loshchilov and Hutter, arXiv 1608.03983, equation 5, without restarts).
    record Cosine() implements RateSchedule {

        @Override
        public double factor(int epoch, int epochs, int warmUp) {
            return (1 + Math.cos(Math.PI * (epoch - 1 - warmUp) / (epochs - warmUp))) / 2;
        }

        @Override
        public String toString() {
            return " along half a cosine to 0";
        }
    }

    /// Multiplied by a factor after each of some epochs, which are counted from the first of the training, a
    /// warm-up included, as Goyal et al. count theirs.
    ///
    /// @param factor in (0, 1]; 0.1 is usual
    /// @param after the epochs after which, ascending, each ≥ 1
    record Steps(double factor, List<Integer> after) implements RateSchedule {

        public Steps {
            after = List.copyOf(after);
            if (!(factor > 0 && factor <= 1)) {
                throw new IllegalArgumentException(
                        "factor of a step decay must be in (0, 1], but was " + factor + ": 0.1 is usual");
            }
            for (int i = 0; i < after.size(); i++) {
                if (after.get(i) < (i == 0 ? 1 : after.get(i - 1) + 1)) {
                    throw new IllegalArgumentException("epochs of a step decay must ascend from 1, but were " + after
                            + ": say stepDecay(0.1, 150, 180, 210)");
                }
            }
        }

        @Override
        public double factor(int epoch, int epochs, int warmUp) {
            double all = 1;
            for (int milestone : after) {
                all *= epoch > milestone ? factor : 1;
            }
            return all;
        }

        @Override
        public String toString() {
            return after.stream()
                    .map(String::valueOf)
                    .collect(Collectors.joining(", ", " times " + factor + " after epochs ", ""));
        }
    }
}
