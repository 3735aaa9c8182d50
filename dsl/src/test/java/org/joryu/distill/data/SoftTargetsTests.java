package org.joryu.distill.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SoftTargetsTests {

    private static final float LN3 = (float) Math.log(3);

    /// Teacher and student at T = 1 say (¾, ¼) and (½, ½); (½, ½) and (¾, ¼); (¼, ¾) and (¼, ¾);
    /// (9/10, 1/10) and (1/10, 9/10).
    static SoftTargets four() {
        float ln9 = (float) Math.log(9);
        return SoftTargets.of(
                source(),
                new long[] {10, 11, 12, 13},
                new int[] {0, 1, 1, 0},
                new float[][] {{LN3, 0}, {0, 0}, {0, LN3}, {ln9, 0}},
                new float[][] {{0, 0}, {LN3, 0}, {0, LN3}, {0, ln9}},
                new float[][] {{0, 1, 2, 3}, {4, 5, 6, 7}, {8, 9, 10, 11}, {12, 13, 14, 15}});
    }

    static SoftTargetSource source() {
        return new SoftTargetSource(
                "moons", "dev", List.of("upper", "lower"), 1, new long[] {2, 2}, Map.of("seed", "7"));
    }

    private static List<Long> ids(SoftTargets targets) {
        return IntStream.range(0, targets.size())
                .mapToObj(i -> targets.row(i).rowId())
                .toList();
    }

    @Test
    void a_row_has_the_values_computed_by_hand() {
        var row = four().row(0);

        assertThat(row.rowId()).isEqualTo(10);
        assertThat(row.className()).isEqualTo("upper");
        assertThat(row.teacher().get(0)).isCloseTo(0.75, within(1e-7));
        assertThat(row.student().get(1)).isCloseTo(0.5, within(1e-7));
        // ¾ ln(¾/½) + ¼ ln(¼/½), −¾ ln ¾ − ¼ ln ¼, 1 − ¾
        assertThat(row.kl()).isCloseTo(0.130812, within(1e-6));
        assertThat(row.entropy()).isCloseTo(0.562335, within(1e-6));
        assertThat(row.darkKnowledge()).isCloseTo(0.25, within(1e-7));
    }

    @Test
    void kl_is_that_of_the_student_from_the_teacher_and_not_the_other_way_round() {
        // ½ ln(½/¾) + ½ ln(½/¼)
        assertThat(four().row(1).kl()).isCloseTo(0.143841, within(1e-6));
    }

    @Test
    void equal_answers_have_no_kl() {
        assertThat(four().row(2).kl()).isZero();
        assertThat(four().row(2).agree()).isTrue();
    }

    @Test
    void kl_stays_finite_where_the_student_rules_the_teachers_class_out() {
        var targets = SoftTargets.of(
                source(), new long[1], new int[1], new float[][] {{0, 0}}, new float[][] {{0, 2000}}, new float[1][4]);

        // ½ ln ½ + ½ (ln ½ + 2000)
        assertThat(targets.row(0).kl()).isCloseTo(1000 - Math.log(2), within(1e-9));
    }

    @Test
    void another_temperature_softens_the_logits_that_were_kept() {
        var softer = four().atTemperature(2);

        // softmax(ln 3 / 2, 0) = √3 / (√3 + 1)
        assertThat(softer.row(0).teacher().get(0)).isCloseTo(0.633975, within(1e-6));
        assertThat(softer.source().temperature()).isEqualTo(2);
        assertThat(softer.atTemperature(1).row(0)).isEqualTo(four().row(0));
    }

    @Test
    void hardest_puts_the_largest_kl_first() {
        assertThat(ids(four().hardest())).containsExactly(13L, 11L, 10L, 12L);
        assertThat(ids(four().hardest(2))).containsExactly(13L, 11L);
        assertThat(ids(four().hardest(99))).hasSize(4);
    }

    @Test
    void most_uncertain_puts_the_largest_entropy_first_and_equals_in_their_order() {
        assertThat(ids(four().mostUncertain(4))).containsExactly(11L, 10L, 12L, 13L);
    }

    @Test
    void disagreements_are_where_the_first_classes_differ() {
        // Of two equal probabilities the first counts: rows 10 and 11 agree on the upper class.
        assertThat(ids(four().disagreements())).containsExactly(13L);
    }

    @Test
    void most_like_a_class_are_those_that_the_teacher_takes_for_it() {
        assertThat(ids(four().mostLike("upper", 4))).containsExactly(13L, 10L, 11L, 12L);
        assertThat(ids(four().mostLike("lower", 1))).containsExactly(12L);
        assertThatThrownBy(() -> four().mostLike("left", 1)).hasMessageContaining("must be one of [upper, lower]");
    }

    @Test
    void words_can_be_said_one_after_another() {
        assertThat(ids(four().ofClass("upper"))).containsExactly(10L, 13L);
        assertThat(ids(four().ofClass("upper").hardest(1))).containsExactly(13L);
        assertThat(four().ofClass("lower").disagreements().size()).isZero();
    }

    @Test
    void later_changes_of_the_arrays_are_not_seen() {
        var logits = new float[][] {{LN3, 0}};
        var targets = SoftTargets.of(source(), new long[1], new int[1], logits, logits, new float[1][4]);
        logits[0][0] = 100;

        assertThat(targets.row(0).teacher().get(0)).isCloseTo(0.75, within(1e-7));
    }

    @Test
    void a_picture_is_there_only_where_inputs_are_laid_out_as_one() {
        assertThat(four().picture(0)).isPresent();
        var flat = new SoftTargetSource("moons", "dev", List.of("a", "b"), 1, new long[] {4}, Map.of());
        var targets = SoftTargets.of(flat, new long[1], new int[1], new float[1][2], new float[1][2], new float[1][4]);

        assertThat(targets.picture(0)).isEmpty();
    }

    @Test
    void every_order_can_be_cut_to_its_first_rows() {
        assertThat(ids(four().mostUncertain())).containsExactly(11L, 10L, 12L, 13L);
        assertThat(ids(four().mostUncertain(2))).containsExactly(11L, 10L);
        assertThat(ids(four().ofClass("lower", 1))).containsExactly(11L);
        assertThat(ids(four().disagreements(5))).containsExactly(13L);
    }

    @Test
    void a_table_shows_twelve_rows_or_as_many_as_were_named() {
        var many = many(355);

        assertThat(many.shown()).isEqualTo(new Page(12, 1));
        assertThat(many.hardest(20).shown()).isEqualTo(new Page(20, 1));
        assertThat(many.hardest(300).shown()).isEqualTo(new Page(200, 1));
        assertThat(many.rows(50).page(2).shown()).isEqualTo(new Page(50, 2));
        assertThat(many.rows(50).page(2).hardest().shown()).isEqualTo(new Page(50, 1));
        assertThat(many.rows(50).atTemperature(2).page(8).toString())
                .endsWith("rows 351–355 of 355; .rows(n) shows up to 200, .page(1) the first");
    }

    @Test
    void refuses_pages_that_there_are_not() {
        var many = many(355);

        assertThatThrownBy(() -> many.rows(201))
                .hasMessage("rows must be in [1, 200], but was 201: .page(2) shows what follows");
        assertThatThrownBy(() -> many.page(31))
                .hasMessage(
                        "page must be in [1, 30], as 355 rows are so many pages of 12, but was 31: say .rows(n) for longer ones");
        assertThat(four().ofClass("lower").disagreements().page(1).toString()).contains("0 rows");
    }

    @Test
    void means_of_classes_are_those_computed_by_hand() {
        var classes = four().byClass();

        // (¾ + 9/10) / 2 of the upper rows, (½ + ¼) / 2 of the lower ones
        assertThat(classes.mean("upper", "upper")).isCloseTo(0.825, within(1e-6));
        assertThat(classes.mean("lower", "upper")).isCloseTo(0.375, within(1e-6));
        assertThat(classes.counts()).containsExactly(2, 2);
        assertThat(classes.mostAlike(5)).extracting(ClassTargets.Pair::is).containsExactly("lower", "upper");
        assertThat(classes.toString().lines())
                .containsExactly(
                        "mean soft targets by class: 4 rows × 2 classes at T = 1, moons dev",
                        "is \\ said  upper  lower  rows",
                        "upper      0.825  0.175     2",
                        "lower      0.375  0.625     2");
    }

    @Test
    void a_class_without_rows_has_no_means() {
        var upper = four().ofClass("upper").byClass();

        assertThat(upper.mean("lower", "upper")).isNaN();
        assertThat(upper.mostAlike(5)).extracting(ClassTargets.Pair::is).containsExactly("upper");
        assertThatThrownBy(() -> upper.mean("upper", "left"))
                .hasMessage("class \"left\" must be one of [upper, lower]");
    }

    @Test
    void reads_as_a_table_with_its_numbers() {
        assertThat(four().hardest(2).toString().lines())
                .containsExactly(
                        "soft targets: 2 rows × 2 classes at T = 1, moons dev",
                        "seed 7",
                        "id  is     teacher says              student says                  KL  entropy  1 − max p  agree",
                        "13  upper  upper 0.900  lower 0.100  lower 0.900  upper 0.100  1.7578   0.3251      0.100  no",
                        "11  lower  upper 0.500  lower 0.500  upper 0.750  lower 0.250  0.1438   0.6931      0.500  yes");
    }

    @Test
    void says_how_many_rows_it_left_out_of_the_table() {
        assertThat(many(1000).toString()).endsWith("rows 1–12 of 1,000; .rows(n) shows up to 200, .page(2) the next");
    }

    private static SoftTargets many(int rows) {
        return SoftTargets.of(
                source(), new long[rows], new int[rows], new float[rows][2], new float[rows][2], new float[rows][4]);
    }

    @Test
    void rejects_logits_that_are_not_finite() {
        assertThatThrownBy(() -> SoftTargets.of(
                        source(),
                        new long[1],
                        new int[1],
                        new float[][] {{0, Float.NaN}},
                        new float[1][2],
                        new float[1][4]))
                .hasMessage("teacherLogits[0][1] must be finite, but was NaN:"
                        + " find where it left the range, or leave the row out");
    }

    @Test
    void rejects_rows_of_another_width() {
        assertThatThrownBy(() -> SoftTargets.of(
                        source(), new long[1], new int[1], new float[1][2], new float[1][3], new float[1][4]))
                .hasMessage("studentLogits[0] must have 2 numbers, one per class, but has 3: pass every row whole");
        assertThatThrownBy(() -> SoftTargets.of(
                        source(), new long[1], new int[1], new float[1][2], new float[1][2], new float[1][5]))
                .hasMessage("inputs[0] must have 4 numbers, as inputShape says, but has 5: pass every row whole");
    }

    @Test
    void rejects_arrays_of_other_lengths() {
        assertThatThrownBy(() -> SoftTargets.of(
                        source(), new long[2], new int[1], new float[2][2], new float[2][2], new float[2][4]))
                .hasMessage("labels must have 2 rows, as rowIds has, but has 1: pass the same rows in the same order");
    }

    @Test
    void rejects_a_label_without_a_class() {
        assertThatThrownBy(() -> SoftTargets.of(
                        source(), new long[1], new int[] {2}, new float[1][2], new float[1][2], new float[1][4]))
                .hasMessage("labels[0] must be in [0, 1], but was 2: a label is the place of its class in classNames");
    }

    @Test
    void rejects_an_unknown_class_a_count_of_none_and_a_temperature_that_is_none() {
        assertThatThrownBy(() -> four().ofClass("middle")).hasMessage("class \"middle\" must be one of [upper, lower]");
        assertThatThrownBy(() -> four().hardest(0)).hasMessage("n must be ≥ 1, but was 0: say how many rows to keep");
        for (double temperature : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> four().atTemperature(temperature))
                    .hasMessage("temperature must be finite and > 0, but was " + temperature
                            + ": 1 leaves the answers as they are, 4 softens them");
        }
    }

    @Test
    void rejects_class_names_that_tell_nothing_apart() {
        assertThatThrownBy(() -> new SoftTargetSource("moons", "dev", List.of("a", "a"), 1, new long[] {4}, Map.of()))
                .hasMessage("classNames must differ, but \"a\" occurs twice: give each class a name of its own");
        assertThatThrownBy(() -> new SoftTargetSource("moons", "dev", List.of("a"), 1, new long[] {4}, Map.of()))
                .hasMessage(
                        "classNames must hold at least 2 names, but holds 1: a distribution over fewer says nothing");
    }
}
