package org.joryu.distill.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// How the losses fell and the student's accuracy rose, up to a moment.
///
/// Losses are on a logarithmic axis unless [#linear()] is said: the soft loss carries T² and all of
/// them fall by decades, so that on a linear axis everything after the first epochs lies on the
/// ground.
///
/// ```java
/// run.chart();             // the training of a run
/// run.chart().linear();
/// ```
///
/// @param title what is trained
/// @param caption the formula that is minimized
/// @param epochs how far the axis reaches, ≥ 1
/// @param stepsPerPoint how many steps each loss point is the mean of
/// @param extras names of the losses beside hard and soft, which have lines of their own
/// @param losses at most [LossSeries#MOST_POINTS]
/// @param accuracies on the dev split; of more than [#MOST_ACCURACIES], the best, the last and some
/// @param bestEpoch the epoch whose student is kept; 0 before the first
/// @param teacherAccuracy on the dev split, in [0, 1]; NaN without a teacher
/// @param isLogarithmic whether the losses' axis is logarithmic
public record LossChart(
        String title,
        String caption,
        int epochs,
        long stepsPerPoint,
        List<String> extras,
        List<LossPoint> losses,
        List<AccuracyPoint> accuracies,
        int bestEpoch,
        double teacherAccuracy,
        boolean isLogarithmic)
        implements Chart {

    /// As many points as a line of accuracies has.
    public static final int MOST_ACCURACIES = 200;

    /// The student on the dev split after an epoch.
    ///
    /// @param epoch counted from 1
    /// @param accuracy in [0, 1]
    public record AccuracyPoint(int epoch, double accuracy) {}

    public LossChart {
        extras = List.copyOf(extras);
        losses = List.copyOf(losses);
        accuracies = thinned(accuracies, bestEpoch);
    }

    /// Every so many epochs one, and always the best and the last.
    private static List<AccuracyPoint> thinned(List<AccuracyPoint> points, int bestEpoch) {
        if (points.size() <= MOST_ACCURACIES) {
            return List.copyOf(points);
        }
        int stride = points.size() / (MOST_ACCURACIES - 2) + 1;
        return IntStream.range(0, points.size())
                .filter(i -> i % stride == 0
                        || i == points.size() - 1
                        || points.get(i).epoch() == bestEpoch)
                .mapToObj(points::get)
                .toList();
    }

    /// The same with losses on a linear axis, from 0.
    public LossChart linear() {
        return withAxis(false);
    }

    /// The same with losses on a logarithmic axis.
    public LossChart logarithmic() {
        return withAxis(true);
    }

    private LossChart withAxis(boolean logarithmic) {
        return new LossChart(
                title,
                caption,
                epochs,
                stepsPerPoint,
                extras,
                losses,
                accuracies,
                bestEpoch,
                teacherAccuracy,
                logarithmic);
    }

    /// Before the first step the teacher's accuracy tells.
    boolean hasTeacher() {
        return losses.isEmpty()
                ? !Double.isNaN(teacherAccuracy)
                : losses.stream().anyMatch(point -> !Double.isNaN(point.soft()));
    }

    /// What is drawn, the total last and so on top.
    List<LossLine> lines() {
        var lines = new ArrayList<LossLine>();
        if (hasTeacher()) {
            lines.add(new LossLine("hard", Ink.HARD, Dash.LONG, 1.5, LossPoint::hard));
            lines.add(new LossLine("soft", Ink.SOFT, Dash.SHORT, 1.5, LossPoint::soft));
        }
        for (int i = 0; i < extras.size(); i++) {
            lines.add(LossLine.extra(extras.get(i), i));
        }
        lines.add(new LossLine("total", Ink.TOTAL, Dash.SOLID, 2, LossPoint::total));
        return lines;
    }

    @Override
    public boolean isEmpty() {
        return losses.isEmpty();
    }

    @Override
    public String toString() {
        if (losses.isEmpty()) {
            return title + ": no step was finished, so there is nothing to draw";
        }
        var last = losses.getLast();
        var text = new StringBuilder(title).append(", ").append(caption).append("\nloss ");
        text.append(Numerals.loss(losses.getFirst().total())).append(" → ").append(Numerals.loss(last.total()));
        var parts = lines().subList(0, lines().size() - 1).stream()
                .map(line -> line.name() + " " + Numerals.loss(line.of().applyAsDouble(last)))
                .toList();
        if (!parts.isEmpty()) {
            text.append(" (").append(String.join(", ", parts)).append(')');
        }
        for (var point : accuracies) {
            if (point.epoch() == bestEpoch) {
                text.append("; best dev accuracy ").append(Numerals.percent(point.accuracy()));
                text.append(" in epoch ").append(bestEpoch);
            }
        }
        if (!Double.isNaN(teacherAccuracy)) {
            text.append(", teacher ").append(Numerals.percent(teacherAccuracy));
        }
        return text.toString();
    }
}
