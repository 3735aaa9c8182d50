package org.joryu.distill;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.joryu.distill.chart.SweepChart;
import org.joryu.distill.train.EpochMetrics;

/// What several temperatures and alphas came to on dev. Immutable.
///
/// Dev chose, and so flatters the winner: what it is worth, only the test split tells, which was not
/// read.
///
/// ```java
/// var sweep = distill(teacher).into(mlp(64, 12, 10)).on(digits())
///         .sweep().temperature(1, 2, 4, 8).alpha(0.1, 0.5, 0.9).run();
/// sweep.best().run().report();
/// ```
///
/// @param plan what was tried
/// @param data the data and its split sizes
/// @param devRows how many rows chose
/// @param cells all combinations: the alphas in turn, for each all temperatures
/// @param complete how many rounds were finished by all that entered them
/// @param stopped whether it was stopped before its last training
public record Sweep(SweepPlan plan, String data, int devRows, List<Cell> cells, int complete, boolean stopped) {

    public Sweep {
        cells = List.copyOf(cells);
    }

    /// One combination, and what it came to.
    ///
    /// @param temperature that was tried; empty where that of the plan was kept
    /// @param alpha that was tried; empty where that of the plan was kept
    /// @param trained in each round that it was in and finished
    /// @param failure why it could not go on; empty unless it diverged
    public record Cell(
            OptionalDouble temperature, OptionalDouble alpha, List<Trained> trained, Optional<String> failure) {

        public Cell {
            trained = List.copyOf(trained);
        }

        /// What the longest training came to; empty where none was finished.
        public Optional<Trained> latest() {
            return trained.isEmpty() ? Optional.empty() : Optional.of(trained.getLast());
        }

        /// For example `T = 4, alpha = 0.5`.
        public String name() {
            return SweepText.name(temperature, alpha);
        }
    }

    /// One training.
    ///
    /// @param epochs how many there were
    /// @param best the epoch with the highest dev accuracy, of equals the lowest dev loss
    public record Trained(int epochs, EpochMetrics best) {}

    /// The winner by dev: the highest dev accuracy, of equals the lowest dev loss, of equals the first.
    /// Those are compared that were in the last round that all of its candidates finished; without any
    /// such round, those that finished the first one.
    ///
    /// @throws IllegalStateException if nothing was finished
    public Cell winner() {
        int round = Math.max(1, complete);
        return ranking(cells, round).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        stopped
                                ? "there is no best plan, as the sweep was stopped before any training was finished: run it again"
                                : "there is no best plan, as all %d trainings diverged: lower the learning rate"
                                        .formatted(cells.size())));
    }

    /// Those that finished a round, counted from 1 and not dropped by failing later, best first.
    static List<Cell> ranking(List<Cell> cells, int round) {
        return cells.stream()
                .filter(cell -> cell.failure().isEmpty() && cell.trained().size() >= round)
                .sorted(Comparator.comparingDouble((Cell cell) ->
                                -cell.trained().get(round - 1).best().devAccuracy())
                        .thenComparingDouble(
                                cell -> cell.trained().get(round - 1).best().devLoss()))
                .toList();
    }

    /// The plan of the winner, with all its epochs, to be run and to be reported.
    ///
    /// @throws IllegalStateException if nothing was finished
    public DistillationPlan best() {
        var winner = winner();
        return plan.candidates().get(cells.indexOf(winner)).plan();
    }

    /// One sentence that claims no more than the numbers show.
    public String verdict() {
        return SweepText.verdict(this);
    }

    /// What was done, and what the numbers mean: a sentence each.
    public List<String> notes() {
        return SweepText.notes(this);
    }

    /// A heat map: temperatures across, alphas down, the darker the better on dev; the winner has a frame.
    ///
    /// ```java
    /// sweep.chart()
    /// ```
    public SweepChart chart() {
        return SweepGrid.of(this);
    }

    /// The cells that have numbers: who was trained in most rounds first, of those the best on dev.
    public List<Cell> ordered() {
        return cells.stream()
                .filter(cell -> cell.latest().isPresent())
                .sorted(Comparator.comparingInt((Cell cell) -> -cell.trained().size())
                        .thenComparingDouble(
                                cell -> -cell.trained().getLast().best().devAccuracy())
                        .thenComparingDouble(
                                cell -> cell.trained().getLast().best().devLoss()))
                .toList();
    }

    /// The last round, counted from 1, in which the winner was compared with others.
    int decisive() {
        int round = Math.max(1, complete);
        while (round > 1 && ranking(cells, round).size() == 1) {
            round--;
        }
        return round;
    }

    /// Those that were worse than the winner of the decisive round by less than a standard error of its
    /// dev accuracy, itself included.
    List<Cell> asGood() {
        int round = decisive();
        var compared = ranking(cells, round);
        double best = compared.getFirst().trained().get(round - 1).best().devAccuracy();
        double error = Math.sqrt(best * (1 - best) / devRows);
        return compared.stream()
                .filter(cell -> cell.trained().get(round - 1).best().devAccuracy() >= best - error)
                .toList();
    }

    /// The sweep as tables of text: a map, and every combination with its numbers.
    @Override
    public String toString() {
        return SweepText.table(this);
    }
}
