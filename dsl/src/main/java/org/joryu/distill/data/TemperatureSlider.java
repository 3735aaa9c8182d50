package org.joryu.distill.data;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Soft targets whose temperature the reader of a notebook moves: dragged up, the probabilities that the
/// teacher gives to the wrong classes come to light (Hinton et al. 2015, section 2).
///
/// Nobody is asked anew, as the logits are kept. Where a front end shows no widgets, it reads as the means at
/// a few temperatures.
///
/// ```java
/// run.softTargets().mostUncertain(8).temperatureSlider()
/// ```
///
/// @param targets the rows, at the temperature that the slider begins with
public record TemperatureSlider(SoftTargets targets) {

    private static final List<Integer> TEMPERATURES = List.of(1, 2, 4, 8);

    public TemperatureSlider {
        if (targets.size() == 0) {
            throw new IllegalArgumentException("targets must be one row or more, but there is none: choose others");
        }
    }

    /// What the rows are like at a temperature.
    ///
    /// @param entropy the mean of the entropies of the teacher's probabilities, in nats
    /// @param darkKnowledge the mean of 1 − max p: what the teacher gives to all classes but its first
    public record Means(double entropy, double darkKnowledge) {}

    /// The means over the rows.
    ///
    /// @param temperature finite and > 0
    public Means at(double temperature) {
        var softened = targets.atTemperature(temperature);
        var rows = IntStream.range(0, softened.size()).mapToObj(softened::row).toList();
        return new Means(
                rows.stream().mapToDouble(SoftTarget::entropy).average().orElseThrow(),
                rows.stream().mapToDouble(SoftTarget::darkKnowledge).average().orElseThrow());
    }

    /// The means at a few temperatures, and what the teacher says there about the first row.
    @Override
    public String toString() {
        var source = targets.source();
        var first = targets.row(0);
        var head = String.format(
                Locale.ROOT,
                "soft targets of %d rows of %s %s at temperatures T; row %d is %s%n%4s  %12s  %14s  %s",
                targets.size(),
                source.dataset(),
                source.split(),
                first.rowId(),
                first.className(),
                "T",
                "mean entropy",
                "mean 1 − max p",
                "the teacher says about row " + first.rowId());
        return TEMPERATURES.stream().map(this::line).collect(Collectors.joining("\n", head + "\n", ""));
    }

    private String line(int temperature) {
        var means = at(temperature);
        return String.format(
                Locale.ROOT,
                "%4d  %12.4f  %14.4f  %s",
                temperature,
                means.entropy(),
                means.darkKnowledge(),
                SoftTargetText.top(
                        targets.atTemperature(temperature).row(0).teacher(),
                        targets.source().classNames()));
    }
}
