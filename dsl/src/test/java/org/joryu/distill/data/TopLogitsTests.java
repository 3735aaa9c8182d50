package org.joryu.distill.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopLogitsTests {

    private static final int CLASSES = 30;

    private static float[] kept(float[] row, int k) {
        var top = new TopLogits(row.length, k);
        top.choose(row);
        var classes = IntStream.range(0, k).map(top::label).toArray();
        var logits = new float[k];
        for (int rank = 0; rank < k; rank++) {
            logits[rank] = top.logit(rank);
        }
        var restored = new float[row.length];
        TopLogits.restore(classes, logits, top.logTailMass(), row.length, restored, 0);
        return restored;
    }

    private static float[][] rows() {
        var random = new SplittableRandom(7);
        var rows = new float[200][CLASSES];
        for (int row = 0; row < rows.length; row++) {
            // From nearly even to nearly certain.
            double scale = 0.1 * Math.pow(1000, row / 199.0);
            for (int label = 0; label < CLASSES; label++) {
                rows[row][label] = (float) (scale * random.nextGaussian());
            }
        }
        return rows;
    }

    @Test
    void keeps_the_largest_first_and_of_equal_ones_the_earlier_class() {
        var top = new TopLogits(5, 3);
        top.choose(new float[] {1, 3, 2, 3, 2});

        assertThat(IntStream.range(0, 3).map(top::label)).containsExactly(1, 3, 2);
        // (e + e²)/(e + 2e² + 2e³), by hand: (1 + e)/(1 + 2e + 2e²).
        assertThat(Math.exp(top.logTailMass()))
                .isCloseTo((1 + Math.E) / (1 + 2 * Math.E + 2 * Math.E * Math.E), within(1e-15));
    }

    @ParameterizedTest
    @ValueSource(ints = {CLASSES - 1, CLASSES})
    void all_classes_or_all_but_one_come_back_bit_for_bit(int k) {
        for (var row : rows()) {
            assertThat(kept(row, k)).isEqualTo(row);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 20})
    void at_T_1_the_classes_that_are_kept_have_the_teachers_probabilities(int k) {
        for (var row : rows()) {
            var exact = Softmax.logOf(row, 1);
            var restored = Softmax.logOf(kept(row, k), 1);
            double mass = 0;
            for (int label : largest(row, k)) {
                assertThat(restored[label]).isCloseTo(exact[label], within(2e-5));
            }
            for (double log : restored) {
                mass += Math.exp(log);
            }
            assertThat(mass).isCloseTo(1, within(1e-12));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1.5, 4, 20})
    void at_higher_temperatures_the_rest_together_gets_no_less_than_the_teacher_gave_it(double temperature) {
        for (var row : rows()) {
            assertThat(massOfRest(kept(row, 5), row, temperature))
                    .isGreaterThanOrEqualTo(massOfRest(row, row, temperature) * (1 - 1e-5));
        }
    }

    @Test
    void at_lower_temperatures_the_rest_together_gets_no_more_than_the_teacher_gave_it() {
        for (var row : rows()) {
            assertThat(massOfRest(kept(row, 5), row, 0.5)).isLessThanOrEqualTo(massOfRest(row, row, 0.5) * (1 + 1e-4));
        }
    }

    @Test
    void a_tail_without_any_probability_to_speak_of_has_finite_logits() {
        var restored = kept(new float[] {1000, -1000, -2000}, 1);

        assertThat(restored[0]).isEqualTo(1000);
        assertThat(restored[1]).isCloseTo((float) (-1000 - Math.log(2)), within(1e-3f));
        assertThat(restored[2]).isEqualTo(restored[1]);
    }

    private static double massOfRest(float[] logits, float[] original, double temperature) {
        var log = Softmax.logOf(logits, temperature);
        var top = largest(original, 5);
        return IntStream.range(0, log.length)
                .filter(label -> Arrays.stream(top).noneMatch(kept -> kept == label))
                .mapToDouble(label -> Math.exp(log[label]))
                .sum();
    }

    private static int[] largest(float[] row, int k) {
        return IntStream.range(0, row.length)
                .boxed()
                .sorted((a, b) -> Float.compare(row[b], row[a]))
                .limit(k)
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
