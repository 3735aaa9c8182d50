package org.joryu.distill.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.joryu.distill.model.Torch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The six rows of the reference as two sequences of three tokens.
class TokensTests {

    private final NDManager manager = Torch.newManager(Device.cpu());
    private final NDArray student = Reference.logits(manager, "student");
    private final NDArray teacher = Reference.logits(manager, "teacher").reshape(2, 3, 7);
    private final NDArray labels = Reference.labels(manager, "tokens").reshape(2, 3);

    @AfterEach
    void close() {
        manager.close();
    }

    @ParameterizedTest
    @CsvSource({"tokens: CE", "tokens: jsd(0.3)"})
    void places_without_a_label_take_no_part(String name) {
        var loss = name.endsWith("CE") ? new HardLoss() : new JensenShannonLoss(0.3);

        assertThat(value(loss, student).getDouble()).isCloseTo(Reference.value(name), within(1e-9));
        assertThat(Gradients.analytic(student, logits -> value(loss, logits)))
                .containsExactly(Reference.gradient(name), within(1e-9));
    }

    private NDArray value(SimpleLoss loss, NDArray logits) {
        return loss.value(Tokens.answers(logits.reshape(2, 3, 7), teacher, labels));
    }

    @Test
    void a_causal_model_is_asked_about_the_next_token() {
        var answers = Tokens.nextTokens(student.reshape(2, 3, 7), teacher, labels);

        // Of the labels 0 6 -100 and 3 -100 1, without the first of each: 6 and 1.
        assertThat(answers.labels().toLongArray()).containsExactly(6, 1);
        assertThat(answers.student().get(0).toDoubleArray())
                .isEqualTo(student.get(0).toDoubleArray());
        assertThat(answers.student().get(1).toDoubleArray())
                .isEqualTo(student.get(4).toDoubleArray());
    }

    @Test
    void a_teacher_of_another_vocabulary_is_heard_by_ULD() {
        var wide = Reference.logits(manager, "wide_teacher").reshape(2, 3, 11);
        var all = Reference.labels(manager, "labels").reshape(2, 3);

        assertThat(new SortedProbabilityLoss()
                        .value(Tokens.answers(student.reshape(2, 3, 7), wide, all))
                        .getDouble())
                .isCloseTo(Reference.value("uld, wide teacher"), within(1e-9));
    }

    @Test
    void refuses_a_batch_in_which_nothing_counts_and_logits_of_other_places() {
        var none = labels.zerosLike().sub(100);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tokens.answers(student.reshape(2, 3, 7), teacher, none))
                .withMessage("labels must count at one place at least, but were -100 everywhere:"
                        + " leave such batches out");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tokens.answers(student, teacher, labels))
                .withMessage("student must have logits of shape (B, L, V) for labels of shape (B, L),"
                        + " but has (6, 7) for (2, 3): one row of logits for every label");
    }
}
