import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.joryu.distill.data.Dataset;
import org.joryu.distill.data.SoftTargetStore;
import org.joryu.distill.data.Split;
import org.joryu.distill.data.SplitRule;
import org.joryu.distill.data.StoreFormat;
import org.joryu.distill.data.StoreOrigin;

/// Time and size of a store of soft targets, written and read, and how both grow with rows and classes. The teacher is a
/// table of random logits, so that it takes no time of its own. See README.md for how to run it.
public final class StoreBench {

    private static final int FEATURES = 16;
    private static final int ROUNDS = 3;

    private StoreBench() {}

    /// Arguments: a folder for the files; then, if it is to be other than 1,000,000, the most rows.
    public static void main(String... arguments) throws IOException {
        var folder = Path.of(arguments[0]);
        int most = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1_000_000;
        var few = new StoreFormat(20, false);
        measure(folder, most / 100, 1000, few);
        System.out.println("| rows | classes | kept | written, s | opened and verified, s | all read, s | 128 rows at random, ms"
                + " | MB | bytes a row |");
        System.out.println("|---:|---:|---|---:|---:|---:|---:|---:|---:|");
        for (int rows : new int[] {most / 100, most / 10, most}) {
            System.out.println(measure(folder, rows, 1000, few));
        }
        for (int classes : new int[] {100, 10_000}) {
            System.out.println(measure(folder, most / 10, classes, few));
        }
        System.out.println(measure(folder, most / 10, 1000, new StoreFormat(20, true)));
        System.out.println(measure(folder, most / 10, 1000, StoreFormat.EXACT));
    }

    private static String measure(Path folder, int rows, int classes, StoreFormat format) throws IOException {
        var split = rows(rows, classes);
        var logits = logits(classes);
        var origin = new StoreOrigin(
                "random",
                "0".repeat(64),
                OptionalDouble.empty(),
                "random",
                new long[] {FEATURES},
                classes,
                StoreOrigin.AS_IT_IS,
                format);
        var file = folder.resolve("bench.arrow");
        var written = new ArrayList<Double>();
        var opened = new ArrayList<Double>();
        var read = new ArrayList<Double>();
        var batch = new ArrayList<Double>();
        for (int round = 0; round < ROUNDS; round++) {
            long clock = System.nanoTime();
            SoftTargetStore.write(file, origin, List.of(split), part -> answers(part, logits), done -> {});
            double writing = seconds(clock);
            clock = System.nanoTime();
            var store = SoftTargetStore.open(file);
            opened.add(seconds(clock));
            // Whoever writes a store also opens it.
            written.add(writing - opened.getLast());
            var stored = store.logits(split);
            var into = new float[classes];
            clock = System.nanoTime();
            for (int row = 0; row < stored.rows(); row++) {
                stored.copy(row, into, 0);
            }
            read.add(seconds(clock));
            var places = new SplittableRandom(round).ints(128 * 50, 0, rows).toArray();
            clock = System.nanoTime();
            for (int place : places) {
                stored.copy(place, into, 0);
            }
            batch.add(seconds(clock) / 50 * 1000);
        }
        long bytes = Files.size(file);
        Files.delete(file);
        return String.format(
                Locale.ROOT,
                "| %,d | %,d | %s | %.2f | %.2f | %.2f | %.2f | %,.1f | %,.0f |",
                rows,
                classes,
                format,
                median(written),
                median(opened),
                median(read),
                median(batch),
                bytes / 1e6,
                (double) bytes / rows);
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    /// A train split of exactly so many rows.
    private static Split rows(int rows, int classes) {
        var random = new SplittableRandom(1);
        var features = new float[rows + 2][FEATURES];
        for (var row : features) {
            for (int i = 0; i < FEATURES; i++) {
                row[i] = (float) random.nextDouble();
            }
        }
        var names = IntStream.range(0, classes).mapToObj(String::valueOf).toList();
        var rule = new SplitRule(rows, 1, 1);
        return Dataset.of("random", features, new int[rows + 2], names, new long[] {FEATURES}, rule)
                .train();
    }

    private static float[][] logits(int classes) {
        var random = new SplittableRandom(2);
        var logits = new float[256][classes];
        for (var row : logits) {
            for (int label = 0; label < classes; label++) {
                row[label] = (float) (4 * random.nextGaussian());
            }
        }
        return logits;
    }

    private static float[][] answers(Split part, float[][] logits) {
        var ids = part.rowIds();
        var answers = new float[ids.length][];
        Arrays.setAll(answers, i -> logits[(int) (ids[i] % logits.length)]);
        return answers;
    }
}
