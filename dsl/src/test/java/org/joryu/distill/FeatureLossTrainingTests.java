package org.joryu.distill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.joryu.distill.Joryu.attention;
import static org.joryu.distill.Joryu.correlation;
import static org.joryu.distill.Joryu.digits;
import static org.joryu.distill.Joryu.distill;
import static org.joryu.distill.Joryu.fsp;
import static org.joryu.distill.Joryu.hiddenCosine;
import static org.joryu.distill.Joryu.mlp;
import static org.joryu.distill.Joryu.network;
import static org.joryu.distill.Joryu.nst;
import static org.joryu.distill.Joryu.pkt;
import static org.joryu.distill.Joryu.review;
import static org.joryu.distill.Joryu.rkd;
import static org.joryu.distill.Joryu.similarity;
import static org.joryu.distill.Joryu.vid;

import java.util.stream.Stream;
import org.joryu.distill.data.Dataset;
import org.joryu.distill.loss.Loss;
import org.joryu.distill.model.Classifier;
import org.joryu.distill.model.Network;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whether a student comes nearer to its teacher by each loss on features alone, as the words say it and
/// with what the losses choose by themselves.
class FeatureLossTrainingTests {

    private final Dataset few = digits().take(32);

    static Stream<Loss> onVectors() {
        return Stream.of(
                similarity(),
                rkd(),
                rkd(1, 0),
                pkt().weight(1000),
                correlation(),
                correlation().width(16),
                vid(),
                vid("hidden1").guided("hidden1"),
                hiddenCosine());
    }

    static Stream<Loss> onMaps() {
        return Stream.of(
                attention().weight(100),
                attention("stage3").guided("stage2").power(1).weight(100),
                nst(),
                similarity(),
                vid(),
                review(),
                hiddenCosine("stage2"));
    }

    @ParameterizedTest
    @MethodSource("onVectors")
    void perceptrons_come_nearer(Loss loss) {
        assertComesNearer(mlp(64, 32, 24, 10), mlp(64, 12, 10), loss, 12);
    }

    @ParameterizedTest
    @MethodSource("onMaps")
    void convolutions_come_nearer(Loss loss) {
        assertComesNearer(images("resnet8x4"), images("resnet8"), loss, 3);
    }

    @Test
    void networks_of_equal_channels_come_nearer_by_what_leads_from_stage_to_stage() {
        assertComesNearer(images("resnet14"), images("resnet8"), fsp(), 3);
    }

    private static Network images(String name) {
        return network(name, 10).input(1, 8, 8);
    }

    private void assertComesNearer(Network teacher, Network student, Loss loss, int epochs) {
        var taught = new Classifier(teacher, teacher.initialWeights(5));
        var run = distill(taught)
                .into(student)
                .loss(loss)
                .alpha(0)
                .on(few)
                .epochs(epochs)
                .batchSize(16)
                .run();
        var history = run.history().epochs();

        assertThat(history.getLast().softLoss())
                .isFinite()
                .isLessThan(history.getFirst().softLoss());
    }

    @Test
    void the_plan_says_what_is_compared_and_what_is_learned_for_it() {
        var teacher = mlp(64, 256, 256, 10);
        var plan = distill(new Classifier(teacher, teacher.initialWeights(1)))
                .into(mlp(64, 12, 10))
                .loss(correlation().weight(0.02).plus(vid("hidden2").guided("hidden1")));

        assertThat(plan.toString())
                .contains(
                        "CC: teacher's hidden2 (256), student's hidden1 (12): rows as vectors, embedded in 128 dimensions by 32,896 and 1,664 parameters")
                .contains(
                        "VID: teacher's hidden2 (256), student's hidden1 (12): as they are, mean and variance by 134,400 parameters")
                .contains("0.02·CC + VID(hidden2→hidden1)");
    }

    @Test
    void a_batch_of_too_many_rows_is_refused_before_the_first_step() {
        var teacher = mlp(64, 32, 10);
        var plan = distill(new Classifier(teacher, teacher.initialWeights(1)))
                .into(mlp(64, 12, 10))
                .loss(rkd())
                .on(digits())
                .batchSize(600);

        assertThatIllegalArgumentException()
                .isThrownBy(plan::check)
                .withMessageStartingWith("rows of a batch must be ≤ 512 for RKD, but were 600");
    }
}
