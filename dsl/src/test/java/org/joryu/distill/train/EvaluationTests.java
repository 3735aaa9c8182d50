package org.joryu.distill.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvaluationTests {

    private static final float[][] LOGITS = {{0, 0}, {2, 0}, {0, 1000}};

    @Test
    void counts_what_is_right_and_how_likely_it_was_held() {
        var evaluation = Evaluation.of(LOGITS, new int[] {1, 0, 1});

        assertThat(evaluation.accuracy()).isCloseTo(2.0 / 3, within(1e-12));
        assertThat(evaluation.loss()).isCloseTo((Math.log(2) + Math.log1p(Math.exp(-2))) / 3, within(1e-12));
    }

    /// What an independent implementation in NumPy gave, see `src/test/python/scores.py`.
    @ParameterizedTest
    @ValueSource(strings = {"unsure", "sure", "two"})
    void scores_are_those_of_the_reference(String name) {
        var reference = read().getAsJsonObject(name);
        var logits = floats(reference.getAsJsonArray("logits"));
        var labels = ints(reference.getAsJsonArray("labels"));

        var evaluation = Evaluation.of(logits, labels);

        assertThat(evaluation.accuracy()).isCloseTo(value(reference, "accuracy"), within(1e-12));
        assertThat(evaluation.loss()).isCloseTo(value(reference, "loss"), within(1e-12));
        assertThat(evaluation.calibrationError()).isCloseTo(value(reference, "calibrationError"), within(1e-12));
        assertThat(evaluation.brier()).isCloseTo(value(reference, "brier"), within(1e-12));
        var counts = reference.getAsJsonArray("confusion");
        var names = IntStream.range(0, counts.size()).mapToObj(String::valueOf).toList();
        var confusion = ConfusionMatrix.of(logits, labels, names);
        for (int label = 0; label < counts.size(); label++) {
            for (int answer = 0; answer < counts.size(); answer++) {
                assertThat(confusion.count(label, answer))
                        .isEqualTo(
                                counts.get(label).getAsJsonArray().get(answer).getAsInt());
            }
        }
    }

    @Test
    void who_is_always_sure_and_half_of_the_time_right_is_off_by_half() {
        var sure = new float[][] {{1000, 0}, {1000, 0}};

        var evaluation = Evaluation.of(sure, new int[] {0, 1});

        assertThat(evaluation.calibrationError()).isEqualTo(0.5);
        assertThat(evaluation.brier()).isEqualTo(1);
    }

    @Test
    void errors_of_confidence_in_one_bin_cancel_and_in_two_bins_add() {
        // Confidence 1/2 and 1, both right and then both half of the time: within a bin only the means count.
        var halves = Evaluation.of(new float[][] {{0, 0}, {0, 0}}, new int[] {0, 1});
        var both = Evaluation.of(new float[][] {{0, 0}, {1000, 0}}, new int[] {0, 1});

        assertThat(halves.calibrationError()).isZero();
        assertThat(both.calibrationError()).isEqualTo((0.5 + 1) / 2);
    }

    @Test
    void of_equal_logits_the_first_is_the_answer() {
        assertThat(Evaluation.answer(new float[] {1, 3, 3})).isEqualTo(1);
    }

    @Test
    void agreement_is_the_share_of_equal_answers() {
        assertThat(Evaluation.agreement(LOGITS, new float[][] {{1, 0}, {0, 1}, {5, 6}}))
                .isCloseTo(2.0 / 3, within(1e-12));
    }

    private static JsonObject read() {
        var in = Objects.requireNonNull(EvaluationTests.class.getResourceAsStream("scores.json"));
        return new Gson().fromJson(new InputStreamReader(in, StandardCharsets.UTF_8), JsonObject.class);
    }

    private static double value(JsonObject reference, String name) {
        return reference.get(name).getAsDouble();
    }

    private static int[] ints(JsonArray values) {
        return values.asList().stream().mapToInt(value -> value.getAsInt()).toArray();
    }

    private static float[][] floats(JsonArray rows) {
        return rows.asList().stream()
                .map(row -> floats(row.getAsJsonArray().asList().stream()
                        .map(value -> value.getAsFloat())
                        .toList()))
                .toArray(float[][]::new);
    }

    private static float[] floats(List<Float> values) {
        var row = new float[values.size()];
        for (int i = 0; i < row.length; i++) {
            row[i] = values.get(i);
        }
        return row;
    }
}
