package org.joryu.distill.train;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Which class was answered how often for rows of which class. Immutable.
///
/// ```java
/// var matrix = run.report().student().best().confusion();
/// matrix.recall("8");           // 0.94: of the eights, so many were seen as such
/// matrix.mostConfused(3);       // [8 as 1: 2, 9 as 7: 1, 3 as 9: 1]
/// ```
public final class ConfusionMatrix {

    private final List<String> classNames;
    private final int[][] counts;

    private ConfusionMatrix(List<String> classNames, int[][] counts) {
        this.classNames = classNames;
        this.counts = counts;
    }

    /// One kind of error.
    ///
    /// @param label the class that the rows have
    /// @param answer the class that was answered
    /// @param count how many rows
    public record Mistake(String label, String answer, int count) {

        @Override
        public String toString() {
            return label + " as " + answer + ": " + count;
        }
    }

    /// Counts answers.
    ///
    /// @param logits a row of logits per example
    /// @param labels the right class of each
    /// @param classNames the names of the classes, by label
    public static ConfusionMatrix of(float[][] logits, int[] labels, List<String> classNames) {
        var counts = new int[classNames.size()][classNames.size()];
        for (int row = 0; row < labels.length; row++) {
            counts[labels[row]][Evaluation.answer(logits[row])]++;
        }
        return new ConfusionMatrix(List.copyOf(classNames), counts);
    }

    /// The names of the classes, by label.
    public List<String> classNames() {
        return classNames;
    }

    /// How many rows of a class got an answer.
    ///
    /// @param label the class that the rows have
    /// @param answer the class that was answered
    public int count(int label, int answer) {
        return counts[label][answer];
    }

    /// The share of a class' rows that were answered right; NaN where it has no rows.
    ///
    /// @throws IllegalArgumentException if no class has that name
    public double recall(String className) {
        int label = label(className);
        return (double) counts[label][label] / IntStream.of(counts[label]).sum();
    }

    /// The share of rows answered so that are of the class; NaN where nothing was answered so.
    ///
    /// @throws IllegalArgumentException if no class has that name
    public double precision(String className) {
        int label = label(className);
        return (double) counts[label][label]
                / IntStream.range(0, counts.length)
                        .map(row -> counts[row][label])
                        .sum();
    }

    private int label(String className) {
        int label = classNames.indexOf(className);
        if (label < 0) {
            throw new IllegalArgumentException("class \"%s\" must be one of %s".formatted(className, classNames));
        }
        return label;
    }

    /// The most frequent errors first, at most `most` of them; of equals in the order of labels.
    public List<Mistake> mostConfused(int most) {
        return IntStream.range(0, counts.length * counts.length)
                .filter(place -> place / counts.length != place % counts.length)
                .mapToObj(place -> new Mistake(
                        classNames.get(place / counts.length),
                        classNames.get(place % counts.length),
                        counts[place / counts.length][place % counts.length]))
                .filter(mistake -> mistake.count() > 0)
                .sorted(Comparator.comparing(Mistake::count, Comparator.reverseOrder()))
                .limit(most)
                .toList();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ConfusionMatrix matrix
                && matrix.classNames.equals(classNames)
                && Arrays.deepEquals(matrix.counts, counts);
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(counts);
    }

    /// The whole matrix, a line for each class and a column for each answer, then recall.
    @Override
    public String toString() {
        return ConfusionText.of(this);
    }
}
