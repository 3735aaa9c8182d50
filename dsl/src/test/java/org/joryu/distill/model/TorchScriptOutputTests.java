package org.joryu.distill.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.ParallelBlock;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.norm.Dropout;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.translate.NoopTranslator;
import ai.djl.translate.TranslateException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What libtorch makes of the files.
class TorchScriptOutputTests {

    @TempDir
    private Path folder = Path.of("");

    static Stream<Network> networks() {
        return Stream.of(
                Mlp.of(16, 8, 4),
                ConvNet.of("lenet", 10).input(1, 28, 28),
                ConvNet.of("resnet8", 10),
                ConvNet.of("resnet8x4", 10),
                ConvNet.of("resnet18", 5).input(3, 64, 64),
                ConvNet.of("resnet50", 5).input(3, 64, 64),
                ConvNet.of("wrn-16-1", 10),
                ConvNet.of("vgg8", 10),
                ConvNet.of("mobilenetv2", 10),
                ConvNet.of("shufflenetv1", 10),
                ConvNet.of("shufflenetv2", 10),
                new TextTransformer(20, 9, 8, 2, 2, 3),
                new StartedNetwork(Mlp.of(6, 3, 2), Mlp.of(6, 3, 2).initialWeights(5)),
                new BlockNetwork("mine", TorchScriptOutputTests::block, 3, new Shape(2, 6, 6)));
    }

    private static Block block() {
        var beside = new ParallelBlock(list -> new NDList(
                NDArrays.concat(new NDList(list.get(0).head(), list.get(1).head()), 1)));
        beside.add(conv(3)).add(conv(2));
        return new SequentialBlock()
                .add(conv(4))
                .add(BatchNorm.builder().build())
                .add(Activation.leakyReluBlock(0.1f))
                .add(beside)
                .add(Dropout.builder().optRate(0.5f).build())
                .add(LambdaBlock.singleton(maps -> maps.mul(maps.getManager().create(new float[] {1, 2, 3, 4, 5, 6}))))
                .add(Blocks.batchFlattenBlock())
                .add(Linear.builder().setUnits(3).build())
                .add(LambdaBlock.singleton(logits ->
                        logits.add(logits.getManager().ones(new Shape(logits.size(0), 3), DataType.FLOAT32))));
    }

    private static Block conv(int filters) {
        return Conv2d.builder()
                .setKernelShape(new Shape(3, 3))
                .optPadding(new Shape(1, 1))
                .setFilters(filters)
                .build();
    }

    private static Classifier classifier(Network network) {
        return new Classifier(network, moved(network.initialWeights(3)));
    }

    /// So that normalizations have something to do.
    private static Weights moved(Weights weights) {
        var random = new SplittableRandom(2);
        return new Weights(weights.tensors().stream()
                .map(tensor -> {
                    var values = tensor.values().clone();
                    double more = tensor.shape().length == 1 ? 0.02 : 0;
                    for (int i = 0; i < values.length; i++) {
                        values[i] = (float) (values[i] * (1 + random.nextDouble(0.2)) + more);
                    }
                    return new Tensor(tensor.name(), tensor.shape(), values);
                })
                .toList());
    }

    private static float[][] rows(Network network, int count) {
        var rows = RandomRows.of(count, network.inputSize());
        if (network instanceof TextTransformer transformer) {
            for (var row : rows) {
                for (int i = 0; i < row.length; i++) {
                    row[i] = Math.floorMod(Math.round(7 * row[i]), transformer.vocabulary());
                }
            }
        }
        return rows;
    }

    private TorchScriptNetwork opened(Path file, Network network) {
        return TorchScriptNetwork.open(
                file, network.classes(), network.inputShape().getShape());
    }

    private static void assertClose(float[][] found, float[][] wanted) {
        double largest = 1;
        for (var row : wanted) {
            for (float logit : row) {
                largest = Math.max(largest, Math.abs(logit));
            }
        }
        assertThat(found).hasSameDimensionsAs(wanted);
        for (int row = 0; row < wanted.length; row++) {
            assertThat(found[row]).as("row %d", row).containsExactly(wanted[row], within((float) (1e-5 * largest)));
        }
    }

