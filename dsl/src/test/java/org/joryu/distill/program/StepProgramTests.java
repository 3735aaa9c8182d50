package org.joryu.distill.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.norm.BatchNorm;
import java.util.List;
import org.joryu.distill.loss.HardLoss;
import org.joryu.distill.model.Torch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StepProgramTests {

    private static final Update PLAIN = new Update.SgdUpdate(List.of(), 0, false, 0, Double.POSITIVE_INFINITY);

    private final NDManager manager = Torch.newManager(Device.cpu());

    @AfterEach
    void close() {
        manager.close();
    }

    private NDArray weight(float... values) {
        var weight = manager.create(values);
        weight.setRequiresGradient(true);
        return weight;
    }

    @Test
    void a_step_moves_weights_against_their_gradient_and_reports_the_loss_before() {
        var weight = weight(1, 2);
        try (var recorder = new StepRecorder(manager)) {
            var x = recorder.argument("x", new Shape(2), DataType.FLOAT32);
            var loss = recorder.trained(weight).mul(x).sum();
            var program = recorder.finish(List.of(), loss, List.of(loss), PLAIN, false);

            var reported = program.run(List.of(manager.create(new float[] {3, 4})), 0.1, 1);

            assertThat(reported).containsExactly(11);
            assertThat(weight.toFloatArray()).containsExactly(0.7f, 1.6f);
        }
    }

    @Test
    void a_loss_that_is_no_number_moves_nothing() {
        var weight = weight(1);
        try (var recorder = new StepRecorder(manager)) {
            var x = recorder.argument("x", new Shape(1), DataType.FLOAT32);
            var loss = recorder.trained(weight).mul(x).sum();
            var program = recorder.finish(List.of(), loss, List.of(loss), PLAIN, false);

            var reported = program.run(List.of(manager.create(new float[] {Float.NaN})), 0.1, 1);

            assertThat(reported).containsExactly(Double.NaN);
            assertThat(weight.toFloatArray()).containsExactly(1);
        }
    }

    @Test
    void gradients_are_shortened_to_the_norm_that_they_may_have() {
        var weight = weight(0, 0);
        try (var recorder = new StepRecorder(manager)) {
            var x = recorder.argument("x", new Shape(2), DataType.FLOAT32);
            var loss = recorder.trained(weight).mul(x).sum();
            var program = recorder.finish(List.of(), loss, List.of(loss), PLAIN.withClipNorm(1), false);

            program.run(List.of(manager.create(new float[] {3, 4})), 1, 1);

            assertThat(weight.toFloatArray()[0]).isCloseTo(-0.6f, within(1e-6f));
            assertThat(weight.toFloatArray()[1]).isCloseTo(-0.8f, within(1e-6f));
        }
    }

    @Test
    void a_weight_without_an_influence_stays_where_it_is() {
        var used = weight(1);
        var unused = weight(5);
        try (var recorder = new StepRecorder(manager)) {
            var x = recorder.argument("x", new Shape(1), DataType.FLOAT32);
            var loss = recorder.trained(used).mul(x).sum();
            recorder.trained(unused);
            var program = recorder.finish(List.of(), loss, List.of(loss), PLAIN, false);

            program.run(List.of(manager.create(new float[] {1})), 0.5, 1);

            assertThat(used.toFloatArray()).containsExactly(0.5f);
            assertThat(unused.toFloatArray()).containsExactly(5);
        }
    }

    /// A frozen convolution with its normalization and ReLU, which become one function.
    @Test
    void a_frozen_network_is_folded_and_joined_and_answers_as_before() {
        var convolution = manager.randomNormal(0, 0.3f, new Shape(4, 2, 3, 3), DataType.FLOAT32);
        var scale = manager.create(new float[] {1, 0.5f, 2, 1.5f});
        var shift = manager.create(new float[] {0, 1, -1, 0.5f});
        var mean = manager.create(new float[] {0.1f, -0.2f, 0.3f, 0});
        var variance = manager.create(new float[] {1, 2, 0.5f, 3});
        var images = manager.randomNormal(0, 1, new Shape(3, 2, 5, 5), DataType.FLOAT32);
        var weight = weight(1);
        double expected = Torch.withoutGradients(() -> layer(images, convolution, scale, shift, mean, variance)
                .square()
                .sum()
                .toFloatArray()[0]);
        try (var recorder = new StepRecorder(manager)) {
            var x = recorder.argument("x", images.getShape(), DataType.FLOAT32);
            var answer = Torch.withoutGradients(() -> layer(
                            x,
                            recorder.frozen(convolution),
                            recorder.frozen(scale),
                            recorder.frozen(shift),
                            recorder.frozen(mean),
                            recorder.frozen(variance))
                    .square()
                    .sum());
            var loss = recorder.trained(weight).square().sum();
            var program = recorder.finish(List.of(), loss, List.of(answer), PLAIN, false);

            assertThat(program.run(List.of(images), 0.1, 1)[0]).isCloseTo(expected, within(1e-4 * expected));
            assertThat(step(program)).doesNotContain("batch_norm", "torch.relu").contains("\"relu\"");
        }
    }

    /// As in a residual block: what comes by the shortcut was given to a convolution before.
    @Test
    void a_frozen_convolution_adds_to_its_shortcut_where_that_lies() {
        var convolution = manager.randomNormal(0, 0.3f, new Shape(2, 2, 3, 3), DataType.FLOAT32);
        var images = manager.randomNormal(0, 1, new Shape(3, 2, 5, 5), DataType.FLOAT32);
        float[] expected = Torch.withoutGradients(
                () -> residual(images, convolution, false).toFloatArray());
        try (var program = Torch.withoutGradients(() -> InferenceProgram.record(
                manager, images.getShape(), (rows, weights) -> residual(rows, weights.apply(convolution), false)))) {

            assertThat(program.code())
                    .contains(AccumulatedSums.CONVOLUTION + "(")
                    .doesNotContain("torch.add");
            assertThat(program.answer(images).toFloatArray()).containsExactly(expected, within(1e-5f));
            assertThat(program.answer(images).toFloatArray()).as("again").containsExactly(expected, within(1e-5f));
        }
    }

    @Test
    void a_shortcut_that_somebody_looks_at_later_stays() {
        var convolution = manager.randomNormal(0, 0.3f, new Shape(2, 2, 3, 3), DataType.FLOAT32);
        var images = manager.randomNormal(0, 1, new Shape(3, 2, 5, 5), DataType.FLOAT32);
        float[] expected =
                Torch.withoutGradients(() -> residual(images, convolution, true).toFloatArray());
        try (var program = Torch.withoutGradients(() -> InferenceProgram.record(
                manager, images.getShape(), (rows, weights) -> residual(rows, weights.apply(convolution), true)))) {

            assertThat(program.code()).doesNotContain(AccumulatedSums.CONVOLUTION + "(");
            assertThat(program.answer(images).toFloatArray()).containsExactly(expected, within(1e-5f));
        }
    }

    private static NDArray residual(NDArray images, NDArray weight, boolean looksAgain) {
        var shortcut = Activation.relu(convolved(images, weight));
        var sum = Activation.relu(
                convolved(Activation.relu(convolved(shortcut, weight)), weight).add(shortcut));
        return looksAgain ? sum.concat(shortcut, 1) : sum;
    }

    private static NDArray convolved(NDArray images, NDArray weight) {
        return Conv2d.conv2d(images, weight, null, new Shape(1, 1), new Shape(1, 1))
                .singletonOrThrow();
    }

    @Test
    void what_is_used_again_is_not_overwritten() {
        var weight = weight(1, -2);
        try (var recorder = new StepRecorder(manager)) {
            var x = recorder.argument("x", new Shape(2), DataType.FLOAT32);
            var sum = recorder.trained(weight).add(x);
            var loss = Activation.relu(sum).sum().add(sum.sum());
            var program = recorder.finish(List.of(), loss, List.of(loss), PLAIN, false);

            assertThat(step(program)).contains("torch.relu(").doesNotContain("torch.relu_(");
            assertThat(program.run(List.of(manager.create(new float[] {0, 0})), 0.1, 1))
                    .containsExactly(0);
        }
    }

    @Test
    void what_follows_from_frozen_arrays_alone_is_computed_once() {
        var table = manager.create(new float[] {1, 2, 3});
        var weight = weight(1);
        try (var recorder = new StepRecorder(manager)) {
            var x = recorder.argument("x", new Shape(1), DataType.FLOAT32);
            var loss = recorder.trained(weight)
                    .mul(recorder.frozen(table).exp().sum())
                    .mul(x)
                    .sum();
            var program = recorder.finish(List.of(), loss, List.of(loss), PLAIN, false);

            assertThat(step(program)).doesNotContain("torch.exp");
            assertThat(program.run(List.of(manager.create(new float[] {1})), 0, 1)[0])
                    .isCloseTo(Math.exp(1) + Math.exp(2) + Math.exp(3), within(1e-4));
        }
    }

    @Test
    void a_cross_entropy_with_labels_is_one_function_of_libtorch() {
        var weight = weight(0, 1, 2);
        try (var recorder = new StepRecorder(manager)) {
            var labels = recorder.argument("labels", new Shape(2), DataType.INT64);
            var logits = recorder.trained(weight).reshape(1, 3).broadcast(new Shape(2, 3));
            var loss = new HardLoss().crossEntropy(logits, labels);
            var program = recorder.finish(List.of(), loss, List.of(loss), PLAIN, false);
            double all = Math.log(1 + Math.E + Math.exp(2));

            assertThat(step(program)).contains("torch.nll_loss(").doesNotContain("torch.gather(");
            assertThat(program.run(List.of(manager.create(new long[] {0, 2})), 0.1, 1)[0])
                    .isCloseTo(all - 1, within(1e-6));
        }
    }

    @Test
    void a_loss_that_is_infinite_moves_nothing_either() {
        var weight = weight(1);
        try (var recorder = new StepRecorder(manager)) {
            var x = recorder.argument("x", new Shape(1), DataType.FLOAT32);
            var loss = recorder.trained(weight).mul(x).sum();
            var program = recorder.finish(List.of(), loss, List.of(loss), PLAIN, false);

            var reported = program.run(List.of(manager.create(new float[] {Float.NEGATIVE_INFINITY})), 0.1, 1);

            assertThat(reported).containsExactly(Double.NEGATIVE_INFINITY);
            assertThat(weight.toFloatArray()).containsExactly(1);
        }
    }

    private static String step(StepProgram program) {
        return program.code().substring(program.code().indexOf("def step"));
    }

    private static NDArray layer(
            NDArray images, NDArray convolution, NDArray scale, NDArray shift, NDArray mean, NDArray variance) {
        var zeros = images.getManager().zeros(new Shape(4), DataType.FLOAT32);
        var maps = Conv2d.conv2d(images, convolution, zeros, new Shape(1, 1), new Shape(1, 1))
                .singletonOrThrow();
        return Activation.relu(BatchNorm.batchNorm(maps, mean, variance, scale, shift, 1, 0.9f, 1e-5f, false)
                .singletonOrThrow());
    }
}
