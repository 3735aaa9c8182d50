package org.joryu.distill.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// What the teacher says, on average, about the rows of each class: a row per class, a column per
/// answer. What stands beside the diagonal is what a student can learn of the teacher that the labels
/// do not tell.
///
/// ```java
/// run.softTargets().atTemperature(4).matrix()
/// ```
///
/// @param title what is shown
/// @param caption how it is to be read
/// @param classNames K of them, from the top and from the left, at most [#MOST_CLASSES]
/// @param means K rows of K mean probabilities, in [0, 1]; NaN in the row of a class without examples
public record MatrixChart(String title, String caption, List<String> classNames, List<List<Double>> means)
        implements Chart {

    /// More could not be read.
    public static final int MOST_CLASSES = 30;

    /// A mistake of the teacher, or a likeness that it sees.
    ///
    /// @param label the class of the rows
    /// @param answer another class
    /// @param mean what the teacher gives it, in [0, 1]
    public record Likeness(String label, String answer, double mean) {}

    /// Checks that the numbers are a square.
    ///
    /// @throws IllegalArgumentException unless it is K × K numbers and K is at most [#MOST_CLASSES]
    public MatrixChart {
        classNames = List.copyOf(classNames);
        means = means.stream().map(List::copyOf).toList();
        int count = classNames.size();
        if (count > MOST_CLASSES) {
            throw new IllegalArgumentException(
                    "a matrix can be read with at most %d classes, but was to have %d: take MatrixChart.of(...), which chooses the most alike"
                            .formatted(MOST_CLASSES, count));
        }
        if (means.size() != count || means.stream().anyMatch(row -> row.size() != count)) {
            throw new IllegalArgumentException(
                    "means must be %d × %d, a row and a column for each class".formatted(count, count));
        }
    }

    /// A matrix of all classes, or, if they are more than [#MOST_CLASSES], of those that the teacher
    /// finds most alike.
    ///
    /// @param classNames K of them, in label order
    /// @param means K rows of K mean probabilities
    public static MatrixChart of(String title, String caption, List<String> classNames, List<List<Double>> means) {
        if (classNames.size() <= MOST_CLASSES) {
            return new MatrixChart(title, caption, classNames, means);
        }
        var chosen = new LinkedHashSet<Integer>();
        for (var pair : pairs(means)) {
            var both = new LinkedHashSet<>(chosen);
            both.add(pair.row());
            both.add(pair.column());
            if (both.size() <= MOST_CLASSES) {
                chosen = both;
            }
        }
        var places = chosen.stream().sorted().toList();
        return new MatrixChart(
                title,
                "the %d most alike of %,d classes; %s".formatted(places.size(), classNames.size(), caption),
                places.stream().map(classNames::get).toList(),
                places.stream()
                        .map(row -> places.stream()
                                .map(column -> means.get(row).get(column))
                                .toList())
                        .toList());
    }

    private record Pair(int row, int column, double mean) {}

    private static List<Pair> pairs(List<List<Double>> means) {
        var pairs = new ArrayList<Pair>();
        for (int row = 0; row < means.size(); row++) {
            for (int column = 0; column < means.size(); column++) {
                double mean = means.get(row).get(column);
                if (row != column && Double.isFinite(mean)) {
                    pairs.add(new Pair(row, column, mean));
                }
            }
        }
        pairs.sort(Comparator.comparingDouble(pair -> -pair.mean()));
        return pairs;
    }

    /// The classes that the teacher finds most alike, most so first.
    ///
    /// @param count at most so many
    public List<Likeness> mostAlike(int count) {
        return pairs(means).stream()
                .limit(count)
                .map(pair -> new Likeness(classNames.get(pair.row()), classNames.get(pair.column()), pair.mean()))
                .toList();
    }

    /// How strong a cell is colored, in [0, 1]: by the square root of its share of the largest, because
    /// what matters is small.
    double share(int row, int column) {
        double most = means.stream()
                .flatMap(List::stream)
                .mapToDouble(Double::doubleValue)
                .filter(Double::isFinite)
                .max()
                .orElse(1);
        double mean = means.get(row).get(column);
        return Double.isFinite(mean) && mean > 0 && most > 0 ? Math.sqrt(mean / most) : 0;
    }

    /// In percent, where it is at least half of one.
    String words(int row, int column) {
        double mean = means.get(row).get(column);
        return mean >= 0.005 ? String.format(Locale.ROOT, "%.0f", 100 * mean) : "";
    }

    /// How the colors are to be read.
    String legend() {
        return caption + "; in percent, the darker the more";
    }

    @Override
    public boolean isEmpty() {
        return means.stream().flatMap(List::stream).noneMatch(Double::isFinite);
    }

    @Override
    public String toString() {
        if (isEmpty()) {
            return title + ": no row has a class, so there is nothing to draw";
        }
        var text = new StringBuilder(title).append(", ").append(caption);
        var own = IntStream.range(0, classNames.size())
                .mapToDouble(i -> means.get(i).get(i))
                .filter(Double::isFinite)
                .average();
        own.ifPresent(mean ->
                text.append("\non average ").append(Numerals.percent(mean)).append(" for the own class; most alike: "));
        text.append(String.join(
                ", ",
                mostAlike(5).stream()
                        .map(pair ->
                                "%s as %s %s".formatted(pair.label(), pair.answer(), Numerals.percent(pair.mean())))
                        .toList()));
        return text.toString();
    }
}
