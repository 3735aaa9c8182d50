package org.joryu.distill.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LatencyTests {

    private static List<Long> micros(long count) {
        return LongStream.rangeClosed(1, count)
                .map(micro -> (micro * 37 % count + 1) * 1000)
                .boxed()
                .toList();
    }

    @Test
    void percentiles_are_runs_that_were_measured() {
        var latency = Latency.of(micros(200), "cpu");

        assertThat(latency.median()).isEqualTo(Duration.ofNanos(100_000));
        assertThat(latency.p99()).isEqualTo(Duration.ofNanos(198_000));
        assertThat(latency).hasToString("p50 0.10 ms, p99 0.20 ms of 200 runs on cpu");
    }

    @Test
    void of_few_runs_the_99th_percentile_is_the_longest() {
        assertThat(Latency.of(List.of(5L), "cpu"))
                .isEqualTo(new Latency(Duration.ofNanos(5), Duration.ofNanos(5), 1, "cpu"));
        assertThat(Latency.of(micros(50), "cpu").p99()).isEqualTo(Duration.ofNanos(50_000));
    }

    @Test
    void a_model_is_measured_where_it_is_wanted() {
        var network = Mlp.of(64, 12, 10);
        var model = new Classifier(network, network.initialWeights(1));

        var latency = Latency.of(model, new float[64], "cpu");

        assertThat(latency.device()).isEqualTo("cpu");
        assertThat(latency.runs()).isBetween(1, Latency.MOST_RUNS);
        assertThat(latency.median()).isPositive().isLessThanOrEqualTo(latency.p99());
    }
}
