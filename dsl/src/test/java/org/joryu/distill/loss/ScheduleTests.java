package org.joryu.distill.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import org.joryu.distill.model.Torch;
import org.junit.jupiter.api.Test;

class ScheduleTests {

    @Test
    void a_linear_schedule_goes_in_equal_steps_and_stays_where_it_arrives() {
        var schedule = Schedule.linear(8, 2, 4);

        assertThat(schedule.at(1)).isEqualTo(8);
        assertThat(schedule.at(2)).isEqualTo(6);
        assertThat(schedule.at(4)).isEqualTo(2);
        assertThat(schedule.at(100)).isEqualTo(2);
    }

    @Test
    void a_cosine_schedule_is_slow_at_both_ends() {
        var schedule = Schedule.cosine(0, 1, 5);

        assertThat(schedule.at(1)).isEqualTo(0);
        assertThat(schedule.at(2)).isCloseTo((1 - Math.cos(Math.PI / 4)) / 2, within(1e-12));
        assertThat(schedule.at(3)).isCloseTo(0.5, within(1e-12));
        assertThat(schedule.at(5)).isEqualTo(1);
    }

    @Test
    void a_warm_up_is_the_share_of_its_epochs() {
        var warmUp = Schedule.warmUp(20);

        for (int epoch = 1; epoch <= 30; epoch++) {
            assertThat(warmUp.at(epoch)).isCloseTo(Math.min(epoch / 20.0, 1), within(1e-12));
        }
        assertThat(Schedule.warmUp(1).at(1)).isEqualTo(1);
    }

    @Test
    void a_loss_with_schedules_is_an_ordinary_loss_in_every_epoch() {
        var loss = new DistillationLoss(
                0.3,
                new SoftTargetLoss(4)
                        .temperature(Schedule.linear(8, 2, 4))
                        .plus(new DecoupledLoss(1, 8, 4).weight(Schedule.warmUp(2)))
                        .weight(2));

        assertThat(loss.at(2))
                .isEqualTo(new DistillationLoss(
                        0.3,
                        new SoftTargetLoss(6)
                                .plus(new DecoupledLoss(1, 8, 4).weight(1))
                                .weight(2)));
        assertThat(loss.at(9).at(1)).isEqualTo(loss.at(4));
        assertThat(loss.formula()).isEqualTo("0.3·CE + 0.7·2·((8→2)²·KL + (0.5→1)·DKD)");
        assertThat(loss.meanings())
                .containsExactly(
                        "CE = cross-entropy with the labels",
                        "KL = KL(teacher‖student) at T = 8→2, batch mean",
                        "8→2 = from 8 to 2 in equal steps over 4 epochs, then 2",
                        "DKD = 1·TCKD + 8·NCKD, 4²·KL of the right class against the rest, and among the rest, at T = 4",
                        "0.5→1 = from 0.5 to 1 in equal steps over 2 epochs, then 1");
        assertThat(loss.temperature()).isEqualTo(8);
    }

    @Test
    void without_an_epoch_it_is_as_in_the_first() {
        try (var manager = Torch.newManager(Device.cpu())) {
            var answers = new Answers(
                    manager.create(Golden.studentLogits()),
                    manager.create(Golden.teacherLogits()),
                    Golden.labels(manager));

            assertThat(new SoftTargetLoss(1)
                            .temperature(Schedule.cosine(4, 1, 10))
                            .weight(Schedule.warmUp(2))
                            .of(answers)
                            .total()
                            .getDouble())
                    .isCloseTo(Golden.value("KD_T4") / 2, within(1e-9));
        }
    }

    @Test
    void refuses_what_no_epoch_can_have() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Schedule.linear(8, 2, 0))
                .withMessage("epochs of a schedule must be ≥ 1, but was 0: 20 is usual for a warm-up");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Schedule.cosine(Double.NaN, 2, 5))
                .withMessage("from and to must be finite, but were NaN and 2.0:"
                        + " say the values of the first and the last epoch of the schedule");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SoftTargetLoss(4).temperature(Schedule.linear(4, 0, 5)))
                .withMessage("temperature must be > 0 and finite, but was 0.0:"
                        + " 1 leaves the teacher's answers as they are, 2 to 8 are usual");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SoftTargetLoss(4).weight(Schedule.linear(-1, 1, 5)))
                .withMessage(
                        "weight must be ≥ 0 and finite, but was -1.0:" + " 1 leaves the loss as it is, 0 turns it off");
    }
}
