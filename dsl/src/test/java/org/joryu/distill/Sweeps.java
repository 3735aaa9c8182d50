package org.joryu.distill;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joryu.distill.train.EpochMetrics;

/// Sweeps whose numbers are given, for tests of how they read.
public final class Sweeps {

    private Sweeps() {}

    /// Three temperatures and two alphas, each trained once; one diverged.
    public static Sweep whole() {
        return of(plan(), 1, false, 0.921, 0.930, 0.950, 0.947, Double.NaN, 0.90);
    }

    /// The same of which the last two were not trained.
    public static Sweep stopped() {
        return of(plan(), 0, true, 0.921, 0.930, 0.950, 0.947);
    }

    /// The same in two rounds of 4 and 12 epochs, of which two combinations were in the second.
    public static Sweep halved() {
        var plan = plan().halving(3);
        var whole = of(plan, 2, false, 0.921, 0.930, 0.950, 0.947, Double.NaN, 0.90);
        var cells = new ArrayList<>(whole.cells());
        cells.set(2, longer(cells.get(2), 0.961));
        cells.set(3, longer(cells.get(3), 0.966));
        return new Sweep(plan, whole.data(), whole.devRows(), cells, 2, false);
    }

    private static Sweep.Cell longer(Sweep.Cell cell, double accuracy) {
        var trained = new ArrayList<>(cell.trained());
        trained.add(new Sweep.Trained(12, metrics(accuracy)));
        return new Sweep.Cell(cell.temperature(), cell.alpha(), trained, Optional.empty());
    }

    static SweepPlan plan() {
        return Studies.plan().epochs(12).sweep().temperature(1, 2.5, 4).alpha(0.1, 0.9);
    }

    /// @param accuracies NaN for one that diverged; none where it was not trained
    static Sweep of(SweepPlan plan, int complete, boolean stopped, double... accuracies) {
        var cells = new ArrayList<Sweep.Cell>();
        int epochs = plan.rounds().getFirst().epochs();
        for (var candidate : plan.candidates()) {
            int place = cells.size();
            boolean diverged = place < accuracies.length && Double.isNaN(accuracies[place]);
            cells.add(new Sweep.Cell(
                    candidate.temperature(),
                    candidate.alpha(),
                    place >= accuracies.length || diverged
                            ? List.of()
                            : List.of(new Sweep.Trained(epochs, metrics(accuracies[place]))),
                    diverged ? Optional.of("the loss of step 7 is NaN: lower the learning rate") : Optional.empty()));
        }
        return new Sweep(plan, String.valueOf(plan.plan().data()), 357, cells, complete, stopped);
    }

    private static EpochMetrics metrics(double accuracy) {
        return new EpochMetrics(3, 0.5, 0.4, 0.45, List.of(), 1 - accuracy, accuracy, 0.9);
    }
}
