package org.joryu.distill.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.djl.Device;
import java.util.Arrays;
import java.util.List;
import org.joryu.distill.data.Augmentations;
import org.joryu.distill.data.Dataset;
import org.joryu.distill.data.Digits;
import org.joryu.distill.data.HorizontalFlip;
import org.joryu.distill.data.RandomCrop;
import org.joryu.distill.loss.DistillationLoss;
import org.joryu.distill.loss.SoftTargetLoss;
import org.joryu.distill.model.Classifier;
import org.joryu.distill.model.LoadedNetwork;
import org.joryu.distill.model.Mlp;
import org.joryu.distill.model.TextTransformer;
import org.junit.jupiter.api.Test;

class FeedTests {

    private static final Augmentations CROPS =
            Augmentations.of(new RandomCrop(1), new HorizontalFlip(0.5)).seed(3);
    private static final Mlp NETWORK = Mlp.of(64, 12, 10);
    private static final Recipe RECIPE = Recipe.DEFAULT.withEpochs(3).withDevice("cpu");

    private final Dataset few = Digits.load().take(150);
    private final Classifier teacher = new Classifier(NETWORK, NETWORK.initialWeights(9));

    private TrainingResult run(Recipe recipe, TrainingListener listener) {
        var loss = new DistillationLoss(0.3, new SoftTargetLoss(4));
        return new Training("student", NETWORK, few, loss, Teacher.of(teacher), recipe).run(listener);
    }

    private TrainingResult withoutRoom(Recipe recipe, TrainingListener listener) {
        return ScopedValue.where(Room.GIVEN, 0L).call(() -> run(recipe, listener));
    }

    private static List<Thread> workers() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("joryu-feed-"))
                .toList();
    }

    private Feed feed(Recipe recipe, LoadedNetwork network, Workers workers) {
        return Feed.of(few.train(), recipe, network, workers);
    }

    @Test
    void rows_are_on_the_device_where_they_fit_and_stay_as_they_are() {
        try (var network = LoadedNetwork.load(NETWORK, NETWORK.initialWeights(0), Device.cpu());
                var workers = new Workers()) {
            long bytes = 150 * 64 * 4;

            assertThat(feed(RECIPE, network, workers)).isInstanceOf(Feed.Uploaded.class);
            assertThat(ScopedValue.where(Room.GIVEN, bytes).call(() -> feed(RECIPE, network, workers)))
                    .isInstanceOf(Feed.Uploaded.class);
            assertThat(ScopedValue.where(Room.GIVEN, bytes - 1).call(() -> feed(RECIPE, network, workers)))
                    .isInstanceOf(Feed.Gathered.class);
            assertThat(feed(RECIPE.withAugmentations(CROPS), network, workers)).isInstanceOf(Feed.Augmented.class);
        }
    }

    @Test
    void a_batch_has_its_views_in_the_order_of_its_places_announced_or_not() {
        try (var network = LoadedNetwork.load(NETWORK, NETWORK.initialWeights(0), Device.cpu());
                var workers = new Workers()) {
            var recipe = RECIPE.withAugmentations(CROPS);
            var feed = feed(recipe, network, workers);
            feed.expect(new ComingBatches(recipe, 150, 0));
            var coming = new ComingBatches(recipe, 150, 0);
            while (coming.hasNext()) {
                var batch = coming.next();
                var rows =
                        Arrays.stream(batch.places()).mapToInt(Math::toIntExact).toArray();
                try (var manager = network.manager().newSubManager()) {
                    var others = new long[] {batch.step(), 0, batch.step()};

                    assertThat(feed.inputs(batch.places(), manager.create(batch.places()), batch.epoch())
                                    .toFloatArray())
                            .isEqualTo(flat(CROPS.view(few.train(), rows, batch.epoch())));
                    assertThat(feed.inputs(others, manager.create(others), 7).toFloatArray())
                            .isEqualTo(flat(
                                    CROPS.view(few.train(), new int[] {(int) batch.step(), 0, (int) batch.step()}, 7)));
                }
            }
        }
    }

    private static float[] flat(float[][] rows) {
        var all = new float[rows.length * rows[0].length];
        for (int row = 0; row < rows.length; row++) {
            System.arraycopy(rows[row], 0, all, row * rows[0].length, rows[0].length);
        }
        return all;
    }

    @Test
    void a_student_is_the_same_bit_for_bit_whether_its_rows_fit_or_not() {
        var uploaded = run(RECIPE, TrainingListener.NONE);
        var gathered = withoutRoom(RECIPE, TrainingListener.NONE);

        assertThat(gathered.last()).isEqualTo(uploaded.last());
        assertThat(gathered.history()).isEqualTo(uploaded.history());
    }

    @Test
    void rows_are_refused_whether_they_fit_or_not_where_the_network_cannot_read_them() {
        var reader = new TextTransformer(50, 64, 16, 4, 1, 10);
        try (var network = LoadedNetwork.load(reader, reader.initialWeights(0), Device.cpu());
                var workers = new Workers()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ScopedValue.where(Room.GIVEN, 0L).call(() -> feed(RECIPE, network, workers)))
                    .withMessageStartingWith("rows must hold token ids");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> feed(RECIPE, network, workers))
                    .withMessageStartingWith("rows must hold token ids");
        }
    }

    @Test
    void its_threads_end_with_the_training() throws InterruptedException {
        var recipe = RECIPE.withAugmentations(CROPS);

        run(recipe, TrainingListener.NONE);
        run(recipe, new Recorder(2));
        assertThatExceptionOfType(DivergedException.class)
                .isThrownBy(() -> run(recipe.withLearningRate(1e38), TrainingListener.NONE));
        Thread.currentThread().interrupt();
        assertThat(run(recipe, TrainingListener.NONE).end()).isEqualTo(new TrainingEnd.Stopped(1));
        withoutRoom(RECIPE, TrainingListener.NONE);

        for (var thread : workers()) {
            thread.join();
        }
        assertThat(workers()).isEmpty();
    }
}
