package org.joryu.distill;

import static org.joryu.distill.Joryu.digits;
import static org.joryu.distill.Joryu.mlp;
import static org.joryu.distill.Joryu.train;

import java.nio.file.Path;
import org.joryu.distill.train.EpochMetrics;
import org.joryu.distill.train.TrainingListener;

/// As a program: a training in a process of its own, which says when an epoch is over, and after the second
/// waits to be told to go on.
public final class FollowedElsewhere {

    private FollowedElsewhere() {}

    public static void main(String[] arguments) {
        train(mlp(64, 8, 10))
                .on(digits().take(100))
                .epochs(4)
                .device("cpu")
                .folder(Path.of(arguments[0]))
                .listener(new TrainingListener() {
                    @Override
                    public void epoch(EpochMetrics metrics) {
                        System.out.println("epoch is over " + metrics.epoch());
                        if (metrics.epoch() == 2) {
                            IO.readln();
                        }
                    }
                })
                .run();
    }
}
