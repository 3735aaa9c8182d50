package org.joryu.distill.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.joryu.distill.Joryu;
import org.joryu.distill.Reports;
import org.joryu.distill.Studies;
import org.joryu.distill.Sweeps;
import org.joryu.distill.data.SavedSoftTargets;
import org.joryu.distill.data.SoftTargetSource;
import org.joryu.distill.data.SoftTargets;
import org.joryu.distill.train.ConfusionMatrix;
import org.joryu.notebook.MimeBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CardTests {

    private static SoftTargets targets(int rows, List<String> classNames, long... shape) {
        int classes = classNames.size();
        int size = (int) LongStream.of(shape).reduce(1, (a, b) -> a * b);
        var teacher = new float[rows][classes];
        var student = new float[rows][classes];
        for (int row = 0; row < rows; row++) {
            teacher[row][row % classes] = (float) Math.log(9 * (classes - 1));
        }
        var source = new SoftTargetSource("digits", "test", classNames, 1, shape, Map.of());
        return SoftTargets.of(
                source,
                LongStream.range(100, 100 + rows).toArray(),
                new int[rows],
                teacher,
                student,
                new float[rows][size]);
    }

    private static List<String> names(int count) {
        return IntStream.range(0, count).mapToObj(i -> "<class " + i + "> $").toList();
    }

    private static String html(MimeBundle bundle) {
        var html = (String) bundle.get(MimeBundle.HTML).orElseThrow();
        assertThat(html).doesNotContain("<script", "<style", "class=", "$", "<class");
        return html;
    }

    private static String words(String html) {
        return html.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
    }

    @Test
    void soft_targets_show_every_class_with_its_number_where_they_are_few() {
        var html = html(SoftTargetTable.of(targets(30, names(10), 8, 8)));

        assertThat(words(html))
                .contains("n = 30", "K = 10", "T = 1", "digits, test", "rows 1–12 of 30", ".page(2) the next")
                .contains("teacher 0.900 0.011 0.011", "student 0.100 0.100")
                .contains("targets.save(Path.of(&quot;soft_targets.arrow&quot;))");
        assertThat(html.split("<img width=\"40\"", -1)).hasSize(1 + 12);
        assertThat(html).contains("bgcolor=\"#", "background-color:#0072b2", ";color:#ffffff\"><b>0.900</b>");
    }

    @Test
    void soft_targets_over_many_classes_show_the_likeliest_and_the_rest() {
        var html = html(SoftTargetTable.of(targets(3, names(100), 4)));

        assertThat(words(html)).contains("&lt;class 0&gt; ＄ 0.900", "other", "0.096");
        assertThat(html).doesNotContain("<img");
    }

    @Test
    void soft_targets_of_large_pictures_and_long_names_stay_small() {
        var longNames =
                IntStream.range(0, 12).mapToObj(i -> i + "x".repeat(5_000)).toList();
        var html = html(SoftTargetTable.of(targets(20, longNames, 3, 224, 224)));

        assertThat(html.getBytes(StandardCharsets.UTF_8).length).isLessThan(200_000);
    }

    @ParameterizedTest
    @ValueSource(ints = {12, 50, 200})
    void soft_targets_of_noisy_pictures_stay_within_their_bytes_on_pages_of_any_length(int rows) {
        var random = new Random(1);
        var inputs = new float[rows][3 * 32 * 32];
        for (var input : inputs) {
            for (int i = 0; i < input.length; i++) {
                input[i] = random.nextFloat();
            }
        }
        var source = new SoftTargetSource("noise", "test", names(12), 20, new long[] {3, 32, 32}, Map.of());
        var targets =
                SoftTargets.of(source, new long[rows], new int[rows], new float[rows][12], new float[rows][12], inputs);
        var html = html(SoftTargetTable.of(targets.rows(rows)));

        assertThat(html.getBytes(StandardCharsets.UTF_8).length).isLessThan(200_000);
        if (rows <= 50) {
            assertThat(html.split("<img ", -1)).hasSize(1 + rows);
            assertThat(html).doesNotContain("left out");
        } else {
            assertThat(words(html))
                    .contains("pictures are left out where a page has so many rows: .rows(50) shows them")
                    .contains("of this page are left out, as a table has room for 200 kB");
        }
    }

    @Test
    void mean_soft_targets_are_a_matrix_where_classes_fit_and_pairs_where_they_do_not() {
        var few = ClassTargetsTable.of(targets(30, names(10), 4).byClass());
        var many = ClassTargetsTable.of(targets(40, names(40), 4).byClass());

        assertThat(words(html(few)))
                .contains("n = 30 · K = 10 · T = 1 · digits, test")
                .contains("&lt;class 0&gt; ＄ 0.100 0.100 0.100", " 30 &lt;class 1&gt; ＄ – – –")
                .contains("most alike to the teacher: &lt;class 0&gt; ＄ as &lt;class 1&gt; ＄ 0.100");
        assertThat(words(html(many))).contains("is said mean &lt;class 0&gt; ＄ &lt;class ");
    }

    @Test
    void soft_targets_from_a_file_tell_where_it_is(@TempDir Path folder) {
        var file = folder.resolve("soft.arrow");
        targets(30, names(10), 8, 8).save(file);

        assertThat(words(html(SoftTargetTable.of(SoftTargets.load(file).hardest(3)))))
                .contains("saved: soft.arrow (30 rows × 9 columns, ", "polars.read_ipc(&quot;")
                .doesNotContain("targets.save");
    }

    @Test
    void no_soft_targets_are_a_table_without_rows() {
        assertThat(words(html(SoftTargetTable.of(targets(3, names(10), 4).disagreements()))))
                .contains("n = 2")
                .doesNotContain("… ");
    }

    @Test
    void a_saved_file_shows_three_lines_to_copy() {
        var bundle = SavedSoftTargetsCard.of(new SavedSoftTargets(Path.of("soft.arrow"), 355, 9, 85_700));

        assertThat(words(html(bundle)))
                .contains("saved: soft.arrow (355 rows × 9 columns, 85.7 kB)")
                .contains("polars.read_ipc(&quot;soft.arrow&quot;)")
                .contains("pandas.read_feather(&quot;soft.arrow&quot;, dtype_backend=&quot;pyarrow&quot;)")
                .contains("duckdb.sql(&quot;FROM targets&quot;)");
        assertThat(bundle.plainText().lines()).hasSize(4);
    }

    @Test
    void a_report_shows_its_verdict_and_every_number() {
        var report = Reports.of(28, 2, false);
        var bundle = ReportCard.of(report);

        assertThat(words(html(bundle)))
                .contains(report.data())
                .contains(report.notes())
                .contains("✓ distillation helped: 93.8 % against 86.5 % of 355 test rows")
                .contains("teacher mlp(64, 256, 256, 10) – 96.6 % 96.9 % 0.0989 0.0123 0.0456 100.0 %")
                .contains("distilled, best on dev mlp(64, 12, 10) 41 92.7 % ★ 93.8 % ★ 0.1945 ★ 0.0123 0.0456 96.1 %")
                .contains("distilled, last epoch 150 92.4 % 93.5 % 0.2011 0.0123 0.0456 95.8 %")
                .contains("alone, best on dev mlp(64, 12, 10) 18 86.8 % 86.5 % 0.5095 0.0123 0.0456 87.9 %")
                .contains("teacher 85,002 340.0 kB 84,480 0.041 ms 0.063 ms")
                .contains("student 910 3.6 kB 888 0.023 ms 12.3 ms")
                .contains("teacher ÷ student 93× 93× 95× 1.8× 0.0051×")
                .contains("what the student alone answers, class by class");
        assertThat(bundle.plainText()).isEqualTo(report.toString());
    }

    @Test
    void a_report_on_bf16_shows_what_that_costs_below_its_verdict() {
        var report = Reports.inHalf(0, 8);

        assertThat(words(html(ReportCard.of(report))))
                .containsSubsequence("✓ distillation helped: ", "✗ bf16 cost accuracy: 93.8 % against 94.1 % in f32")
                .contains("in f32, best on dev mlp(64, 12, 10) 44 93.0 % 94.1 % 0.1921 0.0123 0.0456 96.4 %")
                .contains("in f32, last epoch 150 92.7 % 93.8 % 0.2002 0.0123 0.0456 96.1 %")
                .contains("linear layers and convolutions in bf16.");
        assertThat(words(html(ReportCard.of(Reports.inHalf(1, 2)))))
                .contains("≈ no certain cost of bf16 with one seed");
        assertThat(words(html(ReportCard.of(Reports.inHalf(false))))).contains("≈ what bf16 costs was not measured:");
    }

    @Test
    void a_confusion_matrix_shows_every_class_where_they_are_few_and_mistakes_where_they_are_many() {
        var few = ConfusionMatrix.of(
                new float[][] {{1, 0}, {1, 0}, {0, 1}, {1, 0}}, new int[] {0, 1, 1, 1}, List.of("<cat>", "dog"));
        var many = ConfusionMatrix.of(new float[][] {new float[30]}, new int[] {29}, names(30));

        assertThat(words(html(ConfusionTable.of(few))))
                .contains("is \\ answered &lt;cat&gt; dog recall &lt;cat&gt; 1 · 100.0 % dog 2 1 33.3 %");
        assertThat(words(html(ConfusionTable.of(many))))
                .contains("is answered as rows &lt;class 29&gt; ＄ &lt;class 0&gt; ＄ 1");
        assertThat(ConfusionTable.of(few).plainText()).isEqualTo(few.toString());
    }

    @Test
    void a_study_shows_its_verdict_its_means_and_every_seed() {
        var study = Studies.of(
                new double[] {.962, .958, .949}, new double[] {.939, .941, .924}, new double[] {.960, .961, .950}, 1);
        var bundle = StudyCard.of(study);

        assertThat(words(html(bundle)))
                .contains(study.verdict().replace("'", "&#39;"))
                .contains("distilled 95.6 ± 0.7 % 94.6 ± 0.7 % 0.2000 ± 0.0000 0.0200 ± 0.0000 95.0 ± 0.0 %")
                .contains("alone, best on dev +2.2 ± 0.2 0.012")
                .contains("label smoothing, best on dev -0.1 ± 0.1 0.691")
                .contains("seed by seed", "2 95.8 % 94.1 % 96.1 % +1.7")
                .contains("Stopped: 3 of 4 seeds were finished");
        assertThat(bundle.plainText()).isEqualTo(study.toString());
        assertThat(words(html(StudyCard.of(Studies.failed(study))))).contains("seed 9, distilled: the loss of step 12");
    }

    @Test
    void a_study_in_bf16_shows_what_that_costs() {
        double[] accuracies = {.962, .958, .949};
        var study = Studies.inHalf(Studies.of(accuracies, accuracies, accuracies, 0), accuracies);

        assertThat(words(html(StudyCard.of(study))))
                .contains("≈ no certain cost of bf16: 95.6 % against 95.6 % in f32 (+0.0 ± 0.0 points, p = 1.000)")
                .contains("in f32 95.6 ± 0.7 % 94.6 ± 0.7 % 0.2000 ± 0.0000 0.0200 ± 0.0000 95.0 ± 0.0 %")
                .contains("in f32, best on dev +0.0 ± 0.0 1.000");
    }

    @Test
    void a_study_of_nothing_is_a_card_without_tables() {
        var study = Studies.of(new double[0], new double[0], new double[0], 2);

        assertThat(words(html(StudyCard.of(study))))
                .contains("no verdict: stopped when 0 of 2")
                .doesNotContain("NaN");
        assertThat(study.toString()).doesNotContain("NaN");
    }

    @Test
    void a_sweep_is_a_heat_map_and_a_table() {
        var sweep = Sweeps.whole();
        var html = html(SweepCard.of(sweep));

        var map = drawing(html);
        assertThat(words(map))
                .contains("lightest 90.0 %, darkest 95.0 %; framed: chosen by dev")
                .contains("T = 1 T = 2.5 T = 4 alpha = 0.1 92.1 % 93.0 % 95.0 % alpha = 0.9 94.7 % diverged 90.0 %");
        assertThat(words(html))
                .contains(sweep.verdict())
                .contains("T = 4, alpha = 0.1 12 95.0 % 3 0.0500 90.0 %")
                .contains("T = 2.5, alpha = 0.9 the loss of step 7 is NaN: lower the learning rate");
        assertThat(map.split("<rect ", -1))
                .as("five areas, and none for what diverged")
                .hasSize(1 + 5);
        assertThat(map)
                .contains(
                        "fill=\"#00456e\"", "fill=\"#ffffff\" font-weight=\"bold\">95.0 %", "fill=\"#111111\">90.0 %");
        assertThat(map.split("<polyline", -1)).as("one frame").hasSize(1 + 1);
        assertThat(SweepCard.of(sweep).plainText()).isEqualTo(sweep.toString());
    }

    /// What a page would draw that trusts nobody: an image, as an SVG in it would be taken out but for its words.
    private static String drawing(String html) {
        var data = html.split("data:image/svg\\+xml;base64,", -1)[1].split("\"", 2)[0];
        return new String(Base64.getDecoder().decode(data), StandardCharsets.UTF_8);
    }

    @Test
    void a_halved_sweep_tells_for_how_long_each_was_trained() {
        assertThat(words(drawing(html(SweepCard.of(Sweeps.halved()))))).contains("96.6 % 12 epochs", "90.0 % 4 epochs");
        assertThat(words(html(SweepCard.of(Sweeps.stopped())))).contains("T = 4, alpha = 0.9 – – – – –");
    }

    @Test
    void a_plan_shows_what_its_text_says() {
        var plan = Joryu.train(Joryu.mlp(64, 12, 10)).on(Joryu.digits());
        var bundle = PlanCard.of(plan);

        assertThat(words(html(bundle)).replace(" ", ""))
                .isEqualTo(Html.escape(plan.toString()).replaceAll("\\s+", ""));
        assertThat(bundle.plainText()).isEqualTo(plan.toString());
    }
}
