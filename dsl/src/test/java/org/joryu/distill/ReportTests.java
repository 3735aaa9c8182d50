package org.joryu.distill;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ReportTests {

    private static Report report(int onlyStudentRight, int onlyAloneRight, boolean aloneStopped) {
        return Reports.of(onlyStudentRight, onlyAloneRight, aloneStopped);
    }

    @Test
    void claims_help_only_where_the_count_is_certain() {
        assertThat(report(28, 2, false).verdict())
                .isEqualTo("distillation helped: 93.8 % against 86.5 % of 355 test rows,"
                        + " 28 right only with the teacher, 2 only alone (McNemar p = 8.7e-07); one seed is one seed");
        assertThat(report(17, 7, false).verdict())
                .isEqualTo("no certain difference with one seed: 93.8 % against 86.5 % of 355 test rows,"
                        + " 17 right only with the teacher, 7 only alone (McNemar p = 0.064)");
    }

    @Test
    void says_so_where_distillation_hurt() {
        assertThat(report(2, 28, false).verdict()).startsWith("distillation hurt: ");
    }

    @Test
    void five_to_none_is_not_certain_six_to_none_is() {
        assertThat(report(5, 0, false).verdict()).startsWith("no certain difference");
        assertThat(report(6, 0, false).verdict()).startsWith("distillation helped");
    }

    @Test
    void gives_no_verdict_where_the_comparison_was_stopped() {
        assertThat(report(28, 2, true).verdict())
                .isEqualTo("no verdict: the student alone was stopped before it had taken as many steps;"
                        + " ask for report() again");
    }

    @Test
    void is_a_table_of_text() {
        assertThat(report(28, 2, false).toString().lines())
                .containsExactly(
                        "                 epoch     dev    test  test NLL     ECE   Brier   agrees",
                        "teacher              –  96.6 %  96.9 %    0.0989  0.0123  0.0456  100.0 %",
                        "distilled, best     41  92.7 %  93.8 %    0.1945  0.0123  0.0456   96.1 %",
                        "distilled, last    150  92.4 %  93.5 %    0.2011  0.0123  0.0456   95.8 %",
                        "alone, best         18  86.8 %  86.5 %    0.5095  0.0123  0.0456   87.9 %",
                        "alone, last        150  86.2 %  86.2 %    0.8127  0.0123  0.0456   87.6 %",
                        "",
                        "         network                parameters    as f32    MACs       p50       p99",
                        "teacher  mlp(64, 256, 256, 10)      85,002  340.0 kB  84,480  0.041 ms  0.063 ms",
                        "student  mlp(64, 12, 10)               910    3.6 kB     888  0.023 ms   12.3 ms",
                        "",
                        "most confused",
                        "teacher    dog as <cat> $: 1",
                        "distilled  dog as <cat> $: 1",
                        "alone      dog as <cat> $: 1",
                        "",
                        "digits: 200 train, 357 dev, 355 test; inputs 8×8, 10 classes",
                        "Both students: seed 1, same initial weights, same batches, as many steps; steps compiled.",
                        "Dev chose each best epoch; the test split was read once per set of weights, for this report.",
                        "ECE: 15 bins of equal width. Brier: summed over classes, 0 at best, 2 at worst.",
                        "MACs, p50 and p99 are of one row; times on cpu, of 200 runs after 20 unseen ones.",
                        report(28, 2, false).verdict());
    }

    @Test
    void fits_on_a_page_of_100_columns_whatever_the_network_is_called() {
        var report = report(28, 2, false);
        var longNamed = new Report.Row(
                "teacher",
                "resnet56(10) started from weights 0123abcd",
                report.teacher().best(),
                Optional.empty());
        var large = new Cost(
                25_557_032,
                102_441_000,
                OptionalLong.empty(),
                report.studentCost().latency());
        var table = new Report(
                report.data(),
                report.testRows(),
                report.seed(),
                longNamed,
                report.student(),
                report.alone(),
                Optional.of(large),
                report.studentCost(),
                28,
                2,
                false,
                false,
                "");

        var lines = table.toString().lines().toList();
        assertThat(lines)
                .contains("teacher  resnet56(10) started from w…  25,557,032  102.4 MB  unknown  0.023 ms  12.3 ms");
        // The verdict is a sentence, which breaks wherever the page does.
        assertThat(lines.subList(0, lines.size() - 1)).allMatch(line -> line.length() <= 100);
    }
}
