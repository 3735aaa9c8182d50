package org.joryu.distill.chart;

import java.util.List;

/// What is to be drawn, before it becomes SVG.
///
/// @param title what a screen reader says of it
/// @param width in pixels
/// @param height in pixels
/// @param marks drawn in this order
record Scene(String title, int width, int height, List<Mark> marks) {

    Scene {
        marks = List.copyOf(marks);
    }

    static Scene of(Chart chart) {
        return switch (chart) {
            case BarChart bars -> BarScene.of(bars);
            case Histogram histogram -> HistogramScene.of(histogram);
            case LossChart losses -> LossScene.of(losses);
            case MatrixChart matrix -> MatrixScene.of(matrix);
            case ReliabilityDiagram reliability -> ReliabilityScene.of(reliability);
            case SweepChart sweep -> SweepScene.of(sweep);
            case TradeOffChart tradeOff -> TradeOffScene.of(tradeOff);
        };
    }
}
