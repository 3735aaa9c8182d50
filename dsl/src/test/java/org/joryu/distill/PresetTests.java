package org.joryu.distill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.joryu.distill.Joryu.digits;
import static org.joryu.distill.Joryu.presets;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PresetTests {

    @Test
    void a_student_that_never_saw_a_3_knows_it() {
        var run = presets.hintonOmittedDigit().run();

        assertThat(run.data().train().labels()).doesNotContain(3);
        assertThat(run.data().dev().labels()).doesNotContain(3);
        var report = run.report();
        var confusion = report.student().best().confusion();
        assertThat(confusion.recall("3")).isGreaterThan(0.9);
        // Alone it knows nothing of it: what it knows came from the teacher.
        assertThat(report.alone().best().confusion().recall("3")).isZero();
    }

    @Test
    void says_what_it_is_and_what_it_does() {
        assertThat(presets.fewLabels().toString())
                .startsWith("200 labels, ")
                .contains("train mlp(64, 256, 256, 10)")
                .contains("distill mlp(64, 256, 256, 10) → mlp(64, 12, 10)")
                .contains("L = 0.3·CE + 0.7·4²·KL");
    }

    @Test
    void a_class_is_left_out_of_what_trains_and_chooses_and_stays_in_test() {
        var without = digits().withoutClass("3");

        assertThat(without.classes()).isEqualTo(10);
        assertThat(without.train().labels()).doesNotContain(3).contains(2, 4);
        assertThat(Arrays.stream(without.test().labels()).filter(label -> label == 3))
                .hasSize((int) Arrays.stream(digits().test().labels())
                        .filter(label -> label == 3)
                        .count());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> digits().withoutClass("ten"))
                .withMessage("className must be one of [0, 1, 2, 3, 4, 5, 6, 7, 8, 9], but was ten");
    }
}
