package org.joryu.distill.loss;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/// The labels of the train split, and where the rows of each class stand. Immutable.
public final class TrainLabels {

    private final int[] labels;
    private final Map<Integer, int[]> places = new HashMap<>();

    private TrainLabels(int... labels) {
        this.labels = labels;
        Arrays.stream(labels)
                .distinct()
                .forEach(label -> places.put(
                        label,
                        IntStream.range(0, labels.length)
                                .filter(place -> labels[place] == label)
                                .toArray()));
    }

    /// These labels, by place.
    public static TrainLabels of(int... labels) {
        return new TrainLabels(labels.clone());
    }

    /// How many rows there are.
    public int count() {
        return labels.length;
    }

    /// The label of the row at a place.
    public int at(int place) {
        return labels[place];
    }

    /// How many rows have a label.
    public int count(int label) {
        return rows(label).length;
    }

    /// Where the `i`-th row of a label stands.
    public int place(int label, int i) {
        return rows(label)[i];
    }

    /// How many rows before a place have its label: its number among them.
    public int rank(int place) {
        return Arrays.binarySearch(rows(labels[place]), place);
    }

    private int[] rows(int label) {
        return places.getOrDefault(label, new int[0]);
    }
}
