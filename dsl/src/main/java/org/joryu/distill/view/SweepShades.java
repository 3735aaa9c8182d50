package org.joryu.distill.view;

import java.util.DoubleSummaryStatistics;
import java.util.Optional;
import org.joryu.distill.Sweep;

/// How strong the cells of a sweep are colored, and what stands in them: the lightest is the worst, the
/// darkest the best that was found.
///
/// @param sweep whose cells they are
/// @param found the dev accuracies that were found
/// @param winner the cell that dev chose
record SweepShades(Sweep sweep, DoubleSummaryStatistics found, Optional<Sweep.Cell> winner) {

    /// What a cell with a number has at least, so that it differs from one without.
    private static final double LEAST = 0.1;

    static SweepShades of(Sweep sweep) {
        var found = sweep.cells().stream()
                .filter(cell -> cell.failure().isEmpty())
                .flatMap(cell -> cell.latest().stream())
                .mapToDouble(trained -> trained.best().devAccuracy())
                .summaryStatistics();
        return new SweepShades(sweep, found, found.getCount() == 0 ? Optional.empty() : Optional.of(sweep.winner()));
    }

    /// In [0, 1]; 0 where there is no number.
    double share(Sweep.Cell cell) {
        if (cell.failure().isPresent()) {
            return 0;
        }
        double span = found.getMax() - found.getMin();
        return cell.latest()
                .map(trained -> span == 0
                        ? LEAST
                        : LEAST + (1 - LEAST) * (trained.best().devAccuracy() - found.getMin()) / span)
                .orElse(0.0);
    }

    boolean isWinner(Sweep.Cell cell) {
        return winner.isPresent() && winner.get().equals(cell);
    }

    String words(Sweep.Cell cell) {
        return cell.failure().isPresent()
                ? "diverged"
                : cell.latest()
                        .map(trained -> Numbers.percent(trained.best().devAccuracy()))
                        .orElse("–");
    }

    /// For how many epochs, where cells differ in that.
    String note(Sweep.Cell cell) {
        return sweep.plan().eta() == 1 || cell.failure().isPresent()
                ? ""
                : cell.latest().map(trained -> trained.epochs() + " epochs").orElse("");
    }

    String legend() {
        return found.getCount() == 0
                ? "nothing was finished"
                : "lightest %s, darkest %s; framed: chosen by dev"
                        .formatted(Numbers.percent(found.getMin()), Numbers.percent(found.getMax()));
    }
}
