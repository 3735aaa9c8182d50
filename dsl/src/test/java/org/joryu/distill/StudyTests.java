package org.joryu.distill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.joryu.distill.Joryu.digits;

import org.junit.jupiter.api.Test;

class StudyTests {

    private static final double[] GOOD = {.962, .958, .949, .971, .966};
    private static final double[] POOR = {.939, .941, .924, .942, .939};
    private static final double[] MIXED = {.960, .961, .950, .966, .967};

    @Test
    void claims_help_only_where_p_is_small_and_says_against_whom() {
        assertThat(Studies.of(GOOD, POOR, MIXED, 0).verdict())
                .isEqualTo("distillation helped against the student alone"
                        + " (96.1 % and 93.7 %, +2.4 ± 0.2 points, p = 3.0e-04)"
                        + " and made no certain difference against label smoothing"
                        + " (96.1 % and 96.1 %, +0.0 ± 0.1 points, p = 0.789), in mean test accuracy over 5 seeds");
    }

    @Test
    void says_so_where_distillation_hurt() {
        assertThat(Studies.of(POOR, GOOD, POOR, 0).verdict())
                .startsWith("distillation hurt against the student alone (93.7 % and 96.1 %, -2.4 ± 0.2 points")
                .contains(" and made no certain difference against label smoothing"
                        + " (93.7 % and 93.7 %, +0.0 ± 0.0 points, p = 1.000)");
    }

    @Test
    void claims_nothing_where_all_seeds_differ_by_the_same() {
        double[] more = {.97, .96};
        double[] less = {.96, .95};

        assertThat(Studies.of(more, less, less, 0).verdict())
                .startsWith("distillation made no certain difference against the student alone (96.5 % and 95.5 %,"
                        + " +1.0 ± 0.0 points, no p, as all seeds differ by the same)"
                        + " and against label smoothing (96.5 %");
    }

    @Test
    void tells_where_the_last_epochs_say_something_else() {
        var study = Studies.of(GOOD, POOR, POOR, 0);
        var seeds = study.seeds().stream()
                .map(seed -> new Study.Seed(
                        seed.seed(),
                        new Outcome(seed.distilled().best(), seed.alone().last()),
                        seed.alone(),
                        seed.smoothed(),
                        seed.precisionCost()))
                .toList();

        assertThat(new Study(study.plan(), study.data(), study.testRows(), seeds, study.failures(), false).verdict())
                .startsWith("distillation helped against the student alone (96.1 % and 93.7 %")
                .endsWith("over 5 seeds; of the last epochs it made no certain difference against the student alone"
                        + " (+0.0 ± 0.0 points, p = 1.000)");
    }

    @Test
    void counts_what_was_finished_where_it_was_stopped() {
        var study = Studies.of(GOOD, POOR, MIXED, 3);

        assertThat(study.verdict()).endsWith("over 5 seeds; stopped before the other 3");
        assertThat(study.toString()).contains("Stopped: 5 of 8 seeds were finished, and only those are counted.");
        assertThat(Studies.of(new double[] {.9}, new double[] {.8}, new double[] {.8}, 4)
                        .verdict())
                .isEqualTo(
                        "no verdict: stopped when 1 of 5 seeds were finished; two are the fewest that have a spread");
    }

    @Test
    void gives_no_verdict_where_a_training_diverged() {
        var study = Studies.failed(Studies.of(GOOD, POOR, MIXED, 0));

        assertThat(study.verdict())
                .isEqualTo("no verdict: 1 of 5 seeds diverged, first distilled with seed 9, and a mean without them"
                        + " would flatter: the loss of step 12 is NaN");
        assertThat(study.toString()).contains("seed 9, distilled: the loss of step 12 is NaN");
    }

    @Test
    void is_a_table_of_text_that_fits_on_a_page() {
        var study = Studies.of(GOOD, POOR, MIXED, 0);
        var lines = study.toString().lines().toList();

        assertThat(lines)
                .containsExactly(
                        "5 seeds of mlp(64, 32, 10) → mlp(64, 12, 10), L = 0.3·CE + 0.7·4²·KL",
                        "",
                        "seed  distilled   alone  label smoothing  distilled − alone",
                        "   1     96.2 %  93.9 %           96.0 %               +2.3",
                        "   2     95.8 %  94.1 %           96.1 %               +1.7",
                        "   3     94.9 %  92.4 %           95.0 %               +2.5",
                        "   4     97.1 %  94.2 %           96.6 %               +2.9",
                        "   5     96.6 %  93.9 %           96.7 %               +2.7",
                        "",
                        "mean ± sd         best on dev    last epoch         test NLL              ECE        agrees",
                        "distilled        96.1 ± 0.8 %  95.1 ± 0.8 %  0.2000 ± 0.0000  0.0200 ± 0.0000  95.0 ± 0.0 %",
                        "alone            93.7 ± 0.7 %  92.7 ± 0.7 %  0.2000 ± 0.0000  0.0200 ± 0.0000  95.0 ± 0.0 %",
                        "label smoothing  96.1 ± 0.7 %  95.1 ± 0.7 %  0.2000 ± 0.0000  0.0200 ± 0.0000  95.0 ± 0.0 %",
                        "",
                        "distilled − alone, best on dev            +2.4 ± 0.2 points, p = 3.0e-04",
                        "distilled − label smoothing, best on dev  +0.0 ± 0.1 points, p = 0.789",
                        "distilled − alone, last epoch             +2.4 ± 0.2 points, p = 3.0e-04",
                        "",
                        digits().take(200).toString(),
                        "All seeds train on the same rows: the spread is that of initial weights and order.",
                        "With each seed: same initial weights, same batches, as many steps for all three students.",
                        "Dev chose each best epoch; the test split was read once per set of weights, and chose nothing.",
                        "Differences: points of test accuracy ± standard error, paired by seed;",
                        "p: Student's paired t-test, two-sided, 4 degrees of freedom, each p by itself.",
                        study.verdict());
        assertThat(lines.subList(0, lines.size() - 1)).allMatch(line -> line.length() <= 100);
    }

