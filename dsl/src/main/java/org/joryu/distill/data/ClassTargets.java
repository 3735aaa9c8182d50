package org.joryu.distill.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// The teacher's probabilities on average, class by class: of the rows that are a 3, how much it gives
/// to the 8. What lies off the diagonal is the similarity of classes that soft targets teach (Hinton et
/// al., arXiv 1503.02531, section 1).
///
/// ```java
/// var classes = run.softTargets().atTemperature(4).byClass();
/// classes.mean("3", "8");
/// classes.mostAlike(5);
/// ```
///
/// @param source where the soft targets come from, and their temperature
/// @param counts how many rows each class has, by label
/// @param means for each label the mean of the teacher's probabilities over its rows, K each; NaN where
///     it has none
public record ClassTargets(SoftTargetSource source, List<Integer> counts, List<List<Double>> means) {

    public ClassTargets {
        counts = List.copyOf(counts);
        means = means.stream().map(List::copyOf).toList();
    }

    static ClassTargets of(SoftTargets targets) {
        int classes = targets.source().classNames().size();
        var counts = new int[classes];
        var sums = new double[classes][classes];
        for (int i = 0; i < targets.size(); i++) {
            var row = targets.row(i);
            counts[row.label()]++;
            for (int said = 0; said < classes; said++) {
                sums[row.label()][said] += row.teacher().get(said);
            }
        }
        var means = new ArrayList<List<Double>>();
        var rows = new ArrayList<Integer>();
        for (int is = 0; is < classes; is++) {
            var mean = new ArrayList<Double>();
            for (double sum : sums[is]) {
                mean.add(sum / counts[is]);
            }
            means.add(Collections.unmodifiableList(mean));
            rows.add(counts[is]);
        }
        return new ClassTargets(targets.source(), rows, means);
    }

    /// What the teacher gives on average to one class where a row is of another, in [0, 1]; NaN if there
    /// are no such rows.
    ///
    /// @throws IllegalArgumentException if no class has that name
    public double mean(String is, String said) {
        return means.get(label(is)).get(label(said));
    }

    private int label(String name) {
        int label = source.classNames().indexOf(name);
        if (label < 0) {
            throw new IllegalArgumentException("class \"%s\" must be one of %s".formatted(name, source.classNames()));
        }
        return label;
    }

    /// A class that another one is mistaken for, in part.
    ///
    /// @param is the class of the rows
    /// @param said the other class
    /// @param mean what the teacher gives to it on average, in [0, 1]
    public record Pair(String is, String said, double mean) {}

    /// The pairs of different classes with the largest means, the largest first.
    ///
    /// @param n ≥ 1
    public List<Pair> mostAlike(int n) {
        SoftTargetChecks.count(n);
        var names = source.classNames();
        var pairs = new ArrayList<Pair>();
        for (int is = 0; is < names.size(); is++) {
            for (int said = 0; said < names.size(); said++) {
                if (is != said && counts.get(is) > 0) {
                    pairs.add(new Pair(
                            names.get(is), names.get(said), means.get(is).get(said)));
                }
            }
        }
        pairs.sort(Comparator.comparingDouble(Pair::mean).reversed());
        return List.copyOf(pairs.subList(0, Math.min(n, pairs.size())));
    }

    /// How many rows there are over all.
    public int rows() {
        return counts.stream().mapToInt(Integer::intValue).sum();
    }

    /// The matrix where it fits into a hundred columns, else the pairs that are most alike.
    @Override
    public String toString() {
        var names = source.classNames();
        var heading = String.format(
                Locale.ROOT,
                "mean soft targets by class: %,d rows × %d classes at T = %s, %s %s",
                rows(),
                names.size(),
                Decimals.plain(source.temperature()),
                source.dataset(),
                source.split());
        return heading + "\n"
                + (names.size() <= 12 ? matrix() : pairs()).toString().stripTrailing();
    }

    private TextColumns matrix() {
        var table = new TextColumns();
        var heads = new ArrayList<>(List.of("is \\ said"));
        heads.addAll(source.classNames());
        heads.add("rows");
        table.row(heads, column -> column > 0);
        for (int is = 0; is < counts.size(); is++) {
            var cells = new ArrayList<>(List.of(source.classNames().get(is)));
            means.get(is).forEach(mean -> cells.add(number(mean)));
            cells.add(String.format(Locale.ROOT, "%,d", counts.get(is)));
            table.row(cells, column -> column > 0);
        }
        return table;
    }

    private TextColumns pairs() {
        var table = new TextColumns().row(List.of("is", "said", "mean"), column -> column == 2);
        mostAlike(12)
                .forEach(
                        pair -> table.row(List.of(pair.is(), pair.said(), number(pair.mean())), column -> column == 2));
        return table;
    }

    private static String number(double mean) {
        return Double.isNaN(mean) ? "–" : String.format(Locale.ROOT, "%.3f", mean);
    }
}
