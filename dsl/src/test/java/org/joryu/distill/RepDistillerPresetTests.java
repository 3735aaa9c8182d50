package org.joryu.distill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.joryu.distill.Joryu.digits;
import static org.joryu.distill.Joryu.presets;

import org.joryu.distill.data.Dataset;
import org.joryu.distill.data.Glyphs;
import org.joryu.distill.data.Normalization;
import org.joryu.distill.loss.HardLoss;
import org.joryu.distill.model.Classifier;
import org.joryu.distill.train.RateSchedule;
import org.joryu.distill.train.Sgd;
import org.joryu.distill.train.Teacher;
import org.joryu.distill.train.Training;
import org.joryu.distill.train.TrainingListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RepDistillerPresetTests {

    private static final Dataset IMAGES =
            Glyphs.of(60, 4).side(16).colored().seed(1).draw();

    private static Preset preset(RepDistillerMethod method) {
        return presets.repDistiller("resnet14", "resnet8", method, IMAGES);
    }

    private static Classifier untrainedTeacher() {
        var network = preset(RepDistillerMethod.KD).teacher().network();
        return new Classifier(network, network.initialWeights(1));
    }

    @Test
    void has_the_published_recipe() {
        var preset = presets.repDistiller("resnet32x4", "resnet8x4", RepDistillerMethod.KD, IMAGES);

        assertThat(preset.toString())
                .contains("240 epochs")
                .contains("batches of 64, SGD with momentum 0.9 and weight decay 0.0005")
                .contains("learning rate 0.05 times 0.1 after epochs 150, 180, 210")
                .contains("randomCrop(4), horizontalFlip(0.5)")
                .contains("L = 0.1·CE + 0.9·4²·KL");
    }

    @ParameterizedTest
    @EnumSource(RepDistillerMethod.class)
    void every_method_takes_steps(RepDistillerMethod method) {
        var run =
                preset(method).from(untrainedTeacher()).epochs(1).batchSize(12).run();

        assertThat(run.history().steps())
                .hasSize(3)
                .allSatisfy(step -> assertThat(step.totalLoss()).isFinite());
    }

    @Test
    void half_the_loss_at_twice_the_rate_and_half_the_decay_takes_the_same_steps() {
        var teacher = untrainedTeacher();
        var plan = preset(RepDistillerMethod.SP).from(teacher).epochs(1).batchSize(12);
        var asThere = new HardLoss().plus(RepDistillerMethod.SP.soft());
        var recipe = plan.recipe()
                .withOptimizer(new Sgd(0.9, false, 5e-4))
                .withLearningRate(0.05)
                .withRateSchedule(new RateSchedule.Constant());
        var there = new Training(
                        "as there",
                        plan.student(),
                        IMAGES.normalized(Normalization.CIFAR_100),
                        asThere,
                        Teacher.of(teacher),
                        recipe)
                .run(TrainingListener.NONE);

        var here = plan.run().result().last().values("fc.weight");

        assertThat(here).containsExactly(there.last().values("fc.weight"), within(1e-5f));
    }

    @Test
    void takes_images_only() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> presets.repDistiller("resnet14", "resnet8", RepDistillerMethod.KD, digits()));
    }
}
