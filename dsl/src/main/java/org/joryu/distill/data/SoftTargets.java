package org.joryu.distill.data;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.joryu.distill.chart.BarChart;
import org.joryu.distill.chart.Histogram;
import org.joryu.distill.chart.MatrixChart;
import org.jspecify.annotations.Nullable;

/// What a teacher says about rows, beside what its student makes of it. Immutable.
///
/// Logits are kept, not probabilities, so that any temperature can be asked for later without
/// asking either model again. Words choose and order rows; nothing is copied.
///
/// ```java
/// targets.hardest(12)                     // where the student is furthest from the teacher
/// targets.ofClass("3").atTemperature(8).mostUncertain(5)
/// targets.rows(50).page(2)                // rows 51 to 100
/// targets.byClass()                       // which classes the teacher finds alike
/// targets.save(Path.of("soft_targets.arrow"));
/// ```
public final class SoftTargets {

    private final SoftTargetSource source;
    private final SoftTargetRows rows;

    /// The rows that are here, by their places in [#rows], in this order.
    private final int[] order;

    /// Which of them a table shows.
    private final Page shown;

    private final @Nullable SavedSoftTargets saved;

    SoftTargets(
            SoftTargetSource source, SoftTargetRows rows, int[] order, Page shown, @Nullable SavedSoftTargets saved) {
        this.source = source;
        this.rows = rows;
        this.order = order;
        this.shown = shown;
        this.saved = saved;
    }

    /// Soft targets from arrays, which are copied.
    ///
    /// @param source where they come from
    /// @param rowIds who each row is, n of them
    /// @param labels the right class of each row, in `[0, K)`
    /// @param teacherLogits n × K finite numbers, before any softmax
    /// @param studentLogits n × K finite numbers, before any softmax
    /// @param inputs n rows of as many finite numbers as `inputShape` has places
    /// @throws IllegalArgumentException if anything of this does not hold
    public static SoftTargets of(
            SoftTargetSource source,
            long[] rowIds,
            int[] labels,
            float[][] teacherLogits,
            float[][] studentLogits,
            float[][] inputs) {
        SoftTargetChecks.rows(source, rowIds, labels, teacherLogits, studentLogits, inputs);
        var rows = new SoftTargetRows(
                rowIds.clone(),
                labels.clone(),
                copy(teacherLogits),
                copy(studentLogits),
                Pictures.of(inputs, source.inputShape()));
        return new SoftTargets(source, rows, IntStream.range(0, rowIds.length).toArray(), Page.FIRST, null);
    }

    private static float[][] copy(float[][] values) {
        return Arrays.stream(values).map(float[]::clone).toArray(float[][]::new);
    }

    /// Where they come from.
    public SoftTargetSource source() {
        return source;
    }

    /// How many rows are here.
    public int size() {
        return order.length;
    }

    /// One row at the temperature of the [#source].
    ///
    /// @param i in `[0, size())`
    public SoftTarget row(int i) {
        int place = order[i];
        int label = rows.labels()[place];
        return SoftTarget.of(
                rows.rowIds()[place],
                label,
                source.classNames().get(label),
                rows.teacherLogits()[place],
                rows.studentLogits()[place],
                source.temperature());
    }

    /// A picture of one row's inputs, where they are laid out as an image.
    ///
    /// @param i in `[0, size())`
    public Optional<Picture> picture(int i) {
        return rows.pictures().isEmpty()
                ? Optional.empty()
                : Optional.of(rows.pictures().get(order[i]));
    }

    /// The rows on which the student is furthest from the teacher, by KL(teacher‖student), first.
    public SoftTargets hardest() {
        return sorted(i -> row(i).kl());
    }

    /// The first `n` of [#hardest()], all if there are fewer; a table shows as many of them as a page
    /// may have.
    ///
    /// ```java
    /// targets.hardest(20)
    /// ```
    ///
    /// @param n ≥ 1
    public SoftTargets hardest(int n) {
        return hardest().first(n);
    }

    /// The rows on which the teacher is least certain, by the entropy of its probabilities, first.
    public SoftTargets mostUncertain() {
        return sorted(i -> row(i).entropy());
    }

    /// The first `n` of [#mostUncertain()], all if there are fewer.
    ///
    /// ```java
    /// targets.mostUncertain(5)
    /// ```
    ///
    /// @param n ≥ 1
    public SoftTargets mostUncertain(int n) {
        return mostUncertain().first(n);
    }

    /// The rows on which teacher and student put different classes first, in the order of the data.
    public SoftTargets disagreements() {
        return only(i -> !row(i).agree());
    }

    /// The `n` hardest of [#disagreements()], all if there are fewer.
    ///
    /// ```java
    /// targets.disagreements(10)
    /// ```
    ///
    /// @param n ≥ 1
    public SoftTargets disagreements(int n) {
        return disagreements().hardest(n);
    }

    /// The rows whose label is the class of that name.
    ///
    /// @throws IllegalArgumentException if no class has that name
    public SoftTargets ofClass(String name) {
        int label = label(name);
        return only(i -> rows.labels()[order[i]] == label);
    }

    private int label(String name) {
        int label = source.classNames().indexOf(name);
        if (label < 0) {
            throw new IllegalArgumentException("class \"%s\" must be one of %s".formatted(name, source.classNames()));
        }
        return label;
    }

    /// The first `n` of the rows of a class, in the order that they have.
    ///
    /// ```java
    /// targets.ofClass("3", 20)
    /// ```
    ///
    /// @param n ≥ 1
    /// @throws IllegalArgumentException if no class has that name
    public SoftTargets ofClass(String name, int n) {
        return ofClass(name).first(n);
    }