    @ParameterizedTest
    @MethodSource("networks")
    void answers_any_number_of_rows_as_the_network_does(Network network) {
        var classifier = classifier(network);
        var file = folder.resolve("student.pt");

        var saved = classifier.save(file);

        assertThat(saved.format()).isEqualTo("TorchScript");
        assertThat(saved.bytes())
                .isBetween(classifier.weights().bytes(), classifier.weights().bytes() * 5 / 4 + 40_000);
        var script = opened(file, network).trained();
        for (int count : new int[] {1, 2, 7, 33}) {
            var rows = rows(network, count);
            assertClose(script.logits(rows), classifier.logits(rows));
        }
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @ParameterizedTest
    @MethodSource("networks")
    void the_parameters_have_the_names_and_numbers_of_the_weights(Network network) {
        var classifier = classifier(network);
        var file = folder.resolve("student.pt");
        classifier.save(file);

        try (var manager = Torch.newManager(Device.cpu())) {
            var parameters = JniUtils.moduleGetParams(TorchScriptFile.load(file, manager), (PtNDManager) manager);

            long count = 0;
            for (var parameter : parameters) {
                var name = parameter.getName();
                assertThat(parameter.getShape().getShape())
                        .isEqualTo(classifier.weights().shape(name));
                assertThat(parameter.toFloatArray())
                        .isEqualTo(classifier.weights().values(name));
                count += parameter.size();
            }
            assertThat(count).isEqualTo(network.parameterCount());
        }
    }

    @ParameterizedTest
    @MethodSource("networks")
    void the_weights_come_back_bit_for_bit(Network network) {
        var classifier = classifier(network);
        var file = folder.resolve("student.pt");
        classifier.save(file);

        assertThat(Classifier.load(file, network)).isEqualTo(classifier);
    }

    @Test
    void refuses_weights_of_another_network_and_files_of_others() throws IOException {
        var file = folder.resolve("student.pt");
        classifier(Mlp.of(16, 8, 4)).save(file);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Classifier.load(file, Mlp.of(8, 16, 4)))
                .withMessage(file
                        + " must hold the tensors of mlp(8, 16, 4), but holds mlp(16, 8, 4), whose tensors are others");

        var opened = TorchScriptNetwork.open(file, 4, 16);
        var again = folder.resolve("again.pt");
        opened.trained().save(again);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Classifier.load(again, opened))
                .withMessageStartingWith(again + " must be a TorchScript file that Joryu wrote")
                .withMessageEndingWith("read it by torchScript(file, classes, shape).trained()");
    }

    @Test
    void refuses_weights_that_were_damaged() throws IOException {
        var file = folder.resolve("student.pt");
        classifier(Mlp.of(16, 8, 4)).save(file);
        var bytes = Files.readAllBytes(file);

        // Numbers come last but for the directory, which names each entry once more.
        int inNumbers = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("classifier/data/0") + 20;
        bytes[inNumbers]++;
        Files.write(file, bytes);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Classifier.load(file, Mlp.of(16, 8, 4)))
                .withMessageContaining(" must have the weights of which it names the SHA-256, ")
                .withMessageEndingWith("it was damaged after it was written; take a copy of it");

        Files.write(file, Arrays.copyOf(bytes, 100));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Classifier.load(file, Mlp.of(16, 8, 4)))
                .withMessage(file + " must be a TorchScript file, but is damaged or of another kind");
    }

    @Test
    void is_loaded_by_DJL_as_any_other_model() throws IOException, MalformedModelException, TranslateException {
        var classifier = classifier(Mlp.of(16, 8, 4));
        classifier.save(folder.resolve("student.pt"));

        try (var model = Model.newInstance("student", Device.cpu(), "PyTorch")) {
            model.load(folder);
            try (Predictor<NDList, NDList> predictor = model.newPredictor(new NoopTranslator());
                    var manager = Torch.newManager(Device.cpu())) {
                var rows = rows(classifier.network(), 7);

                NDArray logits =
                        predictor.predict(new NDList(manager.create(rows))).singletonOrThrow();

                assertThat(logits.toFloatArray()).hasSize(28);
                assertThat(Arrays.copyOf(logits.toFloatArray(), 4))
                        .containsExactly(classifier.logits(rows)[0], within(1e-5f));
            }
        }
    }

    @Test
    void its_code_calls_plain_functions_and_names_the_weights() throws IOException {
        assertThat(code(Mlp.of(16, 8, 4))).isEqualTo("""
                class Part0(Module):
                  __parameters__ = ["weight", "bias", ]
                  __buffers__ = []
                  training : bool
                  weight : Tensor
                  bias : Tensor
                class Classifier(Module):
                  __parameters__ = []
                  __buffers__ = []
                  training : bool
                  __annotations__["0"] = __torch__.Part0
                  __annotations__["2"] = __torch__.Part0
                  def forward(self, rows: Tensor) -> Tensor:
                    v0 = rows
                    v1 = getattr(self, "0").weight
                    v2 = getattr(self, "0").bias
                    v3 = torch.linear(v0, v1, v2)
                    v4 = torch.relu(v3)
                    v5 = getattr(self, "2").weight
                    v6 = getattr(self, "2").bias
                    v7 = torch.linear(v4, v5, v6)
                    return v7
                """);
    }

    @Test
    void its_code_names_no_device_and_leaves_images_as_they_come() throws IOException {
        assertThat(code(new BlockNetwork("mine", TorchScriptOutputTests::block, 3, new Shape(2, 6, 6))))
                .contains("torch.conv2d(v0, ", "torch.size(rows, 0)", "device=ops.prim.device(rows)")
                // Constants are not moved with a module, so each call brings them to where the rows are.
                .containsPattern(
                        "(v\\d+) = CONSTANTS\\.c0\n +v\\d+ = torch\\.to\\(\\1, ops\\.prim\\.device\\(rows\\), 6,")
                .doesNotContain("cpu", "mkldnn", "memory_format", "relu_");
    }

    private String code(Network network) throws IOException {
        var file = folder.resolve("student.pt");
        classifier(network).save(file);
        try (var archive = new ZipFile(file.toFile());
                InputStream code = archive.getInputStream(archive.getEntry("classifier/code/__torch__.py"))) {
            return new String(code.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void the_same_classifier_gives_the_same_bytes_and_another_one_replaces_them() throws IOException {
        var file = folder.resolve("student.pt");
        var classifier = classifier(Mlp.of(16, 8, 4));
        classifier.save(file);
        var first = Files.readAllBytes(file);

        classifier.save(file);
        assertThat(file).hasBinaryContent(first);

        var other = new Classifier(classifier.network(), classifier.network().initialWeights(9));
        other.save(file);
        assertThat(opened(file, other.network()).trained().weights().values("0.bias"))
                .isEqualTo(other.weights().values("0.bias"));
    }

    @Test
    void a_student_that_began_as_a_file_becomes_a_file_again() {
        var first = folder.resolve("first.pt");
        classifier(Mlp.of(16, 8, 4)).save(first);
        var network = TorchScriptNetwork.open(first, 4, 16);
        var student = new Classifier(network, moved(network.initialWeights(0)));
        var second = folder.resolve("second.pt");

        student.save(second);

        var script = TorchScriptNetwork.open(second, 4, 16).trained();
        assertThat(script.weights()).isEqualTo(student.weights());
        assertThat(script.logits(rows(network, 7))).isDeepEqualTo(student.logits(rows(network, 7)));
    }

    @Test
    void a_training_goes_on_from_the_file() {
        var file = folder.resolve("student.pt");
        classifier(Mlp.of(16, 8, 4)).save(file);

        opened(file, Mlp.of(16, 8, 4)).requireTrainable();
    }

    static Stream<Arguments> strange() {
        return Stream.of(
                strange(
                        "it looks at the numbers of an array (toByteBuffer)",
                        logits -> logits.toFloatArray().length == 0 ? logits.neg() : logits),
                strange(
                        "it computes other things of three rows than of two",
                        logits -> logits.size(0) == 3 ? logits.neg() : logits),
                strange(
                        "it computes something else of 1 row than of 2 or 3, or draws at random",
                        logits -> logits.size(0) == 1 ? logits.neg() : logits),
                strange(
                        "it makes an array of numbers that depends on how many rows there are",
                        logits -> logits.mul(logits.getManager()
                                .create(new float[(int) logits.size(0)])
                                .sum()
                                .add(1))),
                strange(
                        "it computes with 4 where there are 2 rows and with 9 where there are 3, which is no multiple of them",
                        logits -> logits.add(logits.size(0) * logits.size(0))));
    }

    private static Arguments strange(String reason, UnaryOperator<NDArray> end) {
        return Arguments.of(reason, end);
    }

    @ParameterizedTest
    @MethodSource("strange")
    void refuses_what_it_cannot_say_and_leaves_the_file_that_was_there(String reason, UnaryOperator<NDArray> end)
            throws IOException {
        var network = new BlockNetwork(
                "strange",
                () -> new SequentialBlock()
                        .add(Linear.builder().setUnits(2).build())
                        .add(LambdaBlock.singleton(end)),
                2,
                new Shape(4));
        var file = Files.writeString(folder.resolve("student.pt"), "before");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> classifier(network).save(file))
                .withMessage("network must be one that can be said in TorchScript, but strange(2, (4)) cannot, because "
                        + reason + ": save its weights, in a file that ends in .safetensors");
        assertThat(file).hasContent("before");
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void a_network_whose_training_ended_in_no_numbers_is_saved_as_it_is() {
        var network = Mlp.of(2, 2);
        var weights = new Weights(List.of(
                new Tensor("0.weight", new long[] {2, 2}, new float[] {Float.NaN, 1, 2, Float.POSITIVE_INFINITY}),
                new Tensor("0.bias", new long[] {2}, new float[] {0, 0})));
        var file = folder.resolve("student.pt");

        new Classifier(network, weights).save(file);

        assertThat(opened(file, network).trained().weights()).isEqualTo(weights);
    }

    @ParameterizedTest
    @ValueSource(strings = {"student", "student.pth", "student.onnx", "pt"})
    void refuses_other_endings(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> classifier(Mlp.of(2, 2)).save(folder.resolve(name)))
                .withMessage("file must end in .safetensors, for the weights alone, or in .pt, for a TorchScript module"
                        + " with its weights, but was " + folder.resolve(name));
    }

    @Test
    void an_ending_may_be_in_capital_letters() {
        assertThat(classifier(Mlp.of(2, 2)).save(folder.resolve("STUDENT.PT")).format())
                .isEqualTo("TorchScript");
    }
}
