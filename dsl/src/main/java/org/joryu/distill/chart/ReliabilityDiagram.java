package org.joryu.distill.chart;

import java.util.List;
import java.util.Locale;

/// Whether models are right as often as they are sure: accuracy over confidence, bin by bin (Guo et
/// al., arXiv 1706.04599, figure 1). On the diagonal a model is calibrated, below it is too sure.
///
/// ```java
/// run.report().reliability()
/// ```
///
/// @param title what is shown
/// @param caption of which rows
/// @param curves one for each model, at most three can be told apart
public record ReliabilityDiagram(String title, String caption, List<Curve> curves) implements Chart {

    /// One model.
    ///
    /// @param name of the model
    /// @param error its expected calibration error, in [0, 1]
    /// @param bins by rising confidence; those without rows are not drawn
    public record Curve(String name, double error, List<Bin> bins) {

        public Curve {
            bins = List.copyOf(bins);
        }

        List<Bin> filled() {
            return bins.stream()
                    .filter(bin ->
                            bin.rows() > 0 && Double.isFinite(bin.confidence()) && Double.isFinite(bin.accuracy()))
                    .toList();
        }

        /// Those that the line joins: what a few rows do is chance.
        List<Bin> joined() {
            return filled().stream().filter(bin -> bin.rows() >= LEAST_ROWS).toList();
        }

        String inWords() {
            return "%s, ECE %s".formatted(name, Numerals.loss(error));
        }
    }

    /// The rows of which a model is about equally sure.
    ///
    /// @param confidence mean probability of its answer, in [0, 1]; NaN without rows
    /// @param accuracy share of rows that it has right, in [0, 1]; NaN without rows
    /// @param rows how many there are
    public record Bin(double confidence, double accuracy, int rows) {}

    /// Fewer rows than this make a dot, but no point of the line.
    static final int LEAST_ROWS = 10;

    /// How the curves look, in their order.
    private static final List<Look> LOOKS = List.of(
            new Look(Ink.TEACHER, Dash.LONG), new Look(Ink.STUDENT, Dash.SOLID), new Look(Ink.FIRST_EXTRA, Dash.SHORT));

    record Look(Ink ink, Dash dash) {}

    public ReliabilityDiagram {
        curves = List.copyOf(curves);
    }

    static Look look(int curve) {
        return LOOKS.get(curve % LOOKS.size());
    }

    int rows() {
        return curves.stream()
                .mapToInt(curve -> curve.bins().stream().mapToInt(Bin::rows).sum())
                .max()
                .orElse(0);
    }

    @Override
    public boolean isEmpty() {
        return curves.stream().allMatch(curve -> curve.filled().isEmpty());
    }

    @Override
    public String toString() {
        if (isEmpty()) {
            return title + ": there are no rows, so there is nothing to draw";
        }
        var text = new StringBuilder(title).append(", ").append(caption);
        for (var curve : curves) {
            text.append('\n').append(curve.inWords());
            for (var bin : curve.filled()) {
                text.append(String.format(
                        Locale.ROOT,
                        "%n  sure to %.1f %%, right in %.1f %%, %,d %s",
                        100 * bin.confidence(),
                        100 * bin.accuracy(),
                        bin.rows(),
                        bin.rows() == 1 ? "row" : "rows"));
            }
        }
        return text.toString();
    }
}