    /// The rows to which the teacher gives the highest probability of a class first, be it theirs or not.
    ///
    /// ```java
    /// run.softTargets().mostLike("3", 8)
    /// ```
    ///
    /// @param n ≥ 1
    /// @throws IllegalArgumentException if no class has that name
    public SoftTargets mostLike(String name, int n) {
        int label = label(name);
        return sorted(i -> row(i).teacher().get(label)).first(n);
    }

    /// The same rows with probabilities at another temperature, from the logits that are kept.
    ///
    /// ```java
    /// targets.atTemperature(8)
    /// ```
    ///
    /// @param temperature finite and > 0
    public SoftTargets atTemperature(double temperature) {
        return new SoftTargets(source.withTemperature(temperature), rows, order, shown, saved);
    }

    /// Shows that many rows in a table, 12 unless said.
    ///
    /// ```java
    /// targets.hardest().rows(50)
    /// ```
    ///
    /// @param n in [1, 200]
    public SoftTargets rows(int n) {
        return new SoftTargets(source, rows, order, shown.ofRows(n), saved);
    }

    /// Shows another page of the table.
    ///
    /// ```java
    /// targets.rows(50).page(2)
    /// ```
    ///
    /// @param number counted from 1, up to as many as there are
    public SoftTargets page(int number) {
        return new SoftTargets(source, rows, order, shown.at(number, size()), saved);
    }

    /// Which rows a table shows.
    public Page shown() {
        return shown;
    }

    /// What the teacher says about each class on average: which classes it finds alike.
    ///
    /// ```java
    /// targets.atTemperature(4).byClass()
    /// ```
    public ClassTargets byClass() {
        return ClassTargets.of(this);
    }

    /// The file that they were loaded from.
    public Optional<SavedSoftTargets> saved() {
        return Optional.ofNullable(saved);
    }

    /// The first eight rows with a slider for their temperature: as it moves, the probabilities change from
    /// the logits that are kept.
    ///
    /// ```java
    /// run.softTargets().mostUncertain(8).temperatureSlider()
    /// ```
    ///
    /// @throws IllegalArgumentException if there are no rows
    public TemperatureSlider temperatureSlider() {
        return new TemperatureSlider(at(IntStream.range(0, Math.min(8, size()))));
    }

    /// Writes them to an Arrow IPC file, whole or not at all.
    ///
    /// Columns: `id` int64, `split` and `label_name` dictionary-encoded text, `label` int32,
    /// `teacher_logits` and `student_logits` fixed-size lists of K float32, `kl` and `entropy`
    /// float32 at the temperature that the metadata names, and, for pictures, `image` as PNG. It
    /// is not compressed, so readers may map it into memory.
    ///
    /// @param file in a folder that exists; an older file of that name is replaced
    /// @return what was written, and lines that open it in polars, pandas and DuckDB
    /// @throws java.io.UncheckedIOException if it cannot be written; an older file is then left
    ///     as it was
    public SavedSoftTargets save(Path file) {
        return SoftTargetFile.write(file, source, rows, order);
    }

    /// Reads what [#save] wrote.
    ///
    /// @throws java.io.UncheckedIOException if it cannot be read
    /// @throws IllegalArgumentException if it is not a file of soft targets
    public static SoftTargets load(Path file) {
        return SoftTargetFileReader.read(file);
    }

    private SoftTargets sorted(IntToDoubleFunction key) {
        var keys = IntStream.range(0, size()).mapToDouble(key).toArray();
        // Equal rows stay in their order, so that a table looks the same each time.
        return at(IntStream.range(0, size())
                .boxed()
                .sorted((a, b) -> Double.compare(keys[b], keys[a]))
                .mapToInt(Integer::intValue));
    }

    /// Whoever names a number of rows wants to see as many.
    private SoftTargets first(int n) {
        SoftTargetChecks.count(n);
        var first = at(IntStream.range(0, Math.min(n, size())));
        return first.rows(Math.clamp(n, shown.rows(), Page.MOST_ROWS));
    }

    private SoftTargets only(IntPredicate wanted) {
        return at(IntStream.range(0, size()).filter(wanted));
    }

    private SoftTargets at(IntStream places) {
        return new SoftTargets(source, rows, places.map(i -> order[i]).toArray(), shown.ofRows(shown.rows()), saved);
    }

    /// What teacher and student say about one row, as bars: a pair for each class.
    ///
    /// ```java
    /// targets.hardest().bars(0)
    /// ```
    ///
    /// @param i in `[0, size())`
    public BarChart bars(int i) {
        return SoftTargetCharts.bars(this, i);
    }

    /// What the teacher says, on average, about the rows of each class: a matrix, of the classes that it
    /// finds most alike if there are more than [MatrixChart#MOST_CLASSES].
    ///
    /// ```java
    /// targets.atTemperature(4).matrix()
    /// ```
    public MatrixChart matrix() {
        return SoftTargetCharts.matrix(this);
    }

    /// How uncertain the teacher is: a histogram of the entropies of its probabilities, in nats.
    ///
    /// ```java
    /// targets.entropies()
    /// ```
    public Histogram entropies() {
        return SoftTargetCharts.entropies(this);
    }

    /// How far the student is from the teacher: a histogram of KL(teacher‖student), in nats.
    ///
    /// ```java
    /// targets.divergences()
    /// ```
    public Histogram divergences() {
        return SoftTargetCharts.divergences(this);
    }

    /// A table of the [#shown] rows with their numbers.
    @Override
    public String toString() {
        return SoftTargetText.of(this);
    }
}
