package org.joryu.distill.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import java.util.List;
import org.joryu.distill.data.Dataset;
import org.joryu.distill.data.Digits;
import org.joryu.distill.loss.HardLoss;
import org.joryu.distill.loss.MutualLoss;
import org.joryu.distill.loss.SoftTargetLoss;
import org.joryu.distill.model.Classifier;
import org.joryu.distill.model.ConvNet;
import org.joryu.distill.model.Mlp;
import org.joryu.distill.model.Network;
import org.junit.jupiter.api.Test;

class MutualTrainingTests {

    private static final Mlp NARROW = Mlp.of(64, 12, 10);
    private static final Mlp WIDE = Mlp.of(64, 24, 10);
    private static final Recipe RECIPE =
            Recipe.DEFAULT.withEpochs(4).withSeed(7).withDevice("cpu");

    private final Dataset few = Digits.load().take(200);

    private List<TrainingResult> run(Recipe recipe, Network... networks) {
        return new MutualTraining(List.of(networks), few, new MutualLoss(1), recipe).run();
    }

    @Test
    void every_network_learns_and_keeps_its_best_epoch() {
        for (var result : run(RECIPE.withEpochs(20), NARROW, WIDE, NARROW)) {
            var epochs = result.history().epochs();
            assertThat(epochs.getLast().hardLoss()).isLessThan(epochs.getFirst().hardLoss() / 2);
            assertThat(result.bestEpoch().devAccuracy())
                    .isEqualTo(epochs.stream()
                            .mapToDouble(EpochMetrics::devAccuracy)
                            .max()
                            .orElseThrow());
            assertThat(result.lastEpoch().agreement())
                    .isGreaterThan(epochs.getFirst().agreement());
            assertThat(result.history().steps()).hasSize(80).allSatisfy(step -> {
                assertThat(step.softLoss()).isPositive();
                assertThat(step.totalLoss()).isCloseTo(step.hardLoss() + step.softLoss(), within(1e-5));
            });
        }
    }

    @Test
    void networks_of_one_architecture_begin_with_different_weights() {
        var results = run(RECIPE.withEpochs(1), NARROW, NARROW);

        assertThat(results.getFirst().initial()).isEqualTo(NARROW.initialWeights(7));
        assertThat(results.getLast().initial()).isNotEqualTo(results.getFirst().initial());
        assertThat(results.getLast().last()).isNotEqualTo(results.getFirst().last());
        assertThat(results.getFirst().history().steps().getFirst().softLoss()).isGreaterThan(0.01);
    }

    /// One step of SGD over all rows at once.
    @Test
    void a_step_is_for_each_network_one_of_distillation_from_the_other_as_it_was() {
        var recipe = RECIPE.withEpochs(1)
                .withBatchSize(200)
                .withOptimizer(new Sgd(0, false, 0))
                .withLearningRate(0.1);

        var results = run(recipe, NARROW, WIDE);

        var wide = WIDE.initialWeights(recipe.seedOf(1));
        var fromWide = new Training(
                        "narrow",
                        NARROW,
                        few,
                        new HardLoss().plus(new SoftTargetLoss(1)),
                        Teacher.of(new Classifier(WIDE, wide)),
                        recipe)
                .run(TrainingListener.NONE);
        assertThat(results.getLast().initial()).isEqualTo(wide);
        for (var name : fromWide.last().names()) {
            var alone = fromWide.last().values(name);
            var mutual = results.getFirst().last().values(name);
            for (int i = 0; i < alone.length; i++) {
                assertThat(mutual[i]).as("%s[%d]", name, i).isCloseTo(alone[i], within(1e-6f));
            }
        }
    }

    @Test
    void the_same_seed_gives_the_same_networks_bit_for_bit() {
        var network = ConvNet.of("resnet8", 10).input(1, 8, 8);
        var recipe = RECIPE.withEpochs(1);

        var once = run(recipe, NARROW, network);
        var again = run(recipe, NARROW, network);

        for (int i = 0; i < 2; i++) {
            assertThat(again.get(i).last()).isEqualTo(once.get(i).last());
            assertThat(again.get(i).history().steps())
                    .isEqualTo(once.get(i).history().steps());
        }
        assertThat(run(recipe.withSeed(8), NARROW, network).getFirst().last())
                .isNotEqualTo(once.getFirst().last());
    }

    @Test
    void a_step_leaves_no_array_behind() {
        var training = new MutualTraining(List.of(NARROW, WIDE), few, new MutualLoss(1), RECIPE);
        try (var narrow = MutualLearner.load(training, 0, Device.cpu(), TrainingListener.NONE);
                var workers = new Workers();
                var wide = MutualLearner.load(training, 1, Device.cpu(), TrainingListener.NONE)) {
            var step = new MutualStep(training, List.of(narrow, wide), workers);
            step.run(new Batch(1, 1, new long[] {0, 1, 2, 3}));
            int ofNarrow = narrow.network().manager().getManagedArrays().size();
            int ofWide = wide.network().manager().getManagedArrays().size();

            step.run(new Batch(2, 1, new long[] {4, 5, 6, 7}));

            assertThat(narrow.network().manager().getManagedArrays()).hasSize(ofNarrow);
            assertThat(wide.network().manager().getManagedArrays()).hasSize(ofWide);
        }
    }

    @Test
    void an_interrupt_ends_all_after_the_step() {
        Thread.currentThread().interrupt();

        var results = run(RECIPE, NARROW, WIDE);

        assertThat(Thread.interrupted()).isFalse();
        assertThat(results).hasSize(2).allSatisfy(result -> {
            assertThat(result.stopped()).isTrue();
            assertThat(result.history().steps()).hasSize(1);
        });
    }

    @Test
    void a_loss_that_is_not_finite_names_step_and_rows() {
        assertThatThrownBy(() -> run(RECIPE.withOptimizer(new Sgd(0, false, 0)).withLearningRate(1e30), NARROW, WIDE))
                .isInstanceOf(DivergedException.class)
                .hasMessageContaining("lower the learning rate");
    }
}
