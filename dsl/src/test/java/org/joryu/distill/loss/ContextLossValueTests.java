package org.joryu.distill.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.List;
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

/// Losses that see more than logits and labels, against PyTorch and finite differences, in all that is
/// trained: logits, features, and what the losses themselves learn. All in float64.
class ContextLossValueTests {

    private static final double RELATIVE = 1e-6;

    private final NDManager manager = Torch.newManager(Device.cpu());

    @AfterEach
    void close() {
        manager.close();
    }

    private static Map<String, SimpleLoss> losses() {
        var infoNce = new InfoNceLoss(null, null, 0.2, false, 0);
        var crd = new CrdLoss(null, "stage2", 100, 0.2, 0.5, 3);
        var learned = new LearnedTemperatureLoss(1, 20, 10);
        return Map.ofEntries(
                Map.entry("infoNce", infoNce),
                Map.entry("infoNce, symmetric", infoNce.symmetric()),
                Map.entry("infoNce, embedded", infoNce.symmetric().embedded(3)),
                Map.entry("crd, first batch", crd),
                Map.entry("crd, later batch", crd),
                Map.entry("learnedTemperature, epoch 1", learned),
                Map.entry("learnedTemperature, epoch 5", learned),
                Map.entry("learnedTemperature, epoch 30", learned),
                Map.entry("multiLevel", new MultiLevelLoss()),
                Map.entry(
                        "multiLevel, published code",
                        new MultiLevelLoss().variant(MultiLevelLoss.Variant.PUBLISHED_CODE)),
                Map.entry("classWise", new ClassWiseLoss(4)),
                Map.entry(
                        "exits",
                        new ExitsLoss(List.of("stage1"))
                                .alpha(0.7)
                                .temperature(3)
                                .beta(0.05)));
    }

    static Set<String> names() {
        return losses().keySet();
    }

    /// The kinds of losses that have a reference here.
    static Stream<Class<? extends SimpleLoss>> kinds() {
        return losses().values().stream()
                .<Class<? extends SimpleLoss>>map(SimpleLoss::getClass)
                .distinct();
    }

    private static SimpleLoss loss(String name) {
        return Objects.requireNonNull(losses().get(name));
    }

    @ParameterizedTest
    @MethodSource("names")
    void values_gradients_and_memories_are_those_of_PyTorch(String name) {
        var scene = ContextReference.scene(manager, name);
        var gradients = ContextReference.gradients(name);

        var found = backward(name, scene, () -> {});

        assertThat(found.value()).isCloseTo(ContextReference.value(name), withinPercentage(100 * RELATIVE));
        assertThat(gradients).isNotEmpty();
        gradients.forEach((array, expected) -> assertThat(found.gradients().get(array))
                .as(array)
                .containsExactly(expected, within(RELATIVE * Gradients.norm(expected))));
        ContextReference.after(name)
                .forEach((array, expected) -> assertThat(scene.array(array).toDoubleArray())
                        .as(array)
                        .containsExactly(expected, within(1e-9)));
    }

    /// Without what follows an input and yet counts as constant, which finite differences cannot know: the
    /// scale of CRD's first batch, and the last answers as targets of exits.
    static Stream<Arguments> differentiable() {
        return names().stream()
                .filter(name -> !name.equals("crd, first batch"))
                .flatMap(name -> ContextReference.gradients(name).keySet().stream()
                        .filter(array -> !(name.equals("exits") && array.equals("logits")))
                        .map(array -> Arguments.of(name, array)));
    }

    @ParameterizedTest
    @MethodSource("differentiable")
    void gradients_agree_with_finite_differences(String name, String array) {
        var gradient = Objects.requireNonNull(backward(name, ContextReference.scene(manager, name), () -> {})
                .gradients()
                .get(array));
        var start = ContextReference.scene(manager, name).array(array);
        var numeric = Gradients.numeric(start, moved -> {
            var scene = ContextReference.scene(manager, name);
            scene.arrays().put(array, moved);
            return loss(name).value(scene.answers(loss(name)));
        });
        double reversal = loss(name) instanceof LearnedTemperatureLoss learned && array.equals("learned:theta")
                ? learned.reversal(ContextReference.epoch(name))
                : 1;
        for (int i = 0; i < numeric.length; i++) {
            assertThat(gradient[i]).as("%s[%d]", array, i).isCloseTo(reversal * numeric[i], within(1e-7));
        }
    }

    /// Autograd refers to the factors of a formula until the backward pass; they must live so long.
    @ParameterizedTest
    @MethodSource("names")
    void gradients_do_not_depend_on_the_garbage_collector(String name) {
        var disturbed = backward(name, ContextReference.scene(manager, name), () -> {
            System.gc();
            Gradients.overwriteFreedMemory();
        });

        var calm = backward(name, ContextReference.scene(manager, name), () -> {});
        calm.gradients()
                .forEach((array, gradient) ->
                        assertThat(disturbed.gradients().get(array)).as(array).containsExactly(gradient));
    }

