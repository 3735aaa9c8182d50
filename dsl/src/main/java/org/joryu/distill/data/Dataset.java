package org.joryu.distill.data;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Labelled rows for classification, split into train, dev and test. Immutable.
///
/// Training sees `train`; `dev` chooses the best epoch; `test` is read once per model, in the
/// report.
///
/// ```java
/// var data = Dataset.of("moons", features, labels, List.of("upper", "lower"));
/// var few = data.take(200);    // 200 training rows, dev and test stay whole
/// ```
public final class Dataset {

    private final String name;
    private final List<String> classNames;
    private final long[] inputShape;
    private final Split train;
    private final Split dev;
    private final Split test;
    private final @Nullable Origin origin;
    private @Nullable String sha256;

    private Dataset(
            String name,
            List<String> classNames,
            long[] inputShape,
            Split train,
            Split dev,
            Split test,
            @Nullable Origin origin) {
        this.origin = origin;
        this.name = name;
        this.classNames = classNames;
        this.inputShape = inputShape;
        this.train = train;
        this.dev = dev;
        this.test = test;
    }

    /// A data set of rows without a shape, split by [SplitRule#THREE_ONE_ONE].
    ///
    /// @see #of(String, float[][], int[], List, long[], SplitRule)
    public static Dataset of(String name, float[][] features, int[] labels, List<String> classNames) {
        long size = features.length == 0 ? 0 : features[0].length;
        return of(name, features, labels, classNames, new long[] {size}, SplitRule.THREE_ONE_ONE);
    }

