package org.joryu.distill.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.joryu.distill.data.Augmentations;
import org.joryu.distill.data.Dataset;
import org.joryu.distill.data.Digits;
import org.joryu.distill.data.HorizontalFlip;
import org.joryu.distill.data.RandomCrop;
import org.joryu.distill.data.SplitRule;
import org.joryu.distill.loss.AttentionLoss;
import org.joryu.distill.loss.DecoupledLoss;
import org.joryu.distill.loss.DistLoss;
import org.joryu.distill.loss.DistillationLoss;
import org.joryu.distill.loss.FlowLoss;
import org.joryu.distill.loss.HardLoss;
import org.joryu.distill.loss.HintLoss;
import org.joryu.distill.loss.JensenShannonLoss;
import org.joryu.distill.loss.LabelSmoothingLoss;
import org.joryu.distill.loss.LearnedTemperatureLoss;
import org.joryu.distill.loss.LogitMseLoss;
import org.joryu.distill.loss.Loss;
import org.joryu.distill.loss.MutualLoss;
import org.joryu.distill.loss.NeuronSelectivityLoss;
import org.joryu.distill.loss.RelationalLoss;
import org.joryu.distill.loss.SoftTargetLoss;
import org.joryu.distill.loss.SortedProbabilityLoss;
import org.joryu.distill.loss.StandardizedLoss;
import org.joryu.distill.loss.VariationalLoss;
import org.joryu.distill.model.BlockNetwork;
import org.joryu.distill.model.Classifier;
import org.joryu.distill.model.ConvNet;
import org.joryu.distill.model.Mlp;
import org.joryu.distill.model.Network;
import org.joryu.distill.model.Weights;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MicroBatchTests {

    private static final Network STUDENT = Mlp.of(64, 8, 10);
    private static final Network IMAGES = ConvNet.of("lenet", 10).input(1, 16, 16);

    /// Two batches, of 64 rows and of 26, in parts of 16 and 13.
    private final Dataset few = Digits.load().take(90);

    private final Recipe whole = Recipe.DEFAULT
            .withEpochs(2)
            .withOptimizer(new Sgd(0.9, false, 0))
            .withLearningRate(0.05)
            .withClipNorm(1)
            .withDevice("cpu");
    private final Recipe inParts = whole.withComputation(Computation.DEFAULT.withMicroBatch(16));

    private TrainingResult run(Network student, Loss loss, Recipe recipe) {
        var network = student instanceof ConvNet ? student : Mlp.of(64, 16, 10);
        var teacher = Teacher.of(new Classifier(network, network.initialWeights(5)));
        var data = student instanceof ConvNet ? noise() : few;
        return new Training("student", student, data, loss, teacher, recipe).run(TrainingListener.NONE);
    }

    /// 90 images to train on, and 60 others.
    private static Dataset noise() {
        var random = new SplittableRandom(1);
        var rows = new float[150][256];
        var labels = new int[rows.length];
        for (int row = 0; row < rows.length; row++) {
            labels[row] = row % 10;
            for (int i = 0; i < rows[row].length; i++) {
                rows[row][i] = (float) random.nextDouble(-1, 1);
            }
        }
        return Dataset.of(
                "noise", rows, labels, Digits.load().classNames(), new long[] {1, 16, 16}, SplitRule.THREE_ONE_ONE);
    }

    private static void requireSame(TrainingResult some, TrainingResult others) {
        requireSame(some.last(), others.last());
        var steps = others.history().steps();
        assertThat(some.history().steps()).hasSameSizeAs(steps).allSatisfy(step -> {
            var other = steps.get((int) step.step() - 1);
            assertThat(step.totalLoss()).isCloseTo(other.totalLoss(), within(1e-6 * Math.max(1, other.totalLoss())));
            assertThat(step.parts())
                    .extracting(NamedLoss::name)
                    .isEqualTo(other.parts().stream().map(NamedLoss::name).toList());
        });
    }

    private static void requireSame(Weights some, Weights others) {
        for (var name : some.names()) {
            var expected = others.values(name);
            var actual = some.values(name);
            assertThat(IntStream.range(0, expected.length)
                            .mapToDouble(i -> Math.abs(actual[i] - expected[i]))
                            .max()
                            .orElseThrow())
                    .as(name)
                    .isLessThan(1e-6);
        }
    }

    static List<Named<Loss>> meansOverRows() {
        return List.<Loss>of(
                        new HardLoss(),
                        new LabelSmoothingLoss(0.1),
                        new DistillationLoss(0.3, new SoftTargetLoss(4)),
                        new DistillationLoss(0.3, new DecoupledLoss(1, 2, 2)),
                        new DistillationLoss(0.3, new LogitMseLoss().weight(0.1)),
                        new DistillationLoss(0.3, new DistLoss(2, 0, 1, true)),
                        new DistillationLoss(0.3, new StandardizedLoss(new SoftTargetLoss(2))),
                        new DistillationLoss(0.3, new JensenShannonLoss(0.5).plus(new SortedProbabilityLoss())),
                        new DistillationLoss(0.3, new LearnedTemperatureLoss(1, 20, 10)),
                        new DistillationLoss(0.3, new SoftTargetLoss(4).plus(new HintLoss("hidden1", "hidden1"))))
                .stream()
                .map(loss -> Named.of(loss.formula(), loss))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("meansOverRows")
    void parts_add_up_to_the_step_of_the_whole_batch(Loss loss) {
        assertThat(loss.parts()).noneMatch(part -> part.looksAcrossRows());

        requireSame(run(STUDENT, loss, inParts), run(STUDENT, loss, whole));
    }

    static List<Named<Loss>> meansOverMaps() {
        return List.<Loss>of(
                        new AttentionLoss(List.of(), 2),
                        new NeuronSelectivityLoss(List.of()),
                        new VariationalLoss(List.of()),
                        new FlowLoss(List.of()))
                .stream()
                .map(loss -> Named.of(loss.formula(), loss))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("meansOverMaps")
    void so_they_do_where_maps_are_compared(Loss loss) {
        assertThat(loss.parts()).noneMatch(part -> part.looksAcrossRows());
        var beside = new DistillationLoss(0.5, loss);

        requireSame(run(IMAGES, beside, inParts.withEpochs(1)), run(IMAGES, beside, whole.withEpochs(1)));
    }

    @Test
    void so_they_do_where_each_epoch_has_other_views() {
        var views = Augmentations.of(new RandomCrop(2), new HorizontalFlip(0.5));
        var loss = new DistillationLoss(0.5, new SoftTargetLoss(4));

        requireSame(
                run(IMAGES, loss, inParts.withAugmentations(views)), run(IMAGES, loss, whole.withAugmentations(views)));
    }

    @Test
    void so_they_do_where_networks_learn_from_each_other() {
        var networks = List.<Network>of(STUDENT, Mlp.of(64, 12, 10));
        var some = new MutualTraining(networks, few, new MutualLoss(1), inParts).run();
        var others = new MutualTraining(networks, few, new MutualLoss(1), whole).run();

        for (int own = 0; own < networks.size(); own++) {
            requireSame(some.get(own), others.get(own));
        }
    }

    @Test
    void no_more_rows_are_computed_at_once_and_no_part_is_left_with_a_few() {
        var extents = new ArrayList<Long>();
        var network = new BlockNetwork(
                "counting",
                () -> new SequentialBlock()
                        .add(LambdaBlock.singleton(rows -> {
                            if (JniUtils.isGradMode()) {
                                extents.add(rows.size(0));
                            }
                            return rows;
                        }))
                        .add(Linear.builder().setUnits(10).build()),
                10,
                new Shape(64));
        var soft = new DistillationLoss(0.5, new SoftTargetLoss(4));

        run(network, soft, inParts.withEpochs(1));

        // The first two weigh hard and soft loss against each other before the first step.
        assertThat(extents).containsExactly(16L, 16L, 16L, 16L, 16L, 16L, 13L, 13L);
    }

    @Test
    void the_same_seed_gives_the_same_student_bit_for_bit_in_parts_too() {
        var soft = new DistillationLoss(0.5, new SoftTargetLoss(4));

        assertThat(run(STUDENT, soft, inParts).last())
                .isEqualTo(run(STUDENT, soft, inParts).last());
    }

    @Test
    void parts_that_are_as_large_as_the_batch_change_nothing() {
        var large = whole.withComputation(Computation.DEFAULT.withMicroBatch(64));

        assertThat(run(STUDENT, new HardLoss(), large).last())
                .isEqualTo(run(STUDENT, new HardLoss(), whole).last());
    }

    @Test
    void what_looks_across_rows_is_told_of() {
        var loss = new DistillationLoss(0.5, new DistLoss(1, 1, 1, true).plus(new RelationalLoss(List.of(), 25, 50)));
        var teacher = Teacher.of(new Classifier(STUDENT, STUDENT.initialWeights(5)));
        var training = new Training("student", STUDENT, few, loss, teacher, inParts);

        assertThat(training.rehearse().notices())
                .contains("DIST and RKD look across the rows of a batch, in parts of 16 across those of a part"
                        + " alone, so this is another loss than of 64 rows: leave out microBatch(16) unless that is"
                        + " meant");
        assertThat(run(STUDENT, loss, inParts).last())
                .isNotEqualTo(run(STUDENT, loss, whole).last());
    }

    @Test
    void BatchNorm_of_a_part_is_told_of() {
        var network = ConvNet.of("resnet8", 10).input(1, 8, 8);
        var training = new Training("student", network, few, new HardLoss(), null, inParts);

        assertThat(training.rehearse().notices())
                .containsExactly("BatchNorm takes mean and variance of the rows that are computed at once, in parts of"
                        + " 16 in place of 64: the student learns as from smaller batches there");
    }
}
