package org.joryu.distill.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.joryu.distill.Joryu;
import org.joryu.distill.Report;
import org.joryu.distill.data.SavedSoftTargets;
import org.joryu.distill.data.SoftTargets;
import org.joryu.notebook.MimeBundle;
import org.junit.jupiter.api.Test;

class CardTests {

    private static SoftTargets targets(int rows, List<String> classNames, long... shape) {
        int classes = classNames.size();
        int size = (int) LongStream.of(shape).reduce(1, (a, b) -> a * b);
        var teacher = new float[rows][classes];
        var student = new float[rows][classes];
        for (int row = 0; row < rows; row++) {
            teacher[row][row % classes] = (float) Math.log(9 * (classes - 1));
        }
        var source = new SoftTargets.Source("digits", "test", classNames, 1, shape, Map.of());
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
                .contains("n = 30", "K = 10", "T = 1", "digits, test", "… 12 of 30 rows")
                .contains("teacher 0.900 0.011 0.011", "student 0.100 0.100")
                .contains("targets.save(Path.of(&quot;soft_targets.arrow&quot;))");
        assertThat(html.split("<img width=\"40\"", -1)).hasSize(1 + 12);
        assertThat(html).contains("bgcolor=\"#", "background-color:rgba(0,114,178,", ";color:#ffffff\">0.900");
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
        var report = new Report(
                "digits: 200 train, 357 dev, 355 test",
                355,
                7,
                new Report.Row("teacher", "mlp(64, 256, 256, 10)", 85_002, 0.966, 0.969, 0.0989, 1),
                new Report.Row("distilled", "mlp(64, 12, 10)", 910, 0.927, 0.938, 0.1945, 0.961),
                new Report.Row("alone", "mlp(64, 12, 10)", 910, 0.868, 0.865, 0.5095, 0.879),
                28,
                2,
                false,
                false);
        var bundle = ReportCard.of(report);

        assertThat(words(html(bundle)))
                .contains(report.verdict(), "seed 7")
                .contains("teacher mlp(64, 256, 256, 10) 85,002 96.6 % 96.9 % 0.0989 100.0 %")
                .contains("distilled mlp(64, 12, 10) 910 92.7 % 93.8 % 0.1945 96.1 %")
                .contains("alone mlp(64, 12, 10) 910 86.8 % 86.5 % 0.5095 87.9 %");
        assertThat(bundle.plainText()).isEqualTo(report.toString());
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