    /// A data set from arrays, which are copied. A row's id is its place in them.
    ///
    /// @param name a short name
    /// @param features one row of finite numbers per example, all of the size of `inputShape`
    /// @param labels one class per example, in `[0, classNames.size())`
    /// @param classNames at least two
    /// @param inputShape what a row is laid out as, for example `{8, 8}` for an image of 64
    ///     numbers
    /// @param rule how to split; every split must get at least one row
    /// @throws IllegalArgumentException if anything of this does not hold
    public static Dataset of(
            String name, float[][] features, int[] labels, List<String> classNames, long[] inputShape, SplitRule rule) {
        var rows = new float[features.length][];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = features[row].clone();
        }
        return of(name, new FloatRows(rows), labels.clone(), classNames, inputShape, rule);
    }

    /// Takes rows and labels as they are.
    static Dataset of(
            String name, Rows rows, int[] labels, List<String> classNames, long[] inputShape, SplitRule rule) {
        RowChecks.check(rows, labels, classNames, inputShape);
        return split(name, rows, labels, classNames, inputShape, rule.assign(labels), rule);
    }

    /// Takes rows and labels as they are; those from `firstTest` on are the test split.
    static Dataset of(
            String name,
            Rows rows,
            int[] labels,
            int firstTest,
            List<String> classNames,
            long[] inputShape,
            SplitRule rule) {
        RowChecks.check(rows, labels, classNames, inputShape);
        return split(name, rows, labels, classNames, inputShape, rule.assign(labels, firstTest), rule);
    }

    private static Dataset split(
            String name,
            Rows rows,
            int[] labels,
            List<String> classNames,
            long[] inputShape,
            int[] splits,
            SplitRule rule) {
        var ids = IntStream.range(0, rows.count()).asLongStream().toArray();
        var parts = new Split[3];
        var names = List.of("train", "dev", "test");
        for (int part = 0; part < parts.length; part++) {
            int wanted = part;
            var places = IntStream.range(0, splits.length)
                    .filter(row -> splits[row] == wanted)
                    .toArray();
            if (places.length == 0) {
                throw new IllegalArgumentException(String.format(
                        Locale.ROOT,
                        "features must have rows for each split, but %s got none of %d rows by %s: bring more rows",
                        names.get(part),
                        splits.length,
                        rule));
            }
            parts[part] = new Split(names.get(part), ids, rows, labels, inputShape.clone()).at(places);
        }
        return new Dataset(name, List.copyOf(classNames), inputShape.clone(), parts[0], parts[1], parts[2], null);
    }

    /// The same data with only `count` training rows, drawn by [#take(int, long)] with seed 0.
    public Dataset take(int count) {
        return take(count, 0);
    }

    /// The same data with only `count` training rows, balanced over the classes; dev and test stay
    /// whole.
    ///
    /// The rows of each class are shuffled with the seed, then dealt class by class, so that class
    /// counts differ by at most one while every class has rows left, and a smaller draw is part of
    /// a larger one.
    ///
    /// @param count in `[1, train().size()]`
    /// @param seed another seed is another draw
    public Dataset take(int count, long seed) {
        if (count < 1 || count > train.size()) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "count must be in [1, %d], the size of the train split, but was %d: take(%d) takes them all",
                    train.size(),
                    count,
                    train.size()));
        }
        var drawn = train.at(BalancedDraw.draw(train.labels(), classes(), count, seed));
        var from = origin == null ? null : new Origin.Taken(origin, count, seed);
        return new Dataset(name, classNames, inputShape, drawn, dev, test, from);
    }

    /// The same data with each channel of mean 0 and standard deviation 1 over the rows that are its
    /// train split now; a column of a table is a channel of its own. Dev and test rows are normalized by
    /// the numbers of the train split.
    ///
    /// ```java
    /// var data = digits().normalized();
    /// ```
    ///
    /// @see #normalized(Normalization)
    public Dataset normalized() {
        return normalized(Normalization.of(train));
    }

    /// The same data with all rows normalized by numbers that are known. Rows are kept as they came and
    /// normalized when they are asked for; [Augmentations] change them before that, so that black stays
    /// black.
    ///
    /// ```java
    /// var data = cifar100().normalized(Normalization.CIFAR_100);
    /// ```
    ///
    /// @throws IllegalArgumentException if it is of another number of channels
    public Dataset normalized(Normalization normalization) {
        return new Dataset(
                name,
                classNames,
                inputShape,
                train.normalized(normalization),
                dev.normalized(normalization),
                test.normalized(normalization),
                origin == null ? null : new Origin.Normalized(origin, normalization));
    }

    /// The same data, of which it is known where it came from.
    Dataset from(Origin known) {
        return new Dataset(name, classNames, inputShape, train, dev, test, known);
    }

    /// Where it came from; empty where that is not known.
    public Optional<Origin> origin() {
        return Optional.ofNullable(origin);
    }

    /// The same data without the rows of one class in train and dev, as if nobody had collected any;
    /// test keeps them. The class itself stays one of the classes.
    ///
    /// ```java
    /// digits().withoutClass("3").train();    // no 3 among its rows
    /// ```
    ///
    /// Hinton et al. (arXiv 1503.02531), section 3, leave one out so: what a student then knows of it
    /// came from its teacher.
    ///
    /// @throws IllegalArgumentException if there is no such class, or nothing else in train or dev
    public Dataset withoutClass(String className) {
        int label = classNames.indexOf(className);
        if (label < 0) {
            throw new IllegalArgumentException(
                    "className must be one of %s, but was %s".formatted(classNames, className));
        }
        return new Dataset(
                name + " without " + className,
                classNames,
                inputShape,
                without(train, label),
                without(dev, label),
                test,
                origin == null ? null : new Origin.WithoutClass(origin, className));
    }

    private Split without(Split split, int label) {
        var others = IntStream.range(0, split.size())
                .filter(place -> split.label(place) != label)
                .toArray();
        if (others.length == 0) {
            throw new IllegalArgumentException("className must leave rows in %s, but %s has none but those of %s"
                    .formatted(split.name(), name, classNames.get(label)));
        }
        return split.at(others);
    }

    /// A short name, for example `digits`.
    public String name() {
        return name;
    }

    /// The names of the classes, by label.
    public List<String> classNames() {
        return classNames;
    }

    /// How many classes there are.
    public int classes() {
        return classNames.size();
    }

    /// What a row is laid out as, for example `{8, 8}`.
    public long[] inputShape() {
        return inputShape.clone();
    }

    /// How many numbers a row has.
    public int inputSize() {
        return train.inputSize();
    }

    /// The rows that training sees.
    public Split train() {
        return train;
    }

    /// The rows that choose the best epoch.
    public Split dev() {
        return dev;
    }

    /// The rows that are read once per model, in the report.
    public Split test() {
        return test;
    }

    /// SHA-256 over class names, shape and every split's ids, labels and values, in hexadecimal.
    public String sha256() {
        // Two threads may both compute it, to the same end.
        var known = sha256;
        if (known == null) {
            known = DatasetDigest.of(this);
            sha256 = known;
        }
        return known;
    }

    @Override
    public String toString() {
        var shape = LongStrings.join(inputShape, "×");
        return String.format(
                Locale.ROOT,
                "%s: %,d train, %,d dev, %,d test; inputs %s%s, %d classes",
                name,
                train.size(),
                dev.size(),
                test.size(),
                shape,
                train.isNormalized() ? " normalized" : "",
                classes());
    }
}
