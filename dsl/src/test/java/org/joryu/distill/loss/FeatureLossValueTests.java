package org.joryu.distill.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.joryu.distill.model.Torch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Values and gradients of losses on features against references that owe nothing to this code: NumPy's
/// by hand, PyTorch, and finite differences. All in float64.
class FeatureLossValueTests {

    private static final double RELATIVE = 1e-6;
    private static final double H = 1e-6;

    private final NDManager manager = Torch.newManager(Device.cpu());

    @AfterEach
    void close() {
        manager.close();
    }

    static Stream<Arguments> goldenOfVectors() {
        return Stream.of(
                Arguments.of("SP(x1)", new SimilarityLoss(List.of())),
                Arguments.of("RKD_D", new RelationalLoss(List.of(), 1, 0)),
                Arguments.of("RKD_A", new RelationalLoss(List.of(), 0, 1)),
                Arguments.of("RKD_25D+50A", new RelationalLoss(List.of(), 25, 50)),
                Arguments.of("PKT(x1)", new ProbabilisticTransferLoss(List.of())),
                Arguments.of("CosEmb(DistilBERT)", new CosineLoss(List.of())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("goldenOfVectors")
    void losses_on_vectors_have_their_golden_values(String name, SimpleLoss loss) {
        var answers = FeatureAnswers.of(
                "pooled",
                manager.create(Golden.features("student_feat")),
                manager.create(Golden.features("teacher_feat")));

        assertThat(loss.value(answers).getDouble()).isCloseTo(Golden.value(name), withinPercentage(100 * RELATIVE));
    }

    static Stream<Arguments> goldenOfMaps() {
        return Stream.of(
                Arguments.of("AT_p2", new AttentionLoss(List.of(), 2)),
                Arguments.of("NST_poly", new NeuronSelectivityLoss(List.of())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("goldenOfMaps")
    void losses_on_maps_have_their_golden_values(String name, SimpleLoss loss) {
        var answers = FeatureAnswers.of("stage1", maps(k -> Math.sin(0.37 * k + 0.1)), maps(k -> Math.cos(0.23 * k)));

        assertThat(loss.value(answers).getDouble()).isCloseTo(Golden.value(name), withinPercentage(100 * RELATIVE));
    }

    /// The golden value has no embeddings: these change nothing.
    @Test
    void correlation_congruence_has_its_golden_value() {
        var loss = new CorrelationLoss(List.of(), 6);
        var nothing = manager.zeros(new Shape(6), DataType.FLOAT64);
        var same = manager.eye(6, 6, 0, DataType.FLOAT64);
        var answers = FeatureAnswers.of(
                loss,
                new LinkedHashMap<>(Map.of("pooled", manager.create(Golden.features("student_feat")))),
                new LinkedHashMap<>(Map.of("pooled", manager.create(Golden.features("teacher_feat")))),
                Map.of(
                        "pooled.student.weight", same,
                        "pooled.student.bias", nothing,
                        "pooled.teacher.weight", same,
                        "pooled.teacher.bias", nothing));

        assertThat(loss.value(answers).getDouble()).isCloseTo(Golden.value("CC"), withinPercentage(100 * RELATIVE));
    }

    /// The golden value has no layers before it, and a variance of 5, with which a training begins.
    @Test
    void the_density_of_VID_has_its_golden_value() {
        var student = maps(k -> Math.sin(0.37 * k + 0.1));
        var teacher = maps(k -> Math.cos(0.23 * k));
        var around = new LossSetting(stages(student), stages(teacher), 10, TrainLabels.of());
        var spread = new VariationalLoss(List.of()).parameters(around).getLast();
        assertThat(spread.name()).isEqualTo("stage1.spread");
        var first = manager.create(spread.draw(new SplittableRandom(1))).toType(DataType.FLOAT64, false);

        assertThat(VariationalLoss.surprise(student, teacher, first).getDouble())
                .isCloseTo(Golden.value("VID_var5"), withinPercentage(100 * RELATIVE));
    }

    private static SequencedMap<String, Shape> stages(NDArray feature) {
        return new LinkedHashMap<>(Map.of("stage1", feature.getShape().slice(1)));
    }

    @Test
    void the_hierarchical_context_has_its_golden_value() {
        var value = HierarchicalContext.difference(maps(k -> Math.sin(0.37 * k + 0.1)), maps(k -> Math.cos(0.23 * k)));

        assertThat(value.getDouble()).isCloseTo(Golden.value("ReviewKD_HCL"), withinPercentage(100 * RELATIVE));
    }

    private NDArray maps(DoubleUnaryOperator value) {
        var values = new double[2 * 3 * 4 * 4];
        for (int k = 0; k < values.length; k++) {
            values[k] = value.applyAsDouble(k);
        }
        return manager.create(values, new Shape(2, 3, 4, 4));
    }

    static Map<String, FeatureLoss> ofPyTorch() {
        var losses = new LinkedHashMap<String, FeatureLoss>();
        losses.put("attention()", new AttentionLoss(List.of(), 2));
        losses.put(
                "attention(), p = 3",
                new AttentionLoss(StagePair.named("stage3", "stage1"), 3).guided("stage3", "stage2"));
        losses.put("similarity()", new SimilarityLoss(List.of()));
        losses.put("similarity(), two stages", new SimilarityLoss(StagePair.named("stage2", "pooled")));
        losses.put("rkd()", new RelationalLoss(List.of(), 25, 50));
        losses.put("rkd(1, 0)", new RelationalLoss(List.of(), 1, 0).of("stage1").guided("stage3"));
        losses.put("rkd(0, 1)", new RelationalLoss(List.of(), 0, 1).of("stage1").guided("stage3"));
        losses.put("pkt()", new ProbabilisticTransferLoss(List.of()));
        losses.put("nst()", new NeuronSelectivityLoss(List.of()));
        losses.put("correlation()", new CorrelationLoss(List.of(), 3));
        losses.put("vid()", new VariationalLoss(List.of()));
        losses.put("vid(), vectors", new VariationalLoss(List.of()));
        losses.put("hiddenCosine()", new CosineLoss(List.of()));
        losses.put("hiddenCosine(), maps", new CosineLoss(StagePair.named("stage1")));
        losses.put("review()", new ReviewLoss(List.of()));
        losses.put("fsp()", new FlowLoss(List.of()));
        losses.put("hint(stage1)", new HintLoss("stage1", "stage1"));
        return losses;
    }

    static Set<String> namesOfPyTorch() {
        return ofPyTorch().keySet();
    }

    private static FeatureLoss loss(String name) {
        return Objects.requireNonNull(ofPyTorch().get(name));
    }

    @ParameterizedTest
    @MethodSource("namesOfPyTorch")
    void values_and_gradients_are_those_of_PyTorch(String name) {
        var reference = FeatureReference.of(name);

        assertThat(reference.value(loss(name), reference.leaves(manager)).getDouble())
                .isCloseTo(reference.value(), withinPercentage(100 * RELATIVE));
        var expected = reference.gradients();
        var gradients = Gradients.analytic(reference.leaves(manager), leaves -> reference.value(loss(name), leaves));
        for (int leaf = 0; leaf < expected.size(); leaf++) {
            assertThat(gradients.get(leaf))
                    .containsExactly(expected.get(leaf), within(RELATIVE * Gradients.norm(expected.get(leaf)) + 1e-12));
        }
    }

    @ParameterizedTest
    @MethodSource("namesOfPyTorch")
    void what_a_loss_says_it_learns_is_what_it_asks_for(String name) {
        var reference = FeatureReference.of(name);
        var parameters = loss(name).parameters(reference.setting());

        assertThat(parameters.stream().map(LossParameter::name))
                .containsExactlyElementsOf(reference.learnedShapes().keySet());
        assertThat(parameters).allSatisfy(parameter -> {
            assertThat(parameter.shape()).isEqualTo(reference.learnedShapes().get(parameter.name()));
            assertThat(parameter.trained()).isTrue();
        });
    }

    /// Along directions at random, each of which moves everything at once.
    @ParameterizedTest
    @MethodSource("namesOfPyTorch")
    void gradients_agree_with_finite_differences(String name) {
        var reference = FeatureReference.of(name);
        var leaves = reference.leaves(manager);
        var gradients = Gradients.analytic(leaves, moved -> reference.value(loss(name), moved));
        var random = new Random(7);

        for (int i = 0; i < 5; i++) {
            var there = new ArrayList<NDArray>();
            var back = new ArrayList<NDArray>();
            double slope = 0;
            for (int leaf = 0; leaf < leaves.size(); leaf++) {
                var gradient = gradients.get(leaf);
                var direction = random.doubles(gradient.length, -1, 1).toArray();
                for (int k = 0; k < direction.length; k++) {
                    slope += direction[k] * gradient[k];
                }
                var step =
                        manager.create(direction, leaves.get(leaf).getShape()).mul(H);
                there.add(leaves.get(leaf).add(step));
                back.add(leaves.get(leaf).sub(step));
            }
            double difference = reference.value(loss(name), there).getDouble()
                    - reference.value(loss(name), back).getDouble();
            assertThat(slope).isCloseTo(difference / (2 * H), within(1e-6 * Math.max(1, Math.abs(slope))));
        }
    }

    /// Autograd refers to the factors of a formula until the backward pass; they must live so long.
    @ParameterizedTest
    @MethodSource("namesOfPyTorch")
    void gradients_do_not_depend_on_the_garbage_collector(String name) {
        var reference = FeatureReference.of(name);

        var disturbed = Gradients.analytic(reference.leaves(manager), leaves -> {
            var total = reference.value(loss(name), leaves);
            System.gc();
            Gradients.overwriteFreedMemory();
            return total;
        });

        var undisturbed = Gradients.analytic(reference.leaves(manager), leaves -> reference.value(loss(name), leaves));
        for (int leaf = 0; leaf < disturbed.size(); leaf++) {
            assertThat(disturbed.get(leaf)).containsExactly(undisturbed.get(leaf));
        }
    }

    @Test
    void every_loss_on_features_has_a_reference() {
        assertThat(ofPyTorch().keySet()).containsExactlyInAnyOrderElementsOf(FeatureReference.names());
        var here = ofPyTorch().values().stream().map(Object::getClass);
        var referenced = Stream.concat(here, ContextLossValueTests.kinds()).toList();

        assertThat(Stream.<Class<?>>of(FeatureLoss.class.getPermittedSubclasses()))
                .hasSize(13)
                .isSubsetOf(referenced);
    }
}
