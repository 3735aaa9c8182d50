package org.joryu.distill.view;

import java.util.List;
import java.util.Map;

/// How the losses fell and the student's accuracy rose, up to a moment. One value, three
/// renderings.
///
/// @param title what is trained
/// @param caption the formula that is minimised
/// @param epochs how far the axis reaches, ≥ 1
/// @param stepsPerPoint how many steps each loss point is the mean of
/// @param losses at most [LossSeries#MOST_POINTS]
/// @param accuracies on the dev split, at most [#MOST_ACCURACIES]
/// @param bestEpoch the epoch whose student is kept; 0 before the first
/// @param teacherAccuracy on the dev split; NaN without a teacher
record LossChart(
        String title,
        String caption,
        int epochs,
        long stepsPerPoint,
        List<LossPoint> losses,
        List<AccuracyPoint> accuracies,
        int bestEpoch,
        double teacherAccuracy) {

    static final int MOST_ACCURACIES = 200;

    /// The student on the dev split after an epoch.
    record AccuracyPoint(int epoch, double accuracy) {}

    LossChart {
        losses = List.copyOf(losses);
        accuracies = List.copyOf(accuracies);
    }

    /// Before the first step the teacher's accuracy tells.
    boolean hasTeacher() {
        return losses.isEmpty()
                ? !Double.isNaN(teacherAccuracy)
                : losses.stream().anyMatch(point -> !Double.isNaN(point.soft()));
    }

    /// For the live view: inline SVG, which neither flickers nor waits for an image to be decoded.
    String svg() {
        return SvgDrawing.of(LossScene.of(this));
    }

    /// For GitHub and files: drawn from the same scene as the SVG.
    byte[] png() {
        return PngDrawing.of(LossScene.of(this));
    }

    /// For JupyterLab and VS Code: a Vega-Lite 5 specification with its data inside.
    Map<String, Object> vegaLite() {
        return LossVegaLite.of(this);
    }

    /// In words.
    @Override
    public String toString() {
        if (losses.isEmpty()) {
            return title + ": no step was finished, so there is nothing to draw";
        }
        var last = losses.getLast();
        var text = new StringBuilder(title).append(", ").append(caption).append("\nloss ");
        text.append(Numbers.loss(losses.getFirst().total())).append(" → ").append(Numbers.loss(last.total()));
        if (hasTeacher()) {
            text.append(" (hard ").append(Numbers.loss(last.hard()));
            text.append(", soft ").append(Numbers.loss(last.soft())).append(')');
        }
        for (var point : accuracies) {
            if (point.epoch() == bestEpoch) {
                text.append("; best dev accuracy ").append(Numbers.percent(point.accuracy()));
                text.append(" in epoch ").append(bestEpoch);
            }
        }
        if (!Double.isNaN(teacherAccuracy)) {
            text.append(", teacher ").append(Numbers.percent(teacherAccuracy));
        }
        return text.toString();
    }
}
