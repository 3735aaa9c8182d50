package org.joryu.distill.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.joryu.distill.train.NamedLoss;
import org.joryu.distill.train.TrainingEnd;
import org.joryu.notebook.CancellationToken;
import org.junit.jupiter.api.Test;

class PlainListenerTests {

    private static List<String> lines(FakeTraining training, long steps, TrainingEnd end) {
        var out = new ByteArrayOutputStream();
        training.play(
                new PlainListener(
                        CancellationToken.NONE,
                        new PlainLines(
                                new PrintStream(out, true, StandardCharsets.UTF_8), training::nanoTime, false, "")),
                steps,
                end);
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void tells_of_every_tenth_of_the_epochs_and_of_the_end() {
        var lines = lines(FakeTraining.distillation(150, 4), 600, new TrainingEnd.Finished());

        assertThat(lines).hasSize(12);
        assertThat(lines.getFirst())
                .isEqualTo("mlp(64, 256, 10) → <mlp>(64, 12, 10), L = 0.3·CE + 0.7·4²·KL, on cpu, 600 steps");
        assertThat(lines.get(1))
                .isEqualTo("epoch 15/150 | loss 0.4321 (hard 0.1234, soft 0.5432) | dev accuracy 91.5 %");
        assertThat(lines.get(10)).startsWith("epoch 150/150");
        assertThat(lines.getLast()).isEqualTo("done in 6.0 s, best student kept (epoch 3, 97.3 % on dev)");
    }

    @Test
    void tells_of_every_loss_where_there_are_several() {
        var training = FakeTraining.distillation(3, 4)
                .of(new NamedLoss("CE", 0.1234), new NamedLoss("KL", 0.4), new NamedLoss("DIST", 0.0716));

        assertThat(lines(training, 12, new TrainingEnd.Finished()))
                .element(1)
                .isEqualTo("epoch 1/3 | loss 0.4321 (hard 0.1234, soft 0.5432: CE 0.1234, KL 0.4000, DIST 0.0716)"
                        + " | dev accuracy 90.1 %");
    }

    @Test
    void tells_of_every_epoch_where_there_are_few() {
        assertThat(lines(FakeTraining.distillation(3, 4), 12, new TrainingEnd.Finished()))
                .hasSize(5);
        // Not every tenth falls on an epoch.
        assertThat(lines(FakeTraining.distillation(13, 4), 52, new TrainingEnd.Finished()))
                .hasSize(12);
    }

    @Test
    void tells_how_it_ended() {
        assertThat(lines(FakeTraining.distillation(150, 4), 230, new TrainingEnd.Stopped(230)))
                .last()
                .isEqualTo("stopped at step 230, best student kept (epoch 3, 97.3 % on dev)");
        assertThat(lines(FakeTraining.distillation(150, 4), 2, new TrainingEnd.Failed(3, "total loss is NaN")))
                .last()
                .isEqualTo("failed at step 3: total loss is NaN");
    }

    @Test
    void of_many_rows_that_a_failure_names_the_first_are_enough_here() {
        assertThat(lines(
                        FakeTraining.distillation(150, 4),
                        2,
                        new TrainingEnd.Failed(3, "the loss is NaN: look at the rows [1, 22, 3, 4, 5, 6]")))
                .last()
                .isEqualTo("failed at step 3: the loss is NaN: look at the rows [1, 22, 3, 4, …]");
    }

    @Test
    void without_a_teacher_there_is_one_loss() {
        assertThat(lines(new FakeTraining(3, 4, Double.NaN, 1), 12, new TrainingEnd.Finished()))
                .element(1)
                .isEqualTo("epoch 1/3 | loss 0.4321 | dev accuracy 90.1 %");
    }
}
