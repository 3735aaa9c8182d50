package org.joryu.distill.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.joryu.distill.model.Torch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What must hold of losses on features whatever the features are.
class FeatureLossPropertyTests {

    private static final List<StagePair> CHOSEN = List.of();

    private final NDManager manager = Torch.newManager(Device.cpu());
    private final NDArray student = vectors(1);
    private final NDArray teacher = vectors(2);
    private final NDArray studentMaps = maps(3);
    private final NDArray teacherMaps = maps(4);

    @AfterEach
    void close() {
        manager.close();
    }

    private NDArray vectors(long seed) {
        return manager.create(new Random(seed).doubles(5 * 6, -1, 1).toArray(), new Shape(5, 6));
    }

    private NDArray maps(long seed) {
        return manager.create(new Random(seed).doubles(5 * 3 * 4 * 4, -1, 1).toArray(), new Shape(5, 3, 4, 4));
    }

    private double value(FeatureLoss loss, NDArray student, NDArray teacher) {
        return loss.value(FeatureAnswers.of("here", student, teacher)).getDouble();
    }

    static Stream<FeatureLoss> relations() {
        return Stream.of(
                new SimilarityLoss(CHOSEN),
                new RelationalLoss(CHOSEN, 1, 0),
                new RelationalLoss(CHOSEN, 0, 1),
                new ProbabilisticTransferLoss(CHOSEN));
    }

    static Stream<FeatureLoss> withoutProjector() {
        return Stream.concat(relations(), onMaps());
    }

    static Stream<FeatureLoss> onMaps() {
        return Stream.of(
                new AttentionLoss(CHOSEN, 2),
                new AttentionLoss(CHOSEN, 1),
                new AttentionLoss(CHOSEN, 1.5),
                new NeuronSelectivityLoss(CHOSEN),
                new CosineLoss(CHOSEN));
    }

    @ParameterizedTest
    @MethodSource("withoutProjector")
    void is_zero_for_equal_features_and_positive_for_others(FeatureLoss loss) {
        assertThat(value(loss, teacherMaps, teacherMaps)).isCloseTo(0, within(1e-15));
        assertThat(value(loss, studentMaps, teacherMaps)).isGreaterThan(1e-4);
    }

    @ParameterizedTest
    @MethodSource("relations")
    void does_not_change_when_features_are_rotated(FeatureLoss loss) {
        double before = value(loss, student, teacher);

        assertThat(value(loss, rotated(student, 9), rotated(teacher, 9))).isCloseTo(before, within(1e-12));
        assertThat(value(loss, rotated(student, 10), teacher)).isCloseTo(before, within(1e-12));
    }

    /// Two reflections are a rotation.
    private NDArray rotated(NDArray vectors, long seed) {
        return reflected(reflected(vectors, seed), seed + 100);
    }

    private NDArray reflected(NDArray vectors, long seed) {
        var normal = manager.create(new Random(seed).doubles(6, -1, 1).toArray(), new Shape(6, 1));
        var share = vectors.matMul(normal).div(normal.square().sum());
        return vectors.sub(share.matMul(normal.transpose()).mul(2));
    }

    @ParameterizedTest
    @MethodSource("relations")
    void compares_features_of_different_widths(FeatureLoss loss) {
        assertThat(value(loss, student, teacherMaps)).isFinite().isPositive();
    }

    @ParameterizedTest
    @MethodSource("withoutProjector")
    void does_not_depend_on_the_order_of_the_rows(FeatureLoss loss) {
        var order = manager.create(new long[] {3, 0, 4, 1, 2});

        assertThat(value(loss, studentMaps.get(order), teacherMaps.get(order)))
                .isCloseTo(value(loss, studentMaps, teacherMaps), within(1e-12));
    }

