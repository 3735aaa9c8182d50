package org.joryu.distill.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.joryu.distill.data.Split;
import org.joryu.distill.loss.DistLoss;
import org.joryu.distill.loss.SimpleLoss;
import org.joryu.distill.model.Bfloat16;
import org.joryu.distill.model.Weights;
import org.jspecify.annotations.Nullable;

/// What somebody who knows the field would say to a plan before it is run: nothing that forbids it, as
/// that is refused elsewhere, but what makes its result mean less than it seems to.
final class Linter {

    /// Rows are compared one by one only where that takes no time worth mentioning.
    private static final long MOST_NUMBERS = 20_000_000;

    private static final double CLOSE_TO_ONE = 1e-3;
    private static final int SOME_ROWS = 16;

    private final Training training;
    private final List<String> findings = new ArrayList<>();

    private Linter(Training training) {
        this.training = training;
    }

    /// All findings, one sentence each.
    ///
    /// @param initial the weights that the student begins with
    /// @param teacher some of its logits; none without a teacher
    /// @param student the student's first logits for some rows
    static List<String> findings(Training training, Weights initial, float[][] teacher, float[][] student) {
        var linter = new Linter(training);
        linter.sizes();
        linter.sameModel(initial);
        linter.probabilities("teacher", teacher);
        linter.probabilities("student", student);
        linter.squares();
        linter.microBatches(initial);
        linter.precision();
        linter.sharedRows();
        return List.copyOf(linter.findings);
    }

    private void sizes() {
        var teacher = training.teacher();
        if (teacher == null || teacher.parameterCount().isEmpty()) {
            return;
        }
        long large = teacher.parameterCount().getAsLong();
        long small = training.network().parameterCount();
        if (small > large) {
            findings.add(String.format(
                    Locale.ROOT,
                    "the student has %,d parameters and its teacher %,d: distillation makes models smaller, unless this is meant",
                    small,
                    large));
        }
    }

    private void sameModel(Weights initial) {
        if (training.teacher() instanceof ModelTeacher(var model)
                && model.network().parameterCount() == training.network().parameterCount()
                && model.weights().equals(initial)) {
            findings.add(
                    "the student begins as its teacher, weight by weight: it has nothing to learn from it; give it other weights, or another network");
        }
    }

    /// The losses take logits; a softmax over a softmax is nearly flat.
    private void probabilities(String whose, float[][] logits) {
        boolean probabilities = logits.length > 0
                && Arrays.stream(logits).allMatch(row -> {
                    double sum = 0;
                    boolean positive = true;
                    for (float value : row) {
                        sum += value;
                        positive &= value >= 0;
                    }
                    return positive && Math.abs(sum - 1) < CLOSE_TO_ONE;
                });
        if (probabilities) {
            findings.add(
                    "the %s answers probabilities where logits are expected, so every loss takes a softmax of a softmax: leave out its last layer"
                            .formatted(whose));
        }
    }

    private void squares() {
        for (var part : training.loss().parts()) {
            if (part instanceof DistLoss dist && !dist.squared() && dist.temperature() != 1) {
                findings.add(String.format(
                        Locale.ROOT,
                        "DIST at T = %s has no factor T², so its gradient is about %.0f times smaller than at T = 1: leave out withoutSquare(), or weigh it more",
                        dist.temperature(),
                        dist.temperature() * dist.temperature()));
            }
        }
    }

    private void microBatches(Weights initial) {
        int batch =
                Math.min(training.recipe().batchSize(), training.data().train().size());
        var recipe = training.recipe();
        var devices = Devices.of(recipe);
        var parts = devices.rowsAtOnce(batch, recipe.computation());
        if (parts.getCount() == 1) {
            return;
        }
        int rows = parts.getMax();
        var remedies = new ArrayList<String>();
        if (recipe.computation().microBatch() > 0) {
            remedies.add(
                    "leave out microBatch(%d)".formatted(recipe.computation().microBatch()));
        }
        if (devices.count() > 1) {
            remedies.add("name one device");
        }
        var across = training.loss().parts().stream()
                .filter(SimpleLoss::looksAcrossRows)
                .map(SimpleLoss::symbol)
                .distinct()
                .toList();
        if (!across.isEmpty()) {
            findings.add(String.format(
                    Locale.ROOT,
                    "%s %s across the rows of a batch, in parts of %,d across those of a part alone, so this is another loss than of %,d rows: %s unless that is meant",
                    String.join(" and ", across),
                    across.size() == 1 ? "looks" : "look",
                    rows,
                    batch,
                    String.join(" and ", remedies)));
        }
        if (initial.names().stream().anyMatch(Linter::isStatistic)) {
            findings.add(String.format(
                    Locale.ROOT,
                    "BatchNorm takes mean and variance of the rows that are computed at once, in parts of %,d in place of %,d: the student learns as from smaller batches there",
                    rows,
                    batch));
        }
    }

    /// As libtorch names it, or DJL.
    private static boolean isStatistic(String name) {
        return name.endsWith("running_mean") || name.endsWith("runningMean");
    }

    private void precision() {
        if (training.recipe().computation().precision() == Precision.BF16) {
            Devices.of(training.recipe()).all().stream()
                    .flatMap(device -> Bfloat16.of(device).notice().stream())
                    .distinct()
                    .forEach(findings::add);
        }
    }

    private void sharedRows() {
        var data = training.data();
        long rows = (long) data.train().size() + data.dev().size() + data.test().size();
        if (rows * data.inputSize() > MOST_NUMBERS) {
            return;
        }
        var test = Content.of(data.test()).toList();
        shared(data.dev(), test, "dev, which chooses the epoch", "choose by other rows");
        shared(data.train(), test, "train", "test on other rows");
    }

    private void shared(Split split, List<Content> test, String name, String remedy) {
        var seen = Content.of(split).collect(Collectors.toSet());
        long count = test.stream().filter(seen::contains).count();
        if (count > 0) {
            findings.add(String.format(
                    Locale.ROOT,
                    "%,d of the %,d test rows are also in %s, so the report flatters: %s",
                    count,
                    test.size(),
                    name,
                    remedy));
        }
    }

    /// A row by what it holds.
    ///
    /// @param values not copied, never changed
    @SuppressWarnings("ArrayRecordComponent")
    private record Content(float[] values) {

        static Stream<Content> of(Split split) {
            return Arrays.stream(split.features()).map(Content::new);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Content content && Arrays.equals(values, content.values);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(values);
        }
    }

    /// The student's first rows, enough to tell.
    static int[] someRows(Split split) {
        return IntStream.range(0, Math.min(SOME_ROWS, split.size())).toArray();
    }
}
