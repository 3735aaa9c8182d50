package org.joryu.distill.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.joryu.distill.data.Augmentations;
import org.joryu.distill.data.Digits;
import org.joryu.distill.data.HorizontalFlip;
import org.joryu.distill.loss.CrdLoss;
import org.joryu.distill.loss.DistillationLoss;
import org.joryu.distill.loss.Loss;
import org.joryu.distill.loss.SoftTargetLoss;
import org.joryu.distill.model.Bfloat16;
import org.joryu.distill.model.Classifier;
import org.joryu.distill.model.ConvNet;
import org.joryu.distill.model.Mlp;
import org.joryu.distill.model.Network;
import org.joryu.distill.model.Torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// bf16 on whatever device there is: on the GPU of a machine that has one, else on the CPU.
class PrecisionTests {

    private static final Network TEACHER = Mlp.of(64, 32, 10);
    private static final Loss LOSS = new DistillationLoss(0.3, new SoftTargetLoss(4));

    static List<Network> networks() {
        return List.of(Mlp.of(64, 24, 10), ConvNet.of("resnet8", 10).input(1, 8, 8));
    }

    private static Training training(Network student, Loss loss, Recipe recipe, Precision precision) {
        var computation = recipe.computation().withPrecision(precision).withEngine(Engine.AUTOMATIC);
        return new Training(
                "student",
                student,
                Digits.load().take(100),
                loss,
                Teacher.of(new Classifier(TEACHER, TEACHER.initialWeights(5))),
                recipe.withComputation(computation),
                8);
    }

    @ParameterizedTest
    @MethodSource("networks")
    void losses_are_near_those_of_f32(Network student) {
        assertNear(student, Recipe.DEFAULT.withLearningRate(0.001));
    }

    @Test
    void a_teacher_that_runs_along_multiplies_in_bf16_too() {
        assertNear(
                networks().getLast(),
                Recipe.DEFAULT.withLearningRate(0.001).withAugmentations(Augmentations.of(new HorizontalFlip(0.5))));
    }

    /// 8 bits of each number are two to three digits.
    private static void assertNear(Network student, Recipe recipe) {
        var half = training(student, LOSS, recipe, Precision.BF16).run(TrainingListener.NONE);
        var single = training(student, LOSS, recipe, Precision.F32).run(TrainingListener.NONE);

        assertThat(half.engine()).isEqualTo("compiled, linear layers and convolutions in bf16");
        assertThat(half.device()).isEqualTo(Torch.name(Torch.defaultDevice()));
        assertThat(half.last()).isNotEqualTo(single.last());
        var exact = single.history().steps();
        for (int step = 0; step < exact.size(); step++) {
            assertThat(half.history().steps().get(step).totalLoss())
                    .isCloseTo(
                            exact.get(step).totalLoss(),
                            within(0.03 * exact.get(step).totalLoss()));
        }
    }

    @Test
    void a_step_that_cannot_be_compiled_is_refused_and_not_computed_in_f32() {
        var drawing = new DistillationLoss(0.3, new CrdLoss(null, null).negatives(8));
        var training = training(networks().getFirst(), drawing, Recipe.DEFAULT, Precision.BF16);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> training.run(TrainingListener.NONE))
                .withMessage(
                        "precision must be f32 for this step, but was bf16: it cannot be compiled, because CRD draws"
                                + " rows in each step; leave that word out");
    }

    @Test
    void whoever_asks_for_bf16_hears_before_the_first_step_where_it_does_not_pay() {
        var heard = new ArrayList<String>();
        training(networks().getFirst(), LOSS, Recipe.DEFAULT, Precision.BF16).run(new TrainingListener() {
            @Override
            public void started(TrainingOutline outline) {
                heard.addAll(outline.notices());
            }
        });

        assertThat(heard)
                .isEqualTo(Bfloat16.of(Torch.defaultDevice()).notice().stream().toList());
    }
}
