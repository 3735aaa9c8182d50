package org.joryu.distill.chart;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// What accuracy costs: models by what they cost and how often they are right, with those marked that
/// no other beats in one without losing in the other (the Pareto front).
///
/// ```java
/// report.tradeOff()
/// tradeOff(small, medium, large).byLatency()
/// ```
///
/// @param title what is shown
/// @param caption of which rows
/// @param models in any order
/// @param cost what is put across
public record TradeOffChart(String title, String caption, List<Model> models, Cost cost) implements Chart {

    /// One model.
    ///
    /// @param name of the model
    /// @param parameters how many weights and biases, > 0
    /// @param bytes of its weights, > 0
    /// @param milliseconds median latency of one row, > 0
    /// @param accuracy on the test split, in [0, 1]
    /// @param isTeacher whether it is a teacher
    public record Model(
            String name, long parameters, long bytes, double milliseconds, double accuracy, boolean isTeacher) {}

    /// What a model costs.
    public enum Cost {
        /// The numbers that it has learned.
        PARAMETERS("parameters"),
        /// The size of its weights.
        BYTES("kB of weights"),
        /// The time of one row.
        LATENCY("latency of one row, median, in ms");

        private final String words;

        Cost(String words) {
            this.words = words;
        }

        /// With the unit.
        String words() {
            return words;
        }

        double of(Model model) {
            return switch (this) {
                case PARAMETERS -> model.parameters();
                case BYTES -> model.bytes() / 1e3;
                case LATENCY -> model.milliseconds();
            };
        }

        String number(Model model) {
            return switch (this) {
                case PARAMETERS -> String.format(Locale.ROOT, "%,d parameters", model.parameters());
                case BYTES -> String.format(Locale.ROOT, "%,.1f kB", model.bytes() / 1e3);
                case LATENCY -> String.format(Locale.ROOT, "%.3f ms", model.milliseconds());
            };
        }
    }

    public TradeOffChart {
        models = List.copyOf(models);
    }

    /// The same, by how many weights and biases there are.
    public TradeOffChart byParameters() {
        return new TradeOffChart(title, caption, models, Cost.PARAMETERS);
    }

    /// The same, by the bytes of the weights.
    public TradeOffChart byBytes() {
        return new TradeOffChart(title, caption, models, Cost.BYTES);
    }

    /// The same, by the median latency of one row.
    public TradeOffChart byLatency() {
        return new TradeOffChart(title, caption, models, Cost.LATENCY);
    }

    /// Those that can be drawn.
    List<Model> drawn() {
        return models.stream()
                .filter(model ->
                        Double.isFinite(cost.of(model)) && cost.of(model) > 0 && Double.isFinite(model.accuracy()))
                .toList();
    }

    /// The models that no other beats: of those that cost no more, none is as accurate, the cheapest
    /// first.
    public List<Model> front() {
        return drawn().stream()
                .filter(model -> drawn().stream().noneMatch(other -> beats(other, model)))
                .sorted(Comparator.comparingDouble(cost::of))
                .toList();
    }

    private boolean beats(Model other, Model model) {
        return cost.of(other) <= cost.of(model)
                && other.accuracy() >= model.accuracy()
                && (cost.of(other) < cost.of(model) || other.accuracy() > model.accuracy());
    }

    Scale across() {
        var costs = drawn().stream().mapToDouble(cost::of).summaryStatistics();
        // Names stand to the right of their dots.
        return costs.getCount() == 0
                ? Scale.logarithmic(1, 10)
                : Scale.logarithmic(costs.getMin() * 0.8, costs.getMax() * 1.25);
    }

    Scale up() {
        var found =
                drawn().stream().mapToDouble(model -> 100 * model.accuracy()).summaryStatistics();
        if (found.getCount() == 0) {
            return Scale.linear(0, 100, 5);
        }
        double margin = Math.max(1, 0.15 * (found.getMax() - found.getMin()));
        return Scale.linear(Math.max(0, found.getMin() - margin), Math.min(100, found.getMax() + margin), 5);
    }

    @Override
    public boolean isEmpty() {
        return drawn().isEmpty();
    }

    @Override
    public String toString() {
        if (isEmpty()) {
            return title + ": no model has a cost and an accuracy, so there is nothing to draw";
        }
        var text = new StringBuilder(title).append(", ").append(caption);
        var front = front();
        for (var model :
                drawn().stream().sorted(Comparator.comparingDouble(cost::of)).toList()) {
            text.append("\n  %s: %s, %s%s"
                    .formatted(
                            model.name(),
                            cost.number(model),
                            Numerals.percent(model.accuracy()),
                            front.contains(model) ? ", on the front" : ""));
        }
        return text.toString();
    }
}
