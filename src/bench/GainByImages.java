import static org.joryu.distill.Joryu.digits;
import static org.joryu.distill.Joryu.distill;
import static org.joryu.distill.Joryu.mlp;
import static org.joryu.distill.Joryu.train;

import java.util.Locale;
import java.util.stream.IntStream;

/// What a teacher is worth on digits: the gain of the distilled student over the same student alone, over six
/// draws of the training images, each with a seed and a teacher of its own. See README.md for how to run it.
public final class GainByImages {

    private static final int DRAWS = 6;

    private GainByImages() {}

    public static void main(String... arguments) {
        System.out.println("| training images | learning rate | epochs | alone | distilled | difference |");
        System.out.println("|---:|---:|---:|---:|---:|---:|");
        measure(100, 0.01, 150);
        measure(200, 0.01, 150);
        measure(400, 0.01, 150);
        measure(1085, 0.01, 60);
        measure(1085, 0.001, 60);
    }

    private static void measure(int images, double learningRate, int epochs) {
        var data = digits();
        var reports = IntStream.rangeClosed(1, DRAWS)
                .mapToObj(seed -> {
                    var teacher = train(mlp(64, 256, 256, 10)).on(data).epochs(30).seed(seed).run();
                    return distill(teacher)
                            .into(mlp(64, 12, 10))
                            .temperature(4)
                            .alpha(0.3)
                            .on(data.take(images, seed))
                            .epochs(epochs)
                            .learningRate(learningRate)
                            .seed(seed)
                            .run()
                            .report();
                })
                .toList();
        var gains = reports.stream()
                .mapToDouble(r -> 100 * (r.student().testAccuracy() - r.alone().testAccuracy()))
                .toArray();
        double mean = IntStream.range(0, DRAWS).mapToDouble(i -> gains[i]).average().orElseThrow();
        double variance = IntStream.range(0, DRAWS)
                        .mapToDouble(i -> Math.pow(gains[i] - mean, 2))
                        .sum()
                / (DRAWS - 1);
        System.out.printf(
                Locale.ROOT,
                "| %,d | %s | %d | %.1f | %.1f | %+.1f ± %.1f |%n",
                images,
                learningRate,
                epochs,
                100 * reports.stream().mapToDouble(r -> r.alone().testAccuracy()).average().orElseThrow(),
                100 * reports.stream().mapToDouble(r -> r.student().testAccuracy()).average().orElseThrow(),
                mean,
                Math.sqrt(variance / DRAWS));
    }
}
