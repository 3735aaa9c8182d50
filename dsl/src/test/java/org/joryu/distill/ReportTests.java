package org.joryu.distill;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReportTests {

    private static Report report(int onlyStudentRight, int onlyAloneRight, boolean aloneStopped) {
        return new Report(
                "digits: 200 train, 357 dev, 355 test; inputs 8×8, 10 classes",
                355,
                1,
                new Report.Row("teacher", "mlp(64, 256, 256, 10)", 85002, 0.966, 0.969, 0.0989, 1),
                new Report.Row("distilled", "mlp(64, 12, 10)", 910, 0.927, 0.938, 0.1945, 0.961),
                new Report.Row("alone", "mlp(64, 12, 10)", 910, 0.868, 0.865, 0.5095, 0.879),
                onlyStudentRight,
                onlyAloneRight,
                false,
                aloneStopped);
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
                .startsWith(
                        "           network                parameters      dev     test  test NLL   agrees",
                        "teacher    mlp(64, 256, 256, 10)      85,002   96.6 %   96.9 %    0.0989  100.0 %",
                        "distilled  mlp(64, 12, 10)               910   92.7 %   93.8 %    0.1945   96.1 %",
                        "alone      mlp(64, 12, 10)               910   86.8 %   86.5 %    0.5095   87.9 %",
                        "digits: 200 train, 357 dev, 355 test; inputs 8×8, 10 classes",
                        "Both students: seed 1, same initial weights, same batches, as many steps.",
                        "Dev chose each epoch; the test split was read once per model, for this report.");
    }
}
