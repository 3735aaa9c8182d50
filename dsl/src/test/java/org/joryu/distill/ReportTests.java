package org.joryu.distill;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalLong;
import org.joryu.distill.train.Precision;
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
    void tells_what_bf16_costs_beside_the_student_in_f32() {
        var report = Reports.inHalf(1, 2);

        assertThat(report.toString().lines())
                .containsSequence(
                        "alone, best         18  86.8 %  86.5 %    0.5095  0.0123  0.0456   87.9 %",
                        "alone, last        150  86.2 %  86.2 %    0.8127  0.0123  0.0456   87.6 %",
                        "in f32, best        44  93.0 %  94.1 %    0.1921  0.0123  0.0456   96.4 %",
                        "in f32, last       150  92.7 %  93.8 %    0.2002  0.0123  0.0456   96.1 %")
                .contains("Both students: seed 1, same initial weights, same batches, as many steps; steps compiled,"
                        + " linear layers and convolutions in bf16.")
                .endsWith(
                        report.verdict(),
                        "no certain cost of bf16 with one seed: 93.8 % against 94.1 % in f32 (-0.3 points) of 355 test"
                                + " rows, NLL 0.1945 against 0.1921; the same class on 98.9 %, 1 right only in bf16,"
                                + " 2 only in f32 (McNemar p = 1.000); dev chose epochs 41 and 44, of the last epochs it is"
                                + " 93.5 % against 93.8 % (-0.3 points, p = 1.000), the same class on 99.2 %");
    }

    @Test
    void claims_a_cost_of_bf16_only_where_the_count_is_certain() {
        assertThat(Reports.inHalf(0, 8).precisionVerdict().orElseThrow())
                .startsWith("bf16 cost accuracy: 93.8 % against 94.1 % in f32")
                .contains("0 right only in bf16, 8 only in f32 (McNemar p = 0.008); dev chose")
                .endsWith("the same class on 99.2 %; one seed is one seed");
        assertThat(Reports.inHalf(0, 5).precisionVerdict().orElseThrow()).startsWith("no certain cost");
        // Dev may have chosen a lucky epoch of the one and not of the other.
        assertThat(Reports.inHalf(0, 8, 1).precisionVerdict().orElseThrow())
                .startsWith("no certain cost of bf16 with one seed: ");
    }

    @Test
    void says_so_where_nobody_measured_what_bf16_costs() {
        assertThat(Reports.inHalf(false).precisionVerdict())
                .contains("what bf16 costs was not measured: leave out withoutF32(), and the student is distilled in"
                        + " f32 as well");
        assertThat(Reports.inHalf(true).precisionVerdict())
                .contains("what bf16 costs was not measured: the trainings for comparison were stopped; ask for"
                        + " report() again");
        assertThat(Reports.inHalf(true).toString()).endsWith(" again");
        assertThat(report(28, 2, false).precisionVerdict()).isEmpty();
    }

    @Test
    void charts_say_which_students_were_trained_in_bf16() {
        var report = Reports.inHalf(1, 2);

        assertThat(report.tradeOff().toString()).contains("mlp(64, 12, 10), distilled, trained in bf16");
        assertThat(report.reliability().toString()).contains("355 test rows, trained in bf16");
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
                "",
                Precision.F32,
                Optional.empty(),
                false);

        var lines = table.toString().lines().toList();
        assertThat(lines)
                .contains("teacher  resnet56(10) started from w…  25,557,032  102.4 MB  unknown  0.023 ms  12.3 ms");
        // The verdict is a sentence, which breaks wherever the page does.
        assertThat(lines.subList(0, lines.size() - 1)).allMatch(line -> line.length() <= 100);
    }
}
