package org.joryu.distill.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.joryu.distill.model.Torch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Values and gradients against references that owe nothing to this code: NumPy's by hand, PyTorch's
/// own losses, and finite differences. All in float64.
class LossValueTests {

    private static final double RELATIVE = 1e-6;

    /// Its epsilon stands in another place in PyTorch's cosine similarity.
    private static final double RELATIVE_OF_DIST = 1e-5;

    private final NDManager manager = Torch.newManager(Device.cpu());

    @AfterEach
    void close() {
        manager.close();
    }

    static Stream<Arguments> golden() {
        return Stream.of(
                Arguments.of("CE", new HardLoss(), 1),
                Arguments.of("CE_ls0.1", new LabelSmoothingLoss(0.1), 1),
                Arguments.of("KD_T1", new SoftTargetLoss(1), 1),
                Arguments.of("KD_T20", new SoftTargetLoss(20), 1),
                Arguments.of("KD_T4_elementmean(ModelOpt/Tf-KD default)", new SoftTargetLoss(4), 1 / 5.0),
                Arguments.of("softCE_T4_noT2(TextBrewer ce)", new SoftCrossEntropyLoss(4), 1 / 16.0),
                Arguments.of("DKD_a1_b8_T4", new DecoupledLoss(1, 8, 4), 1),
                Arguments.of("DKD_TCKD_T4", new DecoupledLoss(1, 0, 4), 1),
                Arguments.of("DKD_NCKD_T4", new DecoupledLoss(0, 1, 4), 1),
                Arguments.of("DIST_tau1", new DistLoss(1, 1, 1, true), 1),
                Arguments.of("DIST_inter_tau1", new DistLoss(1, 0, 1, true), 1),
                Arguments.of("DIST_intra_tau1", new DistLoss(0, 1, 1, true), 1),
                Arguments.of("DIST_tau4(x tau^2)", new DistLoss(1, 1, 4, true), 1),
                Arguments.of("DIST_tau4(x tau^2)", new DistLoss(1, 1, 4, false), 16),
                Arguments.of("LogitStd_KD_T2_ddof1", new StandardizedLoss(new SoftTargetLoss(2)), 1),
                Arguments.of("GKD_JSD_beta0", new JensenShannonLoss(0), 1),
                Arguments.of("GKD_JSD_beta0.1", new JensenShannonLoss(0.1), 1),
                Arguments.of("GKD_JSD_beta0.5", new JensenShannonLoss(0.5), 1),
                Arguments.of("GKD_JSD_beta0.9", new JensenShannonLoss(0.9), 1),
                Arguments.of("GKD_JSD_beta1", new JensenShannonLoss(1), 1),
                Arguments.of("GKD_JSD_beta1", new ReverseKlLoss(1), 1),
                Arguments.of("ULD_sorted_L1", new SortedProbabilityLoss(), 1));
    }

    @ParameterizedTest(name = "{0} = {1} · {2}")
    @MethodSource("golden")
    void losses_have_their_golden_values(String name, SimpleLoss loss, double factor) {
        var answers = new Answers(
                manager.create(Golden.studentLogits()), manager.create(Golden.teacherLogits()), Golden.labels(manager));

        assertThat(factor * loss.value(answers).getDouble())
                .isCloseTo(Golden.value(name), withinPercentage(100 * tolerance(loss)));
    }

    static Map<String, SimpleLoss> ofPyTorch() {
        return Map.ofEntries(
                Map.entry("CE", new HardLoss()),
                Map.entry("labelSmoothing(0.2)", new LabelSmoothingLoss(0.2)),
                Map.entry("softTargets(3)", new SoftTargetLoss(3)),
                Map.entry("softCrossEntropy(3)", new SoftCrossEntropyLoss(3)),
                Map.entry("logitMse", new LogitMseLoss()),
                Map.entry("dkd(1.5, 6, 2.5)", new DecoupledLoss(1.5, 6, 2.5)),
                Map.entry("dist(1, 1, 1)", new DistLoss(1, 1, 1, true)),
                Map.entry("dist(2, 0.5, 3)", new DistLoss(2, 0.5, 3, true)),
                Map.entry("dist(2, 0.5, 3) without square", new DistLoss(2, 0.5, 3, true).withoutSquare()),
                Map.entry("standardized(softTargets(2))", new StandardizedLoss(new SoftTargetLoss(2))),
                Map.entry("virtualTeacher(5, 0.9)", new VirtualTeacherLoss(5, 0.9)),
                Map.entry("reverseKl(2)", new ReverseKlLoss(2)),
                Map.entry("jsd(0)", new JensenShannonLoss(0)),
                Map.entry("jsd(0.3)", new JensenShannonLoss(0.3)),
                Map.entry("jsd(1)", new JensenShannonLoss(1)),
                Map.entry("uld", new SortedProbabilityLoss()),
                Map.entry("uld, wide teacher", new SortedProbabilityLoss()));
    }

    static Set<String> namesOfPyTorch() {
        return ofPyTorch().keySet();
    }

    private static SimpleLoss loss(String name) {
        return Objects.requireNonNull(ofPyTorch().get(name));
    }

    private NDArray valueOn(String name, NDArray student) {
        var teacher = Reference.logits(manager, name.endsWith("wide teacher") ? "wide_teacher" : "teacher");
        return loss(name).value(new Answers(student, teacher, Reference.labels(manager, "labels")));
    }

    @ParameterizedTest
    @MethodSource("namesOfPyTorch")
    void values_and_gradients_are_those_of_PyTorch(String name) {
        var student = Reference.logits(manager, "student");
        double tolerance = tolerance(loss(name));

        assertThat(valueOn(name, student).getDouble())
                .isCloseTo(Reference.value(name), withinPercentage(100 * tolerance));
        var expected = Reference.gradient(name);
        assertThat(Gradients.analytic(student, logits -> valueOn(name, logits)))
                .containsExactly(expected, within(tolerance * Gradients.norm(expected)));
    }

    @ParameterizedTest
    @MethodSource("namesOfPyTorch")
    void gradients_agree_with_finite_differences(String name) {
        var student = Reference.logits(manager, "student");

        assertThat(Gradients.analytic(student, logits -> valueOn(name, logits)))
                .containsExactly(Gradients.numeric(student, logits -> valueOn(name, logits)), within(1e-7));
    }

    /// Autograd refers to the factors of a formula until the backward pass; they must live so long.
    @ParameterizedTest
    @MethodSource("namesOfPyTorch")
    void gradients_do_not_depend_on_the_garbage_collector(String name) {
        var student = Reference.logits(manager, "student");

        var disturbed = Gradients.analytic(student, logits -> {
            var total = valueOn(name, logits);
            System.gc();
            Gradients.overwriteFreedMemory();
            return total;
        });

        assertThat(disturbed).containsExactly(Gradients.analytic(student, logits -> valueOn(name, logits)));
    }

    @Test
    void every_loss_that_compares_no_features_has_a_reference() {
        var here = ofPyTorch().values().stream().map(Object::getClass);
        var referenced = Stream.concat(here, ContextLossValueTests.kinds()).toList();

        assertThat(kinds(SimpleLoss.class).filter(kind -> !FeatureLoss.class.isAssignableFrom(kind)))
                .hasSize(16)
                .isSubsetOf(referenced);
    }

    private static Stream<Class<?>> kinds(Class<?> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses()).flatMap(LossValueTests::kinds)
                : Stream.of(type);
    }

    private static double tolerance(SimpleLoss loss) {
        return loss instanceof DistLoss ? RELATIVE_OF_DIST : RELATIVE;
    }
}
