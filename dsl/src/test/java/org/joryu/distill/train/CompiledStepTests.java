package org.joryu.distill.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.joryu.distill.Joryu.attention;
import static org.joryu.distill.Joryu.classWise;
import static org.joryu.distill.Joryu.correlation;
import static org.joryu.distill.Joryu.dist;
import static org.joryu.distill.Joryu.dkd;
import static org.joryu.distill.Joryu.exits;
import static org.joryu.distill.Joryu.fsp;
import static org.joryu.distill.Joryu.hiddenCosine;
import static org.joryu.distill.Joryu.hint;
import static org.joryu.distill.Joryu.infoNce;
import static org.joryu.distill.Joryu.jsd;
import static org.joryu.distill.Joryu.learnedTemperature;
import static org.joryu.distill.Joryu.linear;
import static org.joryu.distill.Joryu.logitMse;
import static org.joryu.distill.Joryu.multiLevel;
import static org.joryu.distill.Joryu.nst;
import static org.joryu.distill.Joryu.pkt;
import static org.joryu.distill.Joryu.reverseKl;
import static org.joryu.distill.Joryu.review;
import static org.joryu.distill.Joryu.rkd;
import static org.joryu.distill.Joryu.similarity;
import static org.joryu.distill.Joryu.softCrossEntropy;
import static org.joryu.distill.Joryu.softTargets;
import static org.joryu.distill.Joryu.standardized;
import static org.joryu.distill.Joryu.uld;
import static org.joryu.distill.Joryu.vid;
import static org.joryu.distill.Joryu.virtualTeacher;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.Dropout;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.joryu.distill.data.Dataset;
import org.joryu.distill.data.Digits;
import org.joryu.distill.loss.CrdLoss;
import org.joryu.distill.loss.DistillationLoss;
import org.joryu.distill.loss.HardLoss;
import org.joryu.distill.loss.LabelSmoothingLoss;
import org.joryu.distill.loss.Loss;
import org.joryu.distill.loss.SoftTargetLoss;
import org.joryu.distill.model.BlockNetwork;
import org.joryu.distill.model.Classifier;
import org.joryu.distill.model.ConvNet;
import org.joryu.distill.model.Mlp;
import org.joryu.distill.model.Network;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Both engines give the same numbers.
class CompiledStepTests {

    private static final Recipe RECIPE = Recipe.DEFAULT.withBatchSize(32).withLearningRate(0.001);
    /// Adam's first steps go by the signs of gradients, so roundings of small ones would show.
    private static final Recipe PLAIN = RECIPE.withOptimizer(new Sgd(0, false, 0));

    private static final ConvNet TEACHER = ConvNet.of("resnet8", 10).input(1, 8, 8);
    private static final ConvNet STUDENT = ConvNet.of("resnet8", 10).input(1, 8, 8);
    private static final Dataset DATA = Digits.load().take(100);

    private static TrainingResult train(Network student, Network teacher, Loss loss, Recipe recipe, long steps) {
        var taught = Teacher.of(new Classifier(teacher, teacher.initialWeights(5)));
        return new Training("student", student, DATA, loss, taught, recipe, steps).run(TrainingListener.NONE);
    }

    private static Recipe by(Engine engine, Recipe recipe) {
        return recipe.withComputation(recipe.computation().withEngine(engine));
    }

    private static double[] losses(TrainingResult result) {
        return result.history().steps().stream()
                .mapToDouble(StepMetrics::totalLoss)
                .toArray();
    }

    private static void assertSame(TrainingResult compiled, TrainingResult eager, double relative) {
        assertThat(compiled.engine()).startsWith("compiled");
        assertThat(eager.engine()).isEqualTo("eager");
        var expected = losses(eager);
        var actual = losses(compiled);
        assertThat(actual).hasSameSizeAs(expected);
        for (int step = 0; step < expected.length; step++) {
            assertThat(actual[step])
                    .as("step %d", step + 1)
                    .isCloseTo(expected[step], within(relative * Math.abs(expected[step])));
        }
    }

