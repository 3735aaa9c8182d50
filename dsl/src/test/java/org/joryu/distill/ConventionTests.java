package org.joryu.distill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.joryu.distill.Convention.KERAS;
import static org.joryu.distill.Convention.LOGIT_STANDARDIZATION;
import static org.joryu.distill.Convention.MDISTILLER;
import static org.joryu.distill.Convention.MODEL_OPTIMIZER;
import static org.joryu.distill.Convention.PETERLIHT;
import static org.joryu.distill.Convention.PYTORCH_TUTORIAL;
import static org.joryu.distill.Convention.REPDISTILLER;
import static org.joryu.distill.Convention.TEXTBREWER;
import static org.joryu.distill.Convention.TORCHDISTILL;
import static org.joryu.distill.Joryu.distill;
import static org.joryu.distill.Joryu.mlp;
import static org.joryu.distill.Joryu.softTargets;

import ai.djl.Device;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.joryu.distill.loss.Answers;
import org.joryu.distill.model.Classifier;
import org.joryu.distill.model.Torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What other libraries' numbers are worth here. The values of the terms are those of an independent
/// implementation in NumPy, in float64.
class ConventionTests {

    private static final double[][] STUDENT = {
        {2, 0.5, -1, 0, 1.5}, {0.1, 0.2, 0.3, 0.4, 0.5}, {-2, 3, 0, 1, -0.5}, {1, -1, 2.5, -0.5, 0}
    };
    private static final double[][] TEACHER = {
        {5, 1, -2, 0.5, 3}, {0, 1, 4, 2, -1}, {-1, 6, 0.5, 2, -3}, {0.5, -2, 4.5, 3.5, -1}
    };
    private static final long[] LABELS = {0, 2, 1, 3};

    private static final double CE = 1.4615770572198197;
    private static final double KL1 = 0.4757403409516839;
    private static final double KL4 = 1.3695021485358416;
    private static final double KL20 = 1.4906640038160202;
    private static final double ELEMENT_MEAN4 = 0.2739004297071683;
    private static final double SOFT_CE4_WITHOUT_SQUARE = 1.5081909069376955;
    private static final double STANDARDIZED2 = 0.3026566215160693;

    private final DistillationPlan plan = plan(5);

    private static DistillationPlan plan(int classes) {
        var network = mlp(64, 8, classes);
        return distill(new Classifier(network, network.initialWeights(1))).into(mlp(64, 4, classes));
    }

    static Stream<Arguments> losses() {
        var plan = plan(5);
        return Stream.of(
                Arguments.of(plan.convention(TORCHDISTILL), 0.5 * CE + 0.5 * KL1),
                Arguments.of(plan.convention(KERAS).alpha(0.2).temperature(4), 0.2 * CE + 0.8 * KL4),
                Arguments.of(plan.convention(REPDISTILLER), 0.1 * CE + 0.9 * KL4),
                Arguments.of(plan.convention(REPDISTILLER, 0.5, 2), 0.5 * CE + 2 * KL4),
                Arguments.of(plan.convention(REPDISTILLER, 1, 0.9), (CE + 0.9 * KL4) / 1.9),
                Arguments.of(plan.convention(MDISTILLER, 0.3, 0.7), 0.3 * CE + 0.7 * KL4),
                Arguments.of(plan.convention(LOGIT_STANDARDIZATION), 0.1 * CE + 9 * STANDARDIZED2),
                Arguments.of(plan.convention(TEXTBREWER), SOFT_CE4_WITHOUT_SQUARE),
                Arguments.of(plan.convention(TEXTBREWER, 0.5, 1), 0.5 * CE + SOFT_CE4_WITHOUT_SQUARE),
                Arguments.of(plan.convention(PETERLIHT), 0.1 * CE + 0.9 * KL20 / 5),
                Arguments.of(plan.convention(MODEL_OPTIMIZER).temperature(4), 0.5 * CE + 0.5 * ELEMENT_MEAN4),
                Arguments.of(
                        plan.convention(PYTORCH_TUTORIAL).temperature(4),
                        0.75 * CE + 0.25 * 16 * SOFT_CE4_WITHOUT_SQUARE));
    }

