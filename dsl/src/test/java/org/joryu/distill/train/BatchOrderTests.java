package org.joryu.distill.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BatchOrderTests {

    private static long[] flat(List<long[]> batches) {
        return batches.stream().flatMapToLong(LongStream::of).toArray();
    }

    @Test
    void every_row_comes_once_an_epoch_the_last_batch_smaller() {
        var batches = new BatchOrder(200, 64, 1).nextEpoch();

        assertThat(batches).extracting(batch -> batch.length).containsExactly(64, 64, 64, 8);
        assertThat(LongStream.of(flat(batches)).sorted().toArray())
                .isEqualTo(LongStream.range(0, 200).toArray());
    }

    @Test
    void the_order_depends_on_seed_and_epoch_only() {
        var order = new BatchOrder(200, 64, 1);
        var same = new BatchOrder(200, 10, 1);
        var first = flat(order.nextEpoch());

        assertThat(flat(same.nextEpoch())).isEqualTo(first);
        var second = flat(order.nextEpoch());
        assertThat(second).isNotEqualTo(first).isEqualTo(flat(same.nextEpoch()));
        assertThat(flat(new BatchOrder(200, 64, 2).nextEpoch())).isNotEqualTo(first);
    }
}
