package org.joryu.distill.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// One chart of each kind, of hard cases: names that are markup, numbers that are none.
final class Charts {

    static final String NAME = "<b>\"5\" & 'x'</b>\f$x$";

    private Charts() {}

    static List<Chart> all() {
        return List.of(losses(), bars(), matrix(), histogram(), reliability(), tradeOff(), sweep());
    }

    static List<Chart> empty() {
        return List.of(
                new LossChart(NAME, "c", 1, 1, List.of(), List.of(), List.of(), 0, Double.NaN, true),
                new BarChart(NAME, "c", List.of()),
                new MatrixChart(NAME, "c", List.of("a"), List.of(List.of(Double.NaN))),
                Histogram.of(NAME, "c", "nats", Double.NaN, Double.POSITIVE_INFINITY),
                new ReliabilityDiagram(NAME, "c", List.of()),
                new TradeOffChart(NAME, "c", List.of(), TradeOffChart.Cost.BYTES),
                new SweepChart(NAME, "c", List.of("T = 1"), List.of(" "), List.of(cell(Double.NaN, "diverged"))));
    }

    /// Six losses, one of which is infinite for a while, one never a number, one always 0.
    static LossChart losses() {
        var points = new ArrayList<LossPoint>();
        for (int i = 0; i < 200; i++) {
            double spike = i % 50 == 7 ? Double.POSITIVE_INFINITY : 5.0 / (i + 1);
            points.add(new LossPoint(
                    (i + 1) / 2.0, 2.3 / (i + 1), spike, 3.1 / (i + 1), List.of(0.0, Double.NaN, 0.7 + i * 1e-3)));
        }
        return new LossChart(
                NAME,
                "L = 0.3·CE + 0.7·4²·KL",
                100,
                3,
                List.of("AT", NAME, "RKD"),
                points,
                IntStream.rangeClosed(1, 100)
                        .mapToObj(i -> new LossChart.AccuracyPoint(i, i == 3 ? Double.NaN : 1 - 0.5 / i))
                        .toList(),
                100,
                0.983,
                true);
    }

    static BarChart bars() {
        return BarChart.of(
                NAME, "T = 4", List.of(NAME, "cat", "dog"), List.of(0.5, 0.3, 0.2), List.of(0.1, 0.6, 0.3), 1);
    }

    static MatrixChart matrix() {
        return new MatrixChart(
                NAME, "T = 4", List.of(NAME, "cat"), List.of(List.of(0.9, 0.1), List.of(Double.NaN, Double.NaN)));
    }

    static Histogram histogram() {
        return Histogram.of(NAME, "T = 4", "entropy in nats", 0, 0.1, 0.1, 2.3, Double.NaN);
    }

    static ReliabilityDiagram reliability() {
        var bins = List.of(
                new ReliabilityDiagram.Bin(Double.NaN, Double.NaN, 0),
                new ReliabilityDiagram.Bin(0.4, 0.3, 10),
                new ReliabilityDiagram.Bin(0.9, 0.95, 345));
        return new ReliabilityDiagram(
                NAME,
                "355 test rows",
                List.of(
                        new ReliabilityDiagram.Curve("teacher", 0.0514, bins),
                        new ReliabilityDiagram.Curve(NAME, Double.NaN, bins)));
    }

    static TradeOffChart tradeOff() {
        return new TradeOffChart(
                NAME,
                "355 test rows",
                List.of(
                        model("teacher", 85_002, 0.12, 0.983),
                        model("small", 910, 0.05, 0.958),
                        model("small, alone", 910, 0.05, 0.945),
                        model(NAME, 2_410, 0.04, 0.957),
                        model("unmeasured", 2_410, Double.NaN, Double.NaN)),
                TradeOffChart.Cost.PARAMETERS);
    }

    private static TradeOffChart.Model model(String name, long parameters, double milliseconds, double accuracy) {
        return new TradeOffChart.Model(
                name, parameters, 4 * parameters, milliseconds, accuracy, name.equals("teacher"));
    }

    static SweepChart sweep() {
        return new SweepChart(
                NAME,
                "T = 4 is best",
                List.of("T = 1", "T = 4", "T = 8"),
                List.of("alpha = 0.1"),
                List.of(cell(0.921, ""), new SweepChart.Cell(0.95, "12 epochs", true), cell(Double.NaN, "diverged")));
    }

    private static SweepChart.Cell cell(double accuracy, String note) {
        return new SweepChart.Cell(accuracy, note, false);
    }
}