    @ParameterizedTest
    @MethodSource("names")
    void what_is_learned_and_what_is_remembered_is_what_the_loss_says(String name) {
        var scene = ContextReference.scene(manager, name);
        var trained = ContextReference.gradients(name).keySet();

        var said = new LinkedHashMap<String, Shape>();
        for (var parameter : loss(name).parameters(scene.setting())) {
            said.put("learned:" + parameter.name(), parameter.shape());
            assertThat(parameter.trained()).isEqualTo(trained.contains("learned:" + parameter.name()));
        }

        var given = new LinkedHashMap<String, Shape>();
        scene.arrays().forEach((array, values) -> {
            if (array.startsWith("learned:")) {
                given.put(array, values.getShape());
            }
        });
        assertThat(said).isEqualTo(given);
    }

    private Found backward(String name, ContextReference.Scene scene, Runnable inBetween) {
        var leaves = ContextReference.gradients(name).keySet();
        leaves.forEach(leaf -> scene.array(leaf).setRequiresGradient(true));
        return Torch.withGradients(() -> {
            var total = loss(name).value(scene.answers(loss(name)));
            inBetween.run();
            Torch.backward(total);
            var gradients = new LinkedHashMap<String, double[]>();
            for (var leaf : leaves) {
                gradients.put(leaf, gradient(scene.array(leaf)));
            }
            return new Found(total.getDouble(), gradients);
        });
    }

    private static double[] gradient(NDArray leaf) {
        return leaf.getGradient().toDoubleArray();
    }

    private record Found(double value, Map<String, double[]> gradients) {}

    @Test
    void in_batch_contrasts_have_their_golden_values() {
        var arrays = new LinkedHashMap<String, NDArray>();
        arrays.put("logits", manager.zeros(new Shape(4, 2)));
        arrays.put("student:pooled", manager.create(Golden.features("student_feat")));
        arrays.put("teacher:pooled", manager.create(Golden.features("teacher_feat")));
        var scene = new ContextReference.Scene(manager, 1, arrays);
        var loss = new InfoNceLoss("pooled", "pooled", 0.07, false, 0);

        assertThat(loss.value(scene.answers(loss)).getDouble())
                .isCloseTo(Golden.value("InfoNCE_tau0.07_S->T"), withinPercentage(100 * RELATIVE));
        assertThat(loss.symmetric().value(scene.answers(loss.symmetric())).getDouble())
                .isCloseTo(Golden.value("InfoNCE_tau0.07_sym"), withinPercentage(100 * RELATIVE));
    }

    @Test
    void noise_contrastive_estimation_has_its_golden_value() {
        var likelihoods = manager.create(Golden.features("crd_P"));

        assertThat(CrdLoss.noiseContrastive(likelihoods, 50).getDouble())
                .isCloseTo(Golden.value("CRD_ContrastLoss_P"), withinPercentage(100 * RELATIVE));
    }

    @Test
    void mutual_learning_of_two_networks_has_its_golden_values() {
        var some = manager.create(Golden.studentLogits());
        var others = manager.create(Golden.teacherLogits());
        var labels = Golden.labels(manager);
        var mutual = new MutualLoss(1);

        assertThat(mutual.of(some, List.of(others), labels).total().getDouble())
                .isCloseTo(Golden.value("DML_loss_net1"), withinPercentage(100 * RELATIVE));
        assertThat(mutual.of(others, List.of(some), labels).total().getDouble())
                .isCloseTo(Golden.value("DML_loss_net2"), withinPercentage(100 * RELATIVE));
        assertThat(mutual.of(some, List.of(others), labels)
                        .parts()
                        .getLast()
                        .value()
                        .getDouble())
                .isCloseTo(Golden.value("DML_KL(p2||p1)"), withinPercentage(100 * RELATIVE));
    }

    @Test
    void of_three_networks_each_learns_from_the_mean_of_two_divergences() {
        var own = manager.create(Golden.studentLogits());
        var one = manager.create(Golden.teacherLogits());
        var other = one.mul(-0.5);
        var labels = Golden.labels(manager);
        var mutual = new MutualLoss(2);

        var terms = mutual.of(own, List.of(one, other), labels);

        var kl = new SoftTargetLoss(2);
        double mean =
                (kl.divergence(own, one).getDouble() + kl.divergence(own, other).getDouble()) / 2;
        double ce = new HardLoss().crossEntropy(own, labels).getDouble();
        assertThat(terms.total().getDouble()).isCloseTo(ce + mean, within(1e-12));
        assertThat(terms.parts()).extracting(LossTerms.Part::symbol).containsExactly("CE", "KL");
        assertThat(mutual.formula(3)).isEqualTo("CE + 2²·KL/2");
    }

    @Test
    void a_network_has_no_gradient_in_what_it_learns_from() {
        var own = manager.create(Golden.studentLogits());
        var other = manager.create(Golden.teacherLogits());
        var labels = Golden.labels(manager);

        var both = Gradients.analytic(own, logits -> {
            // As in a step: the losses of both networks, added.
            return new MutualLoss(1)
                    .of(logits, List.of(other), labels)
                    .total()
                    .add(new MutualLoss(1).of(other, List.of(logits), labels).total());
        });

        assertThat(both)
                .containsExactly(
                        Gradients.numeric(
                                own,
                                logits -> new MutualLoss(1)
                                        .of(logits, List.of(other), labels)
                                        .total()),
                        within(1e-7));
    }
}
