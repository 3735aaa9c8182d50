import static org.joryu.distill.Joryu.presets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.joryu.distill.Preset;
import org.joryu.distill.Report;
import org.joryu.distill.model.Classifier;

/// What the presets that run on a CPU in minutes give, five seeds each, and the manifest of the first of
/// them. See README.md for how to run it.
public final class PresetNumbers {

    private static final int SEEDS = 5;

    private PresetNumbers() {}

    public static void main(String... arguments) throws IOException {
        var folder = Path.of(arguments[0]);
        System.out.println("| preset | seed | teacher | distilled | alone | of the 3s: teacher | distilled | alone |");
        System.out.println("|---|---:|---:|---:|---:|---:|---:|---:|");
        measure("hintonOmittedDigit", presets.hintonOmittedDigit(), folder);
        measure("fewLabels", presets.fewLabels(), folder);
    }

    private static void measure(String name, Preset preset, Path folder) throws IOException {
        Classifier teacher = preset.teacher().withoutFolder().run().model();
        var reports = new ArrayList<Report>();
        for (long seed = 1; seed <= SEEDS; seed++) {
            var kept = Files.createTempDirectory("preset").resolve("run");
            var run = preset.from(teacher).seed(seed).folder(kept).run();
            if (seed == 1) {
                Files.copy(
                        kept.resolve("manifest.json"),
                        folder.resolve(name + ".manifest.json"),
                        StandardCopyOption.REPLACE_EXISTING);
            }
            reports.add(run.report());
            line(name, String.valueOf(seed), reports.subList(reports.size() - 1, reports.size()));
        }
        line(name, "mean", reports);
    }

    private static void line(String name, String seed, List<Report> reports) {
        System.out.printf(
                Locale.ROOT,
                "| %s | %s | %.1f | %.1f | %.1f | %.1f | %.1f | %.1f |%n",
                name,
                seed,
                mean(reports, r -> r.teacher().best().test().accuracy()),
                mean(reports, r -> r.student().best().test().accuracy()),
                mean(reports, r -> r.alone().best().test().accuracy()),
                mean(reports, r -> r.teacher().best().confusion().recall("3")),
                mean(reports, r -> r.student().best().confusion().recall("3")),
                mean(reports, r -> r.alone().best().confusion().recall("3")));
    }

    private static double mean(List<Report> reports, ToDoubleFunction<Report> figure) {
        return 100 * reports.stream().mapToDouble(figure).average().orElseThrow();
    }
}
