package org.joryu.distill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.joryu.distill.Joryu.digits;
import static org.joryu.distill.Joryu.distill;
import static org.joryu.distill.Joryu.mlp;
import static org.joryu.distill.Joryu.train;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What a teacher is worth on digits, where labels are few and where they are not.
@Tag("slow")
class StudyTargetTests {

    private static final TrainingRun TEACHER = train(mlp(64, 256, 256, 10))
            .on(digits())
            .epochs(30)
            .seed(1)
            .device("cpu")
            .run();
    private static final DistillationPlan PLAN = distill(TEACHER)
            .into(mlp(64, 12, 10))
            .temperature(4)
            .alpha(0.3)
            .learningRate(0.01)
            .batchSize(64)
            .on(digits())
            .seed(1)
            .device("cpu");

    @Test
    void with_200_images_it_is_worth_more_than_three_standard_errors() {
        var study = PLAN.epochs(150).seeds(10).take(200).run();

        // Measured: 96.0 % and 93.3 %, so 2.7 ± 0.4 points; on one draw for all seeds 5.7 ± 0.4.
        var gain = study.againstAlone();
        assertThat(gain.mean()).isGreaterThan(3 * gain.standardError());
        assertThat(study.verdict()).startsWith("distillation helped against the student alone ");
        assertThat(study.notes())
                .contains("Each seed draws its own 200 training rows: the spread is that of weights, order and data.");
    }

    @Test
    void with_all_images_it_is_worth_half_a_point_at_most_and_the_verdict_says_no_more() {
        var study = PLAN.epochs(60).seeds(5).run();

        // Measured over ten seeds: 96.6 % and 96.1 %, so 0.5 ± 0.2 points (p = 0.022), and of the last epochs
        // 0.2 ± 0.2 (p = 0.382): no such margin as with few labels.
        var gain = study.againstAlone();
        assertThat(gain.mean()).isLessThan(0.01);
        assertThat(study.verdict().startsWith("distillation made no certain difference against the student alone "))
                .isEqualTo(gain.pValue() >= 0.05);
        assertThat(study.verdict().contains("; of the last epochs it made no certain difference"))
                .isEqualTo(gain.pValue() < 0.05 && study.lastAgainstAlone().pValue() >= 0.05);
    }
}
