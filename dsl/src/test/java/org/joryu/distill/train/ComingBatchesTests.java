package org.joryu.distill.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ComingBatchesTests {

    private static final Recipe RECIPE =
            Recipe.DEFAULT.withEpochs(3).withBatchSize(64).withSeed(5);

    private static List<Batch> from(long taken) {
        var all = new ArrayList<Batch>();
        new ComingBatches(RECIPE, 150, taken).forEachRemaining(all::add);
        return all;
    }

    @Test
    void they_are_those_of_the_training_epoch_by_epoch() {
        var order = new BatchOrder(150, 64, 5);
        var expected = new ArrayList<Batch>();
        for (int epoch = 1; epoch <= 3; epoch++) {
            for (var places : order.nextEpoch()) {
                expected.add(new Batch(expected.size() + 1, epoch, places));
            }
        }

        assertThat(from(0)).usingRecursiveFieldByFieldElementComparator().isEqualTo(expected);
    }

    @Test
    void a_training_that_goes_on_sees_the_rest_of_them() {
        var all = from(0);

        for (int taken = 0; taken <= 9; taken++) {
            assertThat(from(taken))
                    .usingRecursiveFieldByFieldElementComparator()
                    .isEqualTo(all.subList(taken, 9));
        }
    }

    @Test
    void what_is_computed_in_parts_comes_in_parts() {
        var inParts = RECIPE.withComputation(Computation.DEFAULT.withMicroBatch(20));
        var whole = from(4);
        var parts = new ArrayList<Batch>();
        new ComingBatches(inParts, 150, 4).forEachRemaining(parts::add);

        // Of 150 rows, batches of 64, 64 and 22 in four, four and two parts.
        assertThat(parts).extracting(part -> part.places().length).startsWith(16, 16, 16, 16, 11, 11, 16);
        for (var batch : whole) {
            assertThat(parts.stream()
                            .filter(part -> part.step() == batch.step() && part.epoch() == batch.epoch())
                            .flatMapToLong(part -> LongStream.of(part.places())))
                    .containsExactly(LongStream.of(batch.places()).boxed().toArray(Long[]::new));
        }
        assertThat(parts).hasSize(4 + 2 + 4 + 4 + 2);
    }

    @Test
    void they_end_with_the_training() {
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(new ComingBatches(RECIPE, 150, 9)::next)
                .withMessage("the training has 9 steps");
    }
}
