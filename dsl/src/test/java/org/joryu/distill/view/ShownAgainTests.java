package org.joryu.distill.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.joryu.distill.Joryu.digits;
import static org.joryu.distill.Joryu.distill;
import static org.joryu.distill.Joryu.mlp;
import static org.joryu.distill.Joryu.mutual;
import static org.joryu.distill.Joryu.runs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.joryu.distill.DistillationPlan;
import org.joryu.distill.model.Classifier;
import org.joryu.distill.model.Network;
import org.joryu.distill.train.EpochMetrics;
import org.joryu.distill.train.TrainingListener;
import org.joryu.notebook.MimeBundle;
import org.joryu.notebook.Notebook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Nothing is lost when the tab closes.
@Timeout(60)
class ShownAgainTests {

    private static final Network NETWORK = mlp(64, 16, 10);
    private static final DistillationPlan PLAN = distill(new Classifier(NETWORK, NETWORK.initialWeights(5)))
            .into(mlp(64, 8, 10))
            .on(digits().take(100))
            .epochs(4)
            .seed(4)
            .device("cpu");

    private final FakeNotebook notebook = new FakeNotebook();

    @TempDir
    Path root;

    @BeforeEach
    void bind() {
        Notebook.bind(notebook);
    }

    @AfterEach
    void unbind() {
        Notebook.bind(null);
    }

    /// Holds a training at the end of an epoch.
    private static final class Gate implements TrainingListener {

        private final int epoch;
        private final CountDownLatch reached = new CountDownLatch(1);
        private final CountDownLatch open = new CountDownLatch(1);

        Gate(int epoch) {
            this.epoch = epoch;
        }

        @Override
        public void epoch(EpochMetrics metrics) {
            if (metrics.epoch() == epoch) {
                reached.countDown();
                await(open);
            }
        }

        static void await(CountDownLatch latch) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    @Test
    void a_run_that_has_ended_is_shown_as_it_was_at_its_end() {
        PLAN.folder(root.resolve("run")).run();
        var atItsEnd = notebook.sent.stream().map(FakeNotebook.Sent::bundle).toList();
        notebook.sent.clear();

        runs(root).last().show();

        assertThat(notebook.sent).hasSize(2).allMatch(FakeNotebook.Sent::first);
        assertThat(notebook.sent.getLast().bundle()).isEqualTo(atItsEnd.getLast());
        var text = notebook.sent.getFirst().bundle().plainText();
        assertThat(text)
                .contains("mlp(64, 16, 10) → mlp(64, 8, 10), L = 0.3·CE + 0.7·4²·KL, on cpu\n", "8/8 steps", "done in ")
                .contains("agrees with teacher");
    }

    @Test
    void a_run_that_is_kept_nowhere_shows_itself_too() {
        var run = PLAN.withoutFolder().run();
        var atItsEnd = notebook.sent.getLast().bundle();
        notebook.sent.clear();

        run.show();

        assertThat(notebook.sent).hasSize(2);
        assertThat(notebook.sent.getLast().bundle()).isEqualTo(atItsEnd);
    }

    @Test
    void a_run_that_goes_on_is_followed_to_its_end() throws InterruptedException {
        var gate = new Gate(2);
        var going = PLAN.folder(root.resolve("run")).listener(gate).start();
        Gate.await(gate.reached);
        notebook.sent.clear();

        var opened = new CountDownLatch(1);
        var follower = new Thread(() -> {
            opened.countDown();
            runs(root).last().show();
        });
        follower.start();
        Gate.await(opened);
        while (notebook.sent.size() < 2) {
            Thread.onSpinWait();
        }
        var first = notebook.sent.getFirst();
        assertThat(first.bundle().plainText()).contains("epoch 2/4 | ", "ETA ");
        gate.open.countDown();
        follower.join();

        assertThat(going.await().stopped()).isFalse();
        assertThat(notebook.of(first.displayId()).getLast().bundle().plainText())
                .contains("8/8 steps | epoch 4/4", "done in ");
        assertThat(notebook.sent.getLast().bundle().data()).containsKey(MimeBundle.VEGA_LITE);
    }

    @Test
    void a_stop_of_who_follows_ends_the_following_only() {
        var gate = new Gate(2);
        var going = PLAN.folder(root.resolve("run")).listener(gate).start();
        Gate.await(gate.reached);
        notebook.sent.clear();
        notebook.cancelled = true;

        runs(root).last().show();

        assertThat(notebook.sent.get(2).bundle().plainText()).contains("no longer followed here, the training goes on");
        gate.open.countDown();
        assertThat(going.await().stopped()).isFalse();
    }

