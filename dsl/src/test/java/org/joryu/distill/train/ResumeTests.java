package org.joryu.distill.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.joryu.distill.data.Digits;
import org.joryu.distill.loss.HardLoss;
import org.joryu.distill.model.Classifier;
import org.joryu.distill.model.Mlp;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResumeTests {

    private static final Mlp NETWORK = Mlp.of(64, 8, 10);
    private static final Recipe RECIPE =
            Recipe.DEFAULT.withEpochs(3).withBatchSize(25).withSeed(1).withDevice("cpu");

    @TempDir
    Path temporary;

    private RunFolder folder = new RunFolder(Path.of(""));

    @BeforeEach
    void in_a_new_folder() {
        folder = RunFolder.named(temporary.resolve("run"));
    }

    private static Training training(Recipe recipe) {
        return new Training("student", NETWORK, Digits.load().take(100), new HardLoss(), null, recipe);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 3, 4, 5, 8, 11, 12})
    void a_training_that_was_stopped_after_any_step_goes_on_as_if_it_had_not_been(long step) {
        var undisturbed = training(RECIPE).run(TrainingListener.NONE);

        var stopped = training(RECIPE).run(new Recorder(step), folder, 0);
        var resumed = training(RECIPE).resume(TrainingListener.NONE, folder, 0);

        assertThat(stopped.end()).isEqualTo(new TrainingEnd.Stopped(step));
        assertThat(resumed.end()).isEqualTo(new TrainingEnd.Finished());
        assertThat(resumed.last()).isEqualTo(undisturbed.last());
        assertThat(resumed.best()).isEqualTo(undisturbed.best());
        assertThat(resumed.history()).isEqualTo(undisturbed.history());
        assertThat(folder.history()).isEqualTo(undisturbed.history());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 5, 8})
    void so_it_does_in_parts_and_in_a_warm_up(long step) {
        var recipe = RECIPE.withWarmUp(2).withClipNorm(0.5).withComputation(Computation.DEFAULT.withMicroBatch(10));
        var undisturbed = training(recipe).run(TrainingListener.NONE);

        training(recipe).run(new Recorder(step), folder, 0);
        var resumed = training(recipe).resume(TrainingListener.NONE, folder, 0);

        assertThat(resumed.last()).isEqualTo(undisturbed.last());
        assertThat(resumed.history()).isEqualTo(undisturbed.history());
        assertThat(undisturbed.last())
                .isNotEqualTo(training(recipe.withWarmUp(0))
                        .run(TrainingListener.NONE)
                        .last());
    }

    @ParameterizedTest
    @EnumSource
    void whatever_a_training_remembers_is_in_its_checkpoint(KilledTrainings kind) {
        var training = kind.training();
        var undisturbed = training.run(TrainingListener.NONE);

        training.run(new Recorder(17), folder, 0);
        var resumed = training.resume(TrainingListener.NONE, folder, 0);

        assertThat(resumed.last()).isEqualTo(undisturbed.last());
        assertThat(resumed.history()).isEqualTo(undisturbed.history());
    }

    @Test
    void to_keep_a_training_changes_nothing_of_it() {
        var kept = training(RECIPE).run(TrainingListener.NONE, folder, 1);

        assertThat(kept.last())
                .isEqualTo(training(RECIPE).run(TrainingListener.NONE).last());
        assertThat(Classifier.load(folder.best(), NETWORK)).isEqualTo(kept.best());
        assertThat(Classifier.load(folder.last(), NETWORK).weights()).isEqualTo(kept.last());
        assertThat(folder.history()).isEqualTo(kept.history());
    }

    @Test
    void checkpoints_are_as_frequent_as_was_asked_and_the_one_before_is_kept() throws IOException {
        training(RECIPE).run(new Recorder(9), folder, 2);

        var metrics = Files.readAllBytes(folder.metrics());
        var newest = CheckpointFile.read(folder.checkpoint(), folder.metrics(), metrics);
        var before = CheckpointFile.read(folder.checkpointBefore(), folder.metrics(), metrics);
        assertThat(newest.state().history().steps()).hasSize(9);
        assertThat(before.state().history().steps()).hasSize(8);
        assertThat(folder.path())
                .isDirectoryNotContaining("glob:**checkpoint-next*")
                .isDirectoryNotContaining("glob:**.part");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.001, 0.01, 0.3, 0.5, 0.9, 1})
    void a_checkpoint_with_one_byte_changed_is_refused_and_the_one_before_it_is_taken(double place) throws IOException {
        var undisturbed = training(RECIPE).run(TrainingListener.NONE);
        training(RECIPE).run(new Recorder(9), folder, 2);
        var bytes = Files.readAllBytes(folder.checkpoint());
        bytes[(int) Math.round(place * (bytes.length - 1))] ^= 4;
        Files.write(folder.checkpoint(), bytes);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> CheckpointFile.read(
                        folder.checkpoint(), folder.metrics(), Files.readAllBytes(folder.metrics())))
                .withMessageContaining("damaged");
        assertThat(training(RECIPE).resume(TrainingListener.NONE, folder, 0).last())
                .isEqualTo(undisturbed.last());
    }

    @Test
    void where_no_checkpoint_is_whole_it_says_so_and_takes_no_step() throws IOException {
        training(RECIPE).run(new Recorder(9), folder, 2);
        for (var file : new Path[] {folder.checkpoint(), folder.checkpointBefore()}) {
            var bytes = Files.readAllBytes(file);
            Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
        }
        var recorder = Recorder.patient();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> training(RECIPE).resume(recorder, folder, 0))
                .withMessageStartingWith("a checkpoint of " + folder + " must be whole, but none is: ");
        assertThat(recorder.calls).isEmpty();
    }

    @Test
    void metrics_that_were_changed_behind_its_back_are_refused() throws IOException {
        training(RECIPE).run(new Recorder(9), folder, 0);
        var bytes = Files.readAllBytes(folder.metrics());
        bytes[20]++;
        Files.write(folder.metrics(), bytes);
        Files.delete(folder.checkpointBefore());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> training(RECIPE).resume(TrainingListener.NONE, folder, 0))
                .withMessageContaining("was changed since: take a copy of the folder");
    }

    @Test
    void what_a_killed_process_left_of_a_line_is_no_step() throws IOException {
        var run = training(RECIPE).run(TrainingListener.NONE, folder, 0);

        Files.writeString(folder.metrics(), "{\"step\":13,\"epo", StandardOpenOption.APPEND);

        assertThat(folder.history()).isEqualTo(run.history());
    }

    @Test
    void a_loss_that_is_not_finite_names_the_last_good_checkpoint() {
        var tooFast = RECIPE.withLearningRate(1e38).withBatchSize(3);

        assertThatExceptionOfType(DivergedException.class)
                .isThrownBy(() -> training(tooFast).run(TrainingListener.NONE, folder, 1))
                .satisfies(failure -> {
                    assertThat(failure.step()).isEqualTo(2);
                    assertThat(failure.checkpoint()).contains(folder.checkpoint());
                    assertThat(failure)
                            .hasMessageEndingWith("; the last good checkpoint, of step 1, is " + folder.checkpoint());
                });
        assertThat(folder.history().steps()).hasSize(1);
    }

    @Test
    void an_interrupt_in_the_midst_of_a_checkpoint_spoils_nothing() {
        var undisturbed = training(RECIPE).run(TrainingListener.NONE);
        Thread.currentThread().interrupt();

        var stopped = training(RECIPE).run(TrainingListener.NONE, folder, 1);

        assertThat(stopped.end()).isEqualTo(new TrainingEnd.Stopped(1));
        assertThat(training(RECIPE).resume(TrainingListener.NONE, folder, 1).last())
                .isEqualTo(undisturbed.last());
    }

    @Test
    void a_folder_that_is_in_use_is_left_alone() {
        var recorder = new Recorder(5) {
            @Override
            public void epoch(EpochMetrics metrics) {
                assertThat(folder.isInUse()).isTrue();
                assertThatIllegalStateException()
                        .isThrownBy(() -> training(RECIPE).resume(TrainingListener.NONE, folder, 0))
                        .withMessageContaining("one is writing to " + folder + " now");
            }
        };

        training(RECIPE).run(recorder, folder, 0);

        assertThat(folder.isInUse()).isFalse();
    }

    @Test
    void a_folder_has_one_run() {
        training(RECIPE).run(TrainingListener.NONE, folder, 0);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> RunFolder.named(folder.path()))
                .withMessage(
                        "folder must hold no run yet, but %s does: name another, or go on with that run by"
                                + " resume(Path.of(\"%s\"))",
                        folder, folder);
    }

    @Test
    void a_folder_that_cannot_be_written_is_refused_before_the_first_step() throws IOException {
        var file = Files.createFile(temporary.resolve("file"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> RunFolder.create(file, "mlp"))
                .withMessageStartingWith("folder must be one that can be written to, but " + file + " is not");
    }

    @Test
    void names_of_folders_are_unique_and_sort_by_time() {
        var one = RunFolder.create(temporary, "mlp(64, 12, 10)")
                .path()
                .getFileName()
                .toString();
        var other = RunFolder.create(temporary, "mlp(64, 12, 10)")
                .path()
                .getFileName()
                .toString();

        assertThat(one).matches("\\d{8}-\\d{6}\\.\\d{3}Z-mlp-64-12-10(-\\d+)?").isLessThan(other);
    }
}
