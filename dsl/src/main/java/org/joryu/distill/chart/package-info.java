/// For whoever has numbers to show: charts as values, each with the same picture as SVG, as a
/// Vega-Lite specification, as PNG, and in words.
///
/// Knows of numbers and names only, of nothing else in Joryu, and of no notebook. Every chart is
/// readable on light pages and on dark ones, and to the color-blind: what differs by color differs
/// by dash, by place or by a printed number too.
@NullMarked
package org.joryu.distill.chart;

import org.jspecify.annotations.NullMarked;