    @Test
    void what_goes_on_in_the_background_can_be_shown_elsewhere() {
        var gate = new Gate(2);
        var going = PLAN.withoutFolder().listener(gate).start();
        Gate.await(gate.reached);
        var before = notebook.sent.getFirst().displayId();

        going.show();

        assertThat(notebook.of(before).getLast().bundle().plainText())
                .isEqualTo("mlp(64, 16, 10) → mlp(64, 8, 10) is shown below the cell that said show()");
        var here = notebook.sent.stream()
                .filter(FakeNotebook.Sent::first)
                .skip(2)
                .findFirst()
                .orElseThrow();
        assertThat(here.bundle().plainText()).contains("epoch 2/4");
        gate.open.countDown();
        going.await();
        assertThat(notebook.of(here.displayId()).getLast().bundle().plainText()).contains("done in ");
    }

    @Test
    void a_stopped_run_tells_the_word_that_goes_on_with_it() {
        notebook.cancelled = true;
        PLAN.folder(root.resolve("run")).run();
        notebook.sent.clear();

        runs(root).last().show();

        assertThat(notebook.sent.getFirst().html())
                .contains(
                        "<b style=\"color:#c27c0e\">stopped at step 1, best student kept",
                        "kept with its last checkpoint: resume(Path.of(&quot;" + root.resolve("run")
                                + "&quot;)) goes on with it");
    }

    @Test
    void a_folder_of_an_older_version_opens_still() throws IOException {
        PLAN.folder(root.resolve("run")).run();
        var manifest = root.resolve("run").resolve("manifest.json");
        Files.writeString(manifest, Files.readString(manifest).replaceAll("(?s),\\s*\"outline\": \\{.*?\\n  \\}", ""));
        assertThat(manifest).content().doesNotContain("outline");
        notebook.sent.clear();

        runs(root).last().show();

        assertThat(notebook.sent.getFirst().bundle().plainText())
                .contains(
                        "mlp(64, 16, 10) → mlp(64, 8, 10), L = 0.3·CE + 0.7·4²·KL", "8/8 steps | epoch 4/4", "done in");
    }

    @Test
    void networks_that_learn_from_each_other_have_a_place_each_and_one_for_all() {
        mutual(mlp(64, 8, 10), mlp(64, 6, 10))
                .on(digits().take(100))
                .epochs(2)
                .device("cpu")
                .run();

        var places = notebook.sent.stream().filter(FakeNotebook.Sent::first).toList();
        assertThat(places).hasSize(5);
        assertThat(places.getFirst().bundle().plainText())
                .startsWith("mlp(64, 8, 10) ⇄ mlp(64, 6, 10)\n0/2 trainings | waiting for the first step");
        assertThat(notebook.of(places.getFirst().displayId()).getLast().bundle().plainText())
                .contains("2/2 trainings", "done");
        assertThat(notebook.of(places.get(3).displayId()).getLast().bundle().plainText())
                .contains("mlp(64, 6, 10), network 2 of 2", "done in");
    }

    @Test
    void a_way_by_assistants_shows_how_far_all_are_and_each() {
        PLAN.withoutFolder().through(mlp(64, 12, 10)).run();

        var places = notebook.sent.stream().filter(FakeNotebook.Sent::first).toList();
        assertThat(places).hasSize(5);
        assertThat(notebook.of(places.getFirst().displayId()).getLast().bundle().plainText())
                .contains("mlp(64, 16, 10) → mlp(64, 12, 10) → mlp(64, 8, 10)\n2/2 trainings");
    }

    @Test
    void ten_thousand_real_steps_are_at_most_two_updates_a_second() {
        long clock = System.nanoTime();
        var run = distill(new Classifier(NETWORK, NETWORK.initialWeights(5)))
                .into(mlp(64, 2, 10))
                .on(digits().take(100))
                .batchSize(1)
                .epochs(100)
                .device("cpu")
                .withoutFolder()
                .run();
        double seconds = Duration.ofNanos(System.nanoTime() - clock).toMillis() / 1000.0;

        assertThat(run.history().steps()).hasSize(10_000);
        assertThat((double) notebook.sent.size()).isLessThanOrEqualTo(seconds * 2 + 5);
    }
}