    @ParameterizedTest
    @MethodSource("losses")
    void the_loss_is_the_librarys(DistillationPlan plan, double expected) {
        try (var manager = Torch.newManager(Device.cpu())) {
            var answers = new Answers(manager.create(STUDENT), manager.create(TEACHER), manager.create(LABELS));

            assertThat(plan.loss().of(answers).total().getDouble()).isCloseTo(expected, within(1e-8));
        }
    }

    @Test
    void a_plan_says_what_it_did() {
        assertThat(plan.convention(REPDISTILLER, 0.1, 0.9).toString())
                .contains("  loss     L = 0.1·CE + 0.9·4²·KL\n")
                .contains("  from     RepDistiller, where -r = 0.1 and -a = 0.9 weigh hard and soft loss,"
                        + " T²·KL, batch mean at T = 4; here alpha = 0.1\n");
        assertThat(plan.convention(PETERLIHT).alpha(0.9).toString())
                .contains("  loss     L = 0.1·CE + 0.9·0.2·20²·KL\n")
                .contains("knowledge-distillation-pytorch, where alpha = 0.9 weighs the soft loss,"
                        + " T²·KL, mean over batch and classes at T = 20;"
                        + " here alpha = 0.1 and the soft loss weighs 0.2\n");
        assertThat(plan.convention(REPDISTILLER, 1, 1).toString())
                .contains("here alpha = 0.5, all divided by 2: for plain SGD, multiply the learning rate by it\n");
        assertThat(plan.toString()).doesNotContain("  from ");
    }

    @Test
    void numbers_that_are_the_same_here_make_the_same_loss() {
        assertThat(plan.convention(REPDISTILLER).loss())
                .isEqualTo(plan.alpha(0.1).temperature(4).loss());
        assertThat(plan.convention(PYTORCH_TUTORIAL).loss().formula()).isEqualTo("0.75·CE + 0.25·2²·softCE");
        assertThat(plan.convention(TORCHDISTILL).alpha(0.3).temperature(4).loss())
                .isEqualTo(plan.temperature(4).alpha(0.3).loss());
    }

    @ParameterizedTest
    @EnumSource
    void every_convention_has_defaults_of_its_own(Convention convention) {
        assertThat(plan(10).convention(convention).loss().formula()).contains("·CE + ", "²·");
    }

    @Test
    void words_may_be_said_in_any_order() {
        assertThat(plan.temperature(3).alpha(0.2).convention(KERAS))
                .isEqualTo(plan.convention(KERAS).alpha(0.2).temperature(3));
    }

    @Test
    void refuses_numbers_that_the_library_does_not_have() {
        refuses(
                () -> plan.convention(REPDISTILLER).alpha(0.9),
                "alpha must not be said in the convention of RepDistiller, but was 0.9:"
                        + " it has two weights, -r and -a; say .convention(REPDISTILLER, 0.1, 0.9)");
        refuses(
                () -> plan.convention(KERAS, 0.5, 0.5),
                "weights must not be said in the convention of Keras, but were 0.5 and 0.5:"
                        + " it has one weight, student_loss_weight; say .convention(KERAS).alpha(0.5)");
        refuses(
                () -> plan.convention(PETERLIHT).alpha(1.5),
                "alpha must be in [0, 1], but was 1.5: it is alpha of knowledge-distillation-pytorch,"
                        + " whose default is 0.9");
        refuses(
                () -> plan.convention(MDISTILLER, -1, 1),
                "hard must be ≥ 0 and finite, but was -1.0: it is the weight that the library gives to the hard loss");
        refuses(
                () -> plan.convention(MDISTILLER, 0, 0),
                "hard and soft must not both be 0, but were: a loss of nothing teaches nothing; 0.1 and 0.9 are usual");
        refuses(
                () -> plan.convention(TEXTBREWER).temperature(0),
                "temperature must be > 0 and finite, but was 0.0:"
                        + " 1 leaves the teacher's answers as they are, 2 to 8 are usual");
    }

    @Test
    void refuses_a_convention_beside_a_loss_of_ones_own() {
        refuses(
                () -> plan.loss(softTargets(4)).convention(KERAS),
                "convention must not be said where loss(...) is, but was KERAS beside 4²·KL:"
                        + " it tells what alpha and temperature of the default loss mean;"
                        + " leave out .convention(...) or .loss(...)");
    }

    private static void refuses(ThrowingCallable call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessage(message);
    }
}
