package org.joryu.distill.chart;

import java.util.Map;

/// A picture of numbers, as a value: one record, and the same picture in each rendering.
///
/// Left as a cell's last value it shows itself.
///
/// ```java
/// var chart = run.chart();
/// Files.writeString(Path.of("losses.svg"), chart.svg());
/// Files.write(Path.of("losses.png"), chart.png());
/// ```
public sealed interface Chart
        permits BarChart, Histogram, LossChart, MatrixChart, ReliabilityDiagram, SweepChart, TradeOffChart {

    /// In CSS pixels, of the SVG and of the PNG, which has twice as many.
    default int width() {
        return Scene.of(this).width();
    }

    /// In CSS pixels, of the SVG and of the PNG, which has twice as many.
    default int height() {
        return Scene.of(this).height();
    }

    /// {@return whether there is nothing to draw} The words then say so.
    boolean isEmpty();

    /// An `<svg>` element without scripts, styles or links, for a page or a file. Words take the
    /// color of the text around it.
    default String svg() {
        return SvgDrawing.of(Scene.of(this));
    }

    /// A Vega-Lite 5 specification with its data inside, at most 2,000 rows, for front ends that
    /// render `application/vnd.vegalite.v5+json`. It uses nothing that came after 5.6.1.
    default Map<String, Object> vegaLite() {
        return VegaLite.of(this);
    }

    /// The SVG as PNG on a transparent ground, with twice the pixels so that it is sharp on today's
    /// screens.
    ///
    /// Needs a font: on Linux fontconfig and, for example, fonts-dejavu-core. Where there is none,
    /// Java's AWT fails in one of several ways, an [Error] among them.
    default byte[] png() {
        return PngDrawing.of(this);
    }

    /// What the chart says, in words and numbers.
    @Override
    String toString();
}
