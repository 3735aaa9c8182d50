package org.joryu.distill.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.joryu.distill.model.Torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Against PyTorch's optimizers, see `src/test/python/optimizers.py`.
class OptimizerTests {

    private static final JsonObject PYTORCH = new Gson()
            .fromJson(
                    new InputStreamReader(
                            Objects.requireNonNull(OptimizerTests.class.getResourceAsStream("optimizers.json")),
                            StandardCharsets.UTF_8),
                    JsonObject.class);

    static Stream<Arguments> rules() {
        return Stream.of(
                Arguments.of("sgd", new Sgd(0, false, 0)),
                Arguments.of("sgd momentum", new Sgd(0.9, false, 0)),
                Arguments.of("sgd momentum decay", new Sgd(0.9, false, 0).weightDecay(0.05)),
                Arguments.of("sgd nesterov decay", new Sgd(0.9, false, 0.05).inNesterovsForm()),
                Arguments.of("adam", Optimizer.DEFAULT),
                Arguments.of("adam decay", new Adam(0, false).weightDecay(0.05)),
                Arguments.of("adamw", new Adam(0.05, true)));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void moves_weights_as_PyTorch_does(String name, Optimizer rule) {
        try (var manager = Torch.newManager(Device.cpu())) {
            var weight = manager.create(doubles(PYTORCH.getAsJsonArray("start")));
            weight = weight.toType(DataType.FLOAT32, true);
            weight.setRequiresGradient(true);
            Torch.defineGradients(List.of(weight));
            var optimizer = RunningOptimizer.start(rule, List.of(weight));
            var rates = doubles(PYTORCH.getAsJsonArray("rates"));
            for (int step = 0; step < rates.length; step++) {
                var slope = manager.create(row("gradients", step)).toType(weight.getDataType(), false);
                var moved = weight;
                Torch.withGradients(() -> {
                    Torch.backward(moved.mul(slope).sum());
                    return moved;
                });
                optimizer.update(rates[step]);

                var expected = doubles(PYTORCH.getAsJsonObject("weights")
                        .getAsJsonArray(name)
                        .get(step)
                        .getAsJsonArray());
                var actual = weight.toFloatArray();
                for (int i = 0; i < expected.length; i++) {
                    assertThat((double) actual[i])
                            .as("%s, step %d, weight %d", name, step + 1, i)
                            .isCloseTo(expected[i], within(2e-6));
                }
            }
            assertThat(optimizer.steps()).isEqualTo(rates.length);
        }
    }

    @ParameterizedTest
    @MethodSource("rules")
    void clips_all_gradients_together_as_PyTorch_does(String name, Optimizer rule) {
        var recipe = Recipe.DEFAULT.withOptimizer(rule).withClipNorm(1);
        try (var manager = Torch.newManager(Device.cpu())) {
            var start = doubles(PYTORCH.getAsJsonArray("start"));
            var weights = Stream.of(new double[] {start[0]}, Arrays.copyOfRange(start, 1, start.length))
                    .map(values -> manager.create(values).toType(DataType.FLOAT32, true))
                    .toList();
            weights.forEach(weight -> weight.setRequiresGradient(true));
            Torch.defineGradients(weights);
            var optimizer = RunningOptimizer.start(recipe, weights);
            var rates = doubles(PYTORCH.getAsJsonArray("rates"));
            int shortened = 0;
            for (int step = 0; step < rates.length; step++) {
                var gradient = row("gradients", step);
                shortened += Math.sqrt(DoubleStream.of(gradient)
                                        .map(part -> part * part)
                                        .sum())
                                > 1
                        ? 1
                        : 0;
                var slopes = manager.create(gradient).toType(DataType.FLOAT32, false);
                Torch.withGradients(() -> {
                    Torch.backward(
                            NDArrays.concat(new NDList(weights)).mul(slopes).sum());
                    return weights;
                });
                optimizer.update(rates[step]);

                var expected = PYTORCH.getAsJsonObject("clipped weights").getAsJsonArray(name);
                var actual = NDArrays.concat(new NDList(weights)).toType(DataType.FLOAT64, false);
                assertThat(actual.toDoubleArray())
                        .as("%s, step %d", name, step + 1)
                        .containsExactly(doubles(expected.get(step).getAsJsonArray()), within(2e-6));
            }
            assertThat(shortened).as("of 4 steps, one is short enough as it is").isEqualTo(3);
        }
    }

    static Stream<Arguments> schedules() {
        return Stream.of(
                Arguments.of("warm constant", new RateSchedule.Constant()),
                Arguments.of("warm cosine", new RateSchedule.Cosine()),
                Arguments.of("warm steps", new RateSchedule.Steps(0.1, List.of(4))));
    }

    @ParameterizedTest
    @MethodSource("schedules")
    void a_warm_up_rises_from_step_to_step_as_in_PyTorch(String name, RateSchedule schedule) {
        var recipe = Recipe.DEFAULT
                .withEpochs(5)
                .withLearningRate(1)
                .withRateSchedule(schedule)
                .withWarmUp(2);

        assertThat(IntStream.rangeClosed(1, 15)
                        .mapToDouble(step -> recipe.learningRate(step, Math.ceilDiv(step, 3), 3))
                        .toArray())
                .containsExactly(doubles(PYTORCH.getAsJsonArray(name)), within(1e-12));
    }

    @Test
    void the_cosine_is_that_of_PyTorch() {
        var cosine = new RateSchedule.Cosine();

        assertThat(IntStream.rangeClosed(1, 5)
                        .mapToDouble(epoch -> cosine.factor(epoch, 5, 0))
                        .toArray())
                .containsExactly(doubles(PYTORCH.getAsJsonArray("cosine of 5")), within(1e-12));
    }

    @Test
    void steps_take_effect_after_their_epoch() {
        var recipe = Recipe.DEFAULT
                .withEpochs(240)
                .withLearningRate(0.05)
                .withRateSchedule(new RateSchedule.Steps(0.1, List.of(150, 180, 210)));

        assertThat(recipe.learningRate(150, 150, 1)).isEqualTo(0.05);
        assertThat(recipe.learningRate(151, 151, 1)).isCloseTo(0.005, within(1e-12));
        assertThat(recipe.learningRate(240, 240, 1)).isCloseTo(0.00005, within(1e-12));
    }

    @Test
    void say_what_they_are() {
        assertThat(new Sgd(0.9, false, 5e-4)).hasToString("SGD with momentum 0.9 and weight decay 0.0005");
        assertThat(new Adam(0, false)).hasToString("Adam");
        assertThat(new Adam(0.01, true)).hasToString("AdamW with weight decay 0.01");
    }

    @Test
    void refuse_what_is_out_of_range() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Sgd(1, false, 0))
                .withMessage("momentum must be in [0, 1), but was 1.0: 0.9 is usual");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Sgd(0, true, 0))
                .withMessageContaining("momentum must be > 0 in Nesterov's form");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Adam(-1, true))
                .withMessageStartingWith("weightDecay must be ≥ 0 and finite, but was -1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RateSchedule.Steps(0.1, List.of(180, 150)))
                .withMessageContaining("must ascend from 1, but were [180, 150]");
    }

    private static double[] row(String name, int step) {
        return doubles(PYTORCH.getAsJsonArray(name).get(step).getAsJsonArray());
    }

    private static double[] doubles(JsonArray array) {
        return array.asList().stream().mapToDouble(value -> value.getAsDouble()).toArray();
    }
}
