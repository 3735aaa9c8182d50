package org.joryu.distill.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.joryu.distill.data.Dataset;
import org.joryu.distill.data.Digits;
import org.joryu.distill.loss.DistillationLoss;
import org.joryu.distill.loss.HardLoss;
import org.joryu.distill.loss.HintLoss;
import org.joryu.distill.loss.Loss;
import org.joryu.distill.loss.MutualLoss;
import org.joryu.distill.model.Classifier;
import org.joryu.distill.model.Mlp;
import org.joryu.distill.model.Network;
import org.junit.jupiter.api.Test;

/// With plain gradient descent at learning rate 1, a step is as long as the gradient.
class ClippedTrainingTests {

    private static final Network STUDENT = Mlp.of(64, 8, 10);
    private static final Network TEACHER = Mlp.of(64, 16, 10);
    private static final double NORM = 0.01;

    private final Dataset few = Digits.load().take(150);
    private final Recipe recipe = Recipe.DEFAULT
            .withEpochs(1)
            .withOptimizer(new Sgd(0, false, 0))
            .withLearningRate(1)
            .withDevice("cpu");

    private double moved(Loss loss, Recipe recipe) {
        var teacher = Teacher.of(new Classifier(TEACHER, TEACHER.initialWeights(5)));
        return moved(new Training("student", STUDENT, few, loss, teacher, recipe, 1).run(TrainingListener.NONE));
    }

    private static double moved(TrainingResult result) {
        double squares = 0;
        for (var name : result.last().names()) {
            var before = result.initial().values(name);
            var after = result.last().values(name);
            squares += IntStream.range(0, before.length)
                    .mapToDouble(i -> Math.pow((double) after[i] - before[i], 2))
                    .sum();
        }
        return Math.sqrt(squares);
    }

    @Test
    void a_step_is_as_long_as_the_norm_where_it_would_be_longer() {
        double free = moved(new HardLoss(), recipe);

        assertThat(free).isGreaterThan(2 * NORM);
        assertThat(moved(new HardLoss(), recipe.withClipNorm(NORM))).isCloseTo(NORM, within(1e-5));
        assertThat(moved(new HardLoss(), recipe.withClipNorm(2 * free))).isEqualTo(free);
    }

    @Test
    void what_losses_learn_takes_its_share_of_the_norm() {
        var hinted = new DistillationLoss(0.5, new HintLoss("hidden1", "hidden1").weight(10));

        assertThat(moved(hinted, recipe.withClipNorm(NORM))).isPositive().isLessThan(0.98 * NORM);
    }

    @Test
    void networks_that_learn_from_each_other_have_a_norm_each() {
        var training = new MutualTraining(
                List.of(STUDENT, TEACHER),
                few,
                new MutualLoss(1),
                recipe.withBatchSize(few.train().size()).withClipNorm(NORM));

        assertThat(training.run())
                .allSatisfy(result -> assertThat(moved(result)).isCloseTo(NORM, within(1e-5)));
    }

    @Test
    void a_warm_up_begins_with_small_steps() {
        var warm = recipe.withEpochs(10).withWarmUp(5).withClipNorm(NORM);
        int steps = 5 * warm.stepsPerEpoch(few.train().size());

        assertThat(moved(new HardLoss(), warm)).isCloseTo(NORM / steps, within(1e-6));
    }
}