    @Test
    void tells_what_bf16_costs_over_its_seeds() {
        var study = Studies.inHalf(Studies.of(GOOD, POOR, MIXED, 0), new double[] {.964, .959, .951, .971, .969});
        var lines = study.toString().lines().toList();

        assertThat(lines)
                .contains(
                        "in f32           96.3 ± 0.8 %  95.3 ± 0.8 %  0.2000 ± 0.0000  0.0200 ± 0.0000  95.0 ± 0.0 %",
                        "distilled − in f32, best on dev           -0.2 ± 0.1 points, p = 0.035",
                        "distilled − in f32, last epoch            -0.2 ± 0.1 points, p = 0.035",
                        "With each seed: same initial weights, same batches, as many steps for all four students.",
                        "Trained in bf16 (linear layers and convolutions), but for those in f32; evaluated in f32.")
                .endsWith(
                        study.verdict(),
                        "bf16 cost accuracy: 96.1 % against 96.3 % in f32 (-0.2 ± 0.1 points, p = 0.035), in mean test"
                                + " accuracy over 5 seeds, and of the last epochs -0.2 ± 0.1 points, p = 0.035; the same"
                                + " class on 98.4 ± 0.3 % of the test rows");
        assertThat(lines.subList(0, lines.size() - 2)).allMatch(line -> line.length() <= 100);
        assertThat(study.againstF32().orElseThrow().mean()).isNegative();
        assertThat(Studies.failed(study).precisionVerdict())
                .contains("no verdict on the cost of bf16: a mean without the seeds that diverged would flatter");
    }

    @Test
    void says_so_where_nobody_measured_what_bf16_costs() {
        var study = Studies.inHalf(Studies.of(GOOD, POOR, MIXED, 0));

        assertThat(study.inF32()).isEmpty();
        assertThat(study.againstF32()).isEmpty();
        assertThat(study.agreementWithF32()).isEmpty();
        assertThat(study.toString())
                .contains("Trained in bf16 (linear layers and convolutions); evaluated in f32.")
                .endsWith("\nwhat bf16 costs was not measured: leave out withoutF32(), and the student is distilled in"
                        + " f32 as well");
        assertThat(Studies.of(GOOD, POOR, MIXED, 0).precisionVerdict()).isEmpty();
    }

    @Test
    void a_plan_counts_its_seeds_up_or_names_them() {
        assertThat(Studies.plan().seed(7).seeds(3).seeds()).containsExactly(7L, 8L, 9L);
        assertThat(Studies.plan().seeds(1, 7, 42).seeds()).containsExactly(1L, 7L, 42L);
        assertThat(Studies.plan().seeds(1, 7, 42).toString())
                .contains("seeds    1, 7, 42; for each also the student alone, and with label smoothing 0.1")
                .contains("draws    All seeds train on the same rows");
    }

    @Test
    void a_seed_may_draw_its_own_rows() {
        var study = Studies.plan().on(digits()).seeds(3).take(50);

        assertThat(PlanChecks.requireData(study.plan(2).data()).sha256())
                .isEqualTo(digits().take(50, 2).sha256());
        assertThat(study.toString()).contains("Each seed draws its own 50 training rows");
    }

    @Test
    void refuses_what_makes_no_study() {
        var plan = Studies.plan();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plan.seeds(1))
                .withMessage("seeds must be at least 2, but was 1: one seed has no spread; 5 to 10 are usual");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plan.seeds(5L))
                .withMessage("seeds must be at least 2, but there was 1: one seed has no spread;"
                        + " say seeds(5) for the seeds 1 to 5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plan.seeds(3, 5, 3))
                .withMessage("seeds must all be different, but were [3, 5, 3]:"
                        + " the same seed gives the same student, and tells nothing new");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plan.seeds(5).take(201))
                .withMessage("count must be in [1, 200], the size of the train split, but was 201:"
                        + " take(200) takes them all");
    }
}
