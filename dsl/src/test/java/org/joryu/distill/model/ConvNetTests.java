package org.joryu.distill.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConvNetTests {

    /// The sum of `p.numel()` over `parameters()` in PyTorch 2.7.1: of RepDistiller's networks (its
    /// `models` folder, 100 classes), of LeNet-5 for three channels, and of torchvision 0.22.1 for
    /// the last three.
    @ParameterizedTest
    @CsvSource({
        "lenet, 100, 69656",
        "resnet8, 100, 83892",
        "resnet14, 100, 181108",
        "resnet20, 100, 278324",
        "resnet32, 100, 472756",
        "resnet44, 100, 667188",
        "resnet56, 100, 861620",
        "resnet110, 100, 1736564",
        "resnet8x4, 100, 1233540",
        "resnet32x4, 100, 7433860",
        "wrn-16-1, 100, 180916",
        "wrn-16-2, 100, 703284",
        "wrn-40-1, 100, 569780",
        "wrn-40-2, 100, 2255156",
        "vgg8, 100, 3965028",
        "vgg11, 100, 9277284",
        "vgg13, 100, 9462180",
        "vgg16, 100, 14774436",
        "vgg19, 100, 20086692",
        "mobilenetv2, 100, 812836",
        "shufflenetv1, 100, 949258",
        "shufflenetv2, 100, 1355528",
        "cifar-resnet50, 100, 23705252",
        "resnet18, 1000, 11689512",
        "resnet34, 1000, 21797672",
        "resnet50, 1000, 25557032",
    })
    void has_as_many_parameters_as_the_reference(String name, int classes, long parameters) {
        assertThat(ConvNet.of(name, classes).parameterCount()).isEqualTo(parameters);
    }

    /// From RepDistiller's `is_feat=True`.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lenet | [stage1 (6, 14, 14), stage2 (16, 5, 5), hidden1 (120), hidden2 (84)]",
                "resnet8x4 | [stem (32, 32, 32), stage1 (64, 32, 32), stage2 (128, 16, 16), stage3 (256, 8, 8),"
                        + " pooled (256)]",
                "wrn-16-2 | [stem (16, 32, 32), stage1 (32, 32, 32), stage2 (64, 16, 16), stage3 (128, 8, 8),"
                        + " pooled (128)]",
                "vgg8 | [stem (64, 32, 32), stage1 (128, 16, 16), stage2 (256, 8, 8), stage3 (512, 4, 4),"
                        + " stage4 (512, 4, 4), pooled (512)]",
                "mobilenetv2 | [stem (16, 16, 16), stage1 (12, 16, 16), stage2 (16, 8, 8), stage3 (48, 4, 4),"
                        + " stage4 (160, 2, 2), pooled (1280)]",
                "shufflenetv1 | [stem (24, 32, 32), stage1 (240, 16, 16), stage2 (480, 8, 8), stage3 (960, 4, 4),"
                        + " pooled (960)]",
                "shufflenetv2 | [stem (24, 32, 32), stage1 (116, 16, 16), stage2 (232, 8, 8), stage3 (464, 4, 4),"
                        + " pooled (1024)]",
            })
    void stages_have_the_shapes_of_the_reference(String name, String stages) {
        assertThat(ConvNet.of(name, 100).stages()).hasToString(stages);
    }

    @Test
    void stages_of_28_by_28_images_are_smaller() {
        assertThat(ConvNet.of("resnet8", 10).input(1, 28, 28).stages())
                .hasToString("[stem (16, 28, 28), stage1 (16, 28, 28), stage2 (32, 14, 14), stage3 (64, 7, 7),"
                        + " pooled (64)]");
        // LeCun's border of two makes them those of 32 by 32.
        assertThat(ConvNet.of("lenet", 10).input(1, 28, 28).stages())
                .hasToString("[stage1 (6, 14, 14), stage2 (16, 5, 5), hidden1 (120), hidden2 (84)]");
        assertThat(ConvNet.of("lenet", 10).input(1, 28, 28).parameterCount()).isEqualTo(61_706);
    }

    /// The reference's first logits of the second row and mean |feature| of the last stage, computed
    /// by PyTorch 2.7.1 on CPU from these very weights and rows, after one pass in training mode.
    @ParameterizedTest
    @CsvSource({
        "lenet, -0.0493548, -0.1083830, 0.0218072, 0.0278156",
        "resnet8, -0.0121046, -0.1359038, 0.2112705, 0.1277973",
        "resnet8x4, 0.0332229, -0.0204515, -0.0252559, 0.0486561",
        "wrn-16-1, -0.0594365, -0.1687358, 0.1753216, 0.3076767",
        "vgg8, -0.0047161, -0.0053609, 0.0002851, 0.0266426",
        "mobilenetv2, -0.0214545, -0.0138418, 0.0054143, 0.0200854",
        "shufflenetv1, 0.0197694, 0.0060537, 0.0480548, 0.0330219",
        "shufflenetv2, -0.0252149, 0.0132629, -0.0047629, 0.0081198",
    })
    void answers_as_the_reference_with_the_same_weights(
            String name, float logit0, float logit1, float logit2, double lastFeature) {
        var network = ConvNet.of(name, 100);
        try (var loaded = LoadedNetwork.load(network, network.initialWeights(1), Device.cpu())) {
            var inputs = loaded.upload(rows(2, network.inputSize()));
            // Moves the running statistics by a tenth of the batch's.
            Torch.withoutGradients(() -> loaded.forward(inputs, true));

            var outputs = Torch.withoutGradients(() -> loaded.forwardStages(inputs, false));

            var logits = outputs.logits().toFloatArray();
            assertThat(logits).hasSize(200);
            assertThat(new float[] {logits[100], logits[101], logits[102]})
                    .containsExactly(new float[] {logit0, logit1, logit2}, within(1e-5f));
            assertThat(outputs.features().keySet())
                    .containsExactlyElementsOf(
                            network.stages().stream().map(Stage::name).toList());
            for (var stage : network.stages()) {
                var shape = outputs.feature(stage.name()).getShape();
                assertThat(shape.slice(1)).isEqualTo(stage.shape());
            }
            assertThat(meanMagnitude(outputs.features().lastEntry().getValue())).isCloseTo(lastFeature, within(1e-5));
            assertThat(loaded.logits(inputs)[1]).containsExactly(Arrays.copyOfRange(logits, 100, 200));
        }
    }

    private static float[][] rows(int count, int size) {
        var rows = new float[count][size];
        for (int row = 0; row < count; row++) {
            for (int i = 0; i < size; i++) {
                rows[row][i] = i * (row + 1) % 17 / 8f - 1;
            }
        }
        return rows;
    }

    private static double meanMagnitude(NDArray array) {
        var values = array.toFloatArray();
        return IntStream.range(0, values.length)
                .mapToDouble(i -> Math.abs(values[i]))
                .average()
                .orElseThrow();
    }

    @Test
    void first_weights_are_distributed_as_the_reference_draws_them() {
        var resnet = ConvNet.of("resnet32x4", 100).initialWeights(1);
        // kaiming_normal over fan_out, and PyTorch's default for the linear layer.
        assertThat(deviation(resnet.values("layer3.0.conv1.weight")))
                .isCloseTo(Math.sqrt(2 / (9.0 * 256)), within(2e-4));
        assertThat(deviation(resnet.values("fc.weight"))).isCloseTo(1 / Math.sqrt(3.0 * 256), within(1e-3));
        assertThat(resnet.values("layer3.0.bn1.weight")).containsOnly(1);
        assertThat(resnet.values("layer3.0.bn1.bias")).containsOnly(0);
        assertThat(resnet.values("layer3.0.bn1.running_var")).containsOnly(1);

        // ShuffleNet's reference leaves convolutions to PyTorch's default: fan_in of one group.
        var shuffle = ConvNet.of("shufflenetv1", 100).initialWeights(1);
        assertThat(deviation(shuffle.values("layer2.1.conv1.weight")))
                .isCloseTo(1 / Math.sqrt(3.0 * 160), within(1e-3));

        var vgg = ConvNet.of("vgg8", 100).initialWeights(1);
        assertThat(deviation(vgg.values("classifier.weight"))).isCloseTo(0.01, within(2e-4));
        assertThat(vgg.values("block1.0.bias")).containsOnly(0);
    }

    private static double deviation(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value * value;
        }
        return Math.sqrt(sum / values.length);
    }

    @Test
    void one_seed_is_one_set_of_weights() {
        var network = ConvNet.of("resnet8", 10);

        assertThat(network.initialWeights(1)).isEqualTo(network.initialWeights(1));
        assertThat(network.initialWeights(1)).isNotEqualTo(network.initialWeights(2));
        // A fixed point: these very weights, on every machine and in every release.
        assertThat(network.initialWeights(1).sha256())
                .isEqualTo("7d0434adc6f3c350b17838a6e787fbfaa3fe67445d250ff42c31a9d07e7671dd");
    }

    @Test
    void shows_itself_with_its_images_where_they_are_not_the_usual_ones() {
        assertThat(ConvNet.of("resnet8x4", 100)).hasToString("resnet8x4(100)");
        assertThat(ConvNet.of("resnet8", 10).input(1, 28, 28)).hasToString("resnet8(10, 1×28×28)");
    }

    @Test
    void tells_what_was_meant_by_an_unknown_name() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConvNet.of("ResNet8x5", 100))
                .withMessageStartingWith("network must be one of lenet, resnet8, ")
                .withMessageEndingWith(", but was ResNet8x5: did you mean resnet8x4?");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConvNet.of("wrn_40_2", 100))
                .withMessageEndingWith(": did you mean wrn-40-2?");
    }

    @Test
    void refuses_what_makes_no_classifier_of_images() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConvNet.of("resnet8", 1))
                .withMessage("classes must be ≥ 2, but was 1: two classes are two logits here");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConvNet.of("resnet8", 10).input(0, 28, 28))
                .withMessage("channels, height and width must be ≥ 1, but were 0, 28 and 28: give an image as"
                        + " input(1, 28, 28)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConvNet.of("lenet", 10).input(1, 8, 8))
                .withMessage("height and width must be at least 12 for lenet, but were 8 and 8: enlarge the images,"
                        + " or use mlp");
        assertThat(ConvNet.of("resnet8", 10).input(1, 8, 8).inputSize()).isEqualTo(64);
    }
}
