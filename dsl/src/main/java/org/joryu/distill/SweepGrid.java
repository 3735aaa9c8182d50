package org.joryu.distill;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.joryu.distill.chart.Numerals;
import org.joryu.distill.chart.SweepChart;

/// A sweep as a heat map: temperatures across, alphas down.
final class SweepGrid {

    private SweepGrid() {}

    static SweepChart of(Sweep sweep) {
        int columns = Math.max(1, sweep.plan().temperatures().size());
        boolean finished = sweep.cells().stream()
                .anyMatch(cell -> cell.failure().isEmpty() && cell.latest().isPresent());
        var winner = finished ? Optional.of(sweep.winner()) : Optional.<Sweep.Cell>empty();
        return new SweepChart(
                "best accuracy on dev, by temperature and alpha",
                sweep.verdict(),
                names(sweep, 1, columns, Sweep.Cell::temperature, "T = "),
                names(sweep, columns, sweep.cells().size() / columns, Sweep.Cell::alpha, "alpha = "),
                sweep.cells().stream().map(cell -> cell(sweep, cell, winner)).toList());
    }

    private static List<String> names(
            Sweep sweep, int stride, int count, Function<Sweep.Cell, OptionalDouble> value, String name) {
        return IntStream.range(0, count)
                .mapToObj(i -> value.apply(sweep.cells().get(i * stride)))
                .map(found -> found.isPresent() ? name + Numerals.plain(found.getAsDouble()) : " ")
                .toList();
    }

    private static SweepChart.Cell cell(Sweep sweep, Sweep.Cell cell, Optional<Sweep.Cell> winner) {
        if (cell.failure().isPresent()) {
            return new SweepChart.Cell(Double.NaN, "diverged", false);
        }
        return cell.latest()
                .map(trained -> new SweepChart.Cell(
                        trained.best().devAccuracy(),
                        // For how many epochs, where cells differ in that.
                        sweep.plan().eta() == 1 ? "" : trained.epochs() + " epochs",
                        winner.filter(cell::equals).isPresent()))
                .orElse(new SweepChart.Cell(Double.NaN, "", false));
    }
}