    static Stream<Loss> losses() {
        return Stream.of(
                new LabelSmoothingLoss(0.1),
                softTargets(4),
                softCrossEntropy(4),
                logitMse(),
                dkd(1, 8),
                dist(),
                standardized(softTargets(2)),
                learnedTemperature(),
                multiLevel(),
                classWise(4),
                virtualTeacher(4),
                reverseKl(4),
                jsd(0.5),
                uld(),
                softTargets(linear(1, 4, 2)),
                hint("stage2"),
                infoNce(),
                exits("stage1", "stage2"),
                attention("stage1", "stage2"),
                similarity("stage2"),
                rkd(),
                pkt("pooled"),
                nst("stage2"),
                correlation("pooled"),
                vid("stage2"),
                review("stage1", "stage2"),
                hiddenCosine("stage2"),
                fsp("stage1", "stage2"),
                softTargets(4).plus(hint("stage2").weight(10)));
    }

    @ParameterizedTest
    @MethodSource("losses")
    void every_loss_is_the_same_by_both_engines(Loss soft) {
        var loss = soft instanceof LabelSmoothingLoss ? soft : new DistillationLoss(0.3, soft);

        var compiled = train(STUDENT, TEACHER, loss, by(Engine.COMPILED, PLAIN), 3);

        assertSame(compiled, train(STUDENT, TEACHER, loss, by(Engine.EAGER, PLAIN), 3), 1e-5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"resnet8", "resnet20", "wrn-16-1", "vgg8"})
    void every_network_is_the_same_by_both_engines(String name) {
        var student = ConvNet.of(name, 10).input(1, 8, 8);

        var compiled = train(student, TEACHER, new HardLoss(), by(Engine.COMPILED, PLAIN), 3);

        assertSame(compiled, train(student, TEACHER, new HardLoss(), by(Engine.EAGER, PLAIN), 3), 1e-5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mobilenetv2", "shufflenetv1", "shufflenetv2"})
    void networks_that_normalize_single_pixels_begin_the_same_but_for_roundings(String name) {
        var student = ConvNet.of(name, 10).input(1, 8, 8);

        var compiled = train(student, TEACHER, new HardLoss(), by(Engine.COMPILED, RECIPE), 1);

        assertSame(compiled, train(student, TEACHER, new HardLoss(), by(Engine.EAGER, RECIPE), 1), 1e-3);
    }

    @Test
    void two_hundred_steps_are_the_same() {
        var student = Mlp.of(64, 32, 10);
        var loss = new DistillationLoss(0.3, new SoftTargetLoss(4));
        var recipe = RECIPE.withOptimizer(new Sgd(0.9, false, 5e-4))
                .withLearningRate(0.01)
                .withEpochs(100);

        var compiled = train(student, Mlp.of(64, 64, 10), loss, by(Engine.COMPILED, recipe), 200);

        assertSame(compiled, train(student, Mlp.of(64, 64, 10), loss, by(Engine.EAGER, recipe), 200), 1e-5);
    }

    static Stream<Recipe> recipes() {
        return Stream.of(
                RECIPE.withOptimizer(new Adam(0.01, false)),
                RECIPE.withOptimizer(new Adam(0.01, true)),
                RECIPE.withOptimizer(new Sgd(0, false, 0)),
                RECIPE.withOptimizer(new Sgd(0.9, false, 5e-4)),
                RECIPE.withOptimizer(new Sgd(0.9, true, 0)),
                RECIPE.withClipNorm(0.1),
                RECIPE.withComputation(RECIPE.computation().withMicroBatch(10)),
                RECIPE.withClipNorm(0.1).withComputation(RECIPE.computation().withMicroBatch(10)),
                // The last batch of an epoch has other rows than the others.
                RECIPE.withBatchSize(50).withEpochs(5));
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void every_rule_moves_the_weights_alike(Recipe recipe) {
        var student = Mlp.of(64, 32, 10);
        var loss = new DistillationLoss(0.3, new SoftTargetLoss(4));

        var compiled = train(student, Mlp.of(64, 64, 10), loss, by(Engine.COMPILED, recipe), 20);

        assertSame(compiled, train(student, Mlp.of(64, 64, 10), loss, by(Engine.EAGER, recipe), 20), 1e-5);
    }

    private static BlockNetwork withDropout() {
        return new BlockNetwork(
                "mine",
                () -> new SequentialBlock()
                        .add(Linear.builder().setUnits(32).build())
                        .add(Activation::relu)
                        .add(Dropout.builder().optRate(0.3f).build())
                        .add(Linear.builder().setUnits(10).build()),
                10,
                new Shape(64));
    }

    @Test
    void a_block_of_djl_compiles_and_drops_out_the_same_units() {
        var compiled = train(withDropout(), TEACHER, new HardLoss(), by(Engine.COMPILED, RECIPE), 10);

        assertSame(compiled, train(withDropout(), TEACHER, new HardLoss(), by(Engine.EAGER, RECIPE), 10), 1e-5);
    }

    /// A block that uses its layers in another order than it lists them.
    private static final class Backwards extends AbstractBlock {

        private final Block last =
                addChildBlock("last", Linear.builder().setUnits(10).build());
        private final Block first =
                addChildBlock("first", Linear.builder().setUnits(12).build());

        @Override
        protected NDList forwardInternal(
                ParameterStore store, NDList inputs, boolean training, @Nullable PairList<String, Object> options) {
            var hidden = first.forward(store, inputs, training).singletonOrThrow();
            return last.forward(store, new NDList(Activation.relu(hidden)), training);
        }

        @Override
        protected void initializeChildBlocks(NDManager manager, DataType type, Shape... inputs) {
            first.initialize(manager, type, inputs);
            last.initialize(manager, type, first.getOutputShapes(inputs));
        }

        @Override
        public Shape[] getOutputShapes(Shape[] inputs) {
            return last.getOutputShapes(first.getOutputShapes(inputs));
        }
    }

    @Test
    void the_optimizers_memory_is_that_of_its_weights_in_whatever_order_they_are_used() {
        var compiled = train(
                new BlockNetwork("backwards", Backwards::new, 10, new Shape(64)),
                TEACHER,
                new HardLoss(),
                by(Engine.COMPILED, RECIPE),
                20);

        assertSame(
                compiled,
                train(
                        new BlockNetwork("backwards", Backwards::new, 10, new Shape(64)),
                        TEACHER,
                        new HardLoss(),
                        by(Engine.EAGER, RECIPE),
                        20),
                1e-5);
    }

    @Test
    void the_same_seed_gives_the_same_student_bit_for_bit() {
        var loss = new DistillationLoss(0.3, new SoftTargetLoss(4));

        var first = train(STUDENT, TEACHER, loss, by(Engine.COMPILED, RECIPE), 6);

        assertThat(train(STUDENT, TEACHER, loss, by(Engine.COMPILED, RECIPE), 6).last())
                .isEqualTo(first.last());
    }

    private static List<String> notices(Training training) {
        var notices = new ArrayList<String>();
        training.run(new TrainingListener() {
            @Override
            public void started(TrainingOutline outline) {
                notices.addAll(outline.notices());
            }
        });
        return notices;
    }

    @Test
    void what_cannot_be_compiled_is_computed_eagerly_and_says_why() {
        var teacher = Teacher.of(new Classifier(TEACHER, TEACHER.initialWeights(5)));
        var loss = new DistillationLoss(0.3, new CrdLoss(null, null).negatives(8));
        var training = new Training("student", STUDENT, Digits.load().take(20), loss, teacher, RECIPE.withEpochs(100));

        assertThat(notices(training))
                .contains("steps are computed eagerly, not compiled, because CRD draws rows in each step");
        var demanded = new Training("student", STUDENT, DATA, loss, teacher, by(Engine.COMPILED, RECIPE), 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> demanded.run(TrainingListener.NONE))
                .withMessage("engine must be EAGER for this step, but was COMPILED: it cannot be compiled, because"
                        + " CRD draws rows in each step; leave that word out");
    }

    @Test
    void a_few_steps_are_not_worth_a_program() {
        assertThat(train(Mlp.of(64, 10), TEACHER, new HardLoss(), RECIPE, 5).engine())
                .isEqualTo("eager");
        assertThat(train(Mlp.of(64, 10), TEACHER, new HardLoss(), RECIPE.withEpochs(60), 1000)
                        .engine())
                .isEqualTo("compiled");
    }

    @Test
    void half_precision_is_close_and_says_that_it_is() {
        var half = RECIPE.withComputation(RECIPE.computation().withPrecision(Precision.BF16));

        var result = train(STUDENT, TEACHER, new HardLoss(), half, 3);

        assertThat(result.engine()).isEqualTo("compiled, linear layers and convolutions in bf16");
        var exact = losses(train(STUDENT, TEACHER, new HardLoss(), by(Engine.EAGER, RECIPE), 3));
        for (int step = 0; step < exact.length; step++) {
            assertThat(losses(result)[step]).isCloseTo(exact[step], within(0.02 * exact[step]));
        }
        assertThat(losses(result)).isNotEqualTo(exact);
    }
}