    @ParameterizedTest
    @MethodSource("withoutProjector")
    void dead_features_and_equal_rows_have_small_gradients(FeatureLoss loss) {
        var someDead =
                studentMaps.mul(manager.create(new double[] {0, 1, 1, 0, 1}).reshape(5, 1, 1, 1));
        var channelDead = studentMaps.mul(manager.create(new double[] {1, 0, 1}).reshape(1, 3, 1, 1));
        var twins = studentMaps.get(manager.create(new long[] {0, 1, 1, 3, 3}));
        var clones = studentMaps.get(manager.create(new long[] {2, 2, 2, 2, 2}));
        for (var type : List.of(DataType.FLOAT64, DataType.FLOAT32)) {
            for (var feature : List.of(studentMaps.zerosLike(), someDead, channelDead, twins, clones)) {
                var gradient = Gradients.analytic(
                        List.of(feature.toType(type, true)),
                        leaves -> loss.value(
                                FeatureAnswers.of("here", leaves.getFirst(), teacherMaps.toType(type, true))));
                assertThat(DoubleStream.of(gradient.getFirst()).boxed())
                        .allSatisfy(part -> assertThat(part).isBetween(-10.0, 10.0));
            }
        }
    }

    @Test
    void a_dead_row_in_a_contrast_has_a_small_gradient() {
        var loss = new InfoNceLoss(null, null, 0.07, true, 0);
        var someDead = student.mul(manager.create(new double[][] {{0}, {1}, {1}, {0}, {1}}));

        var gradient = Gradients.analytic(
                List.of(someDead), leaves -> loss.value(FeatureAnswers.of("here", leaves.getFirst(), teacher)));

        assertThat(DoubleStream.of(gradient.getFirst()).boxed())
                .allSatisfy(part -> assertThat(part).isBetween(-10.0, 10.0));
    }

    static Set<String> all() {
        return FeatureLossValueTests.namesOfPyTorch();
    }

    /// Through projectors, embeddings and fusions, too.
    @ParameterizedTest
    @MethodSource("all")
    void a_student_that_is_dead_has_finite_gradients(String name) {
        var loss = Objects.requireNonNull(FeatureLossValueTests.ofPyTorch().get(name));
        var reference = FeatureReference.of(name);
        var leaves = new ArrayList<NDArray>();
        for (var leaf : reference.leaves(manager)) {
            leaves.add(leaves.size() < reference.stages().size() ? leaf.zerosLike() : leaf);
        }

        assertThat(reference.value(loss, leaves).getDouble()).isFinite();
        assertThat(Gradients.analytic(leaves, dead -> reference.value(loss, dead)))
                .allSatisfy(gradient -> assertThat(DoubleStream.of(gradient)).allMatch(Double::isFinite));
    }

    @Test
    void RKD_does_not_change_when_features_are_moved_or_enlarged() {
        var loss = new RelationalLoss(CHOSEN, 25, 50);
        var moved = student.mul(3).add(manager.create(new double[] {1, 2, 3, 4, 5, 6}));

        assertThat(value(loss, moved, teacher)).isCloseTo(value(loss, student, teacher), within(1e-12));
    }

    @Test
    void attention_looks_at_places_and_not_at_channels() {
        var loss = new AttentionLoss(CHOSEN, 2);
        var reordered = teacherMaps.get(":, 2:").concat(teacherMaps.get(":, :2"), 1);

        assertThat(value(loss, reordered.neg(), teacherMaps)).isCloseTo(0, within(1e-15));
    }

    @Test
    void RKD_refuses_batches_whose_triples_do_not_fit_into_memory() {
        var loss = new RelationalLoss(CHOSEN, 25, 50);

        loss.requireRows(512);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> loss.requireRows(513))
                .withMessage("rows of a batch must be ≤ 512 for RKD, but were 513: it compares all triples of rows,"
                        + " 513³ numbers, and needs as many times the memory; use a smaller batchSize");
    }

    @ParameterizedTest
    @MethodSource("relations")
    void refuses_a_row_alone(FeatureLoss loss) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> value(loss, student.get("0:1"), teacher.get("0:1")))
                .withMessageContaining("rows of a batch must be ≥ ")
                .withMessageContaining("for " + loss.symbol() + ", but were 1")
                .withMessageContaining("use another batchSize");
    }

    @Test
    void attention_refuses_a_power_whose_gradient_is_infinite_at_zero() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AttentionLoss(CHOSEN, 0.5))
                .withMessage("power of attention must be ≥ 1 and finite, but was 0.5: 2 is usual, 1 weighs all"
                        + " activations alike");
    }
}
