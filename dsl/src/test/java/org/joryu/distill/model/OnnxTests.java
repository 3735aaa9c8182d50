package org.joryu.distill.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.joryu.distill.model.Quantization.INT8;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.norm.Dropout;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.joryu.distill.onnx.OnnxRuntime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What ONNX Runtime makes of exported networks, held against DJL.
class OnnxTests {

    @TempDir
    private Path folder = Path.of("");

    static Stream<Network> networks() {
        return Stream.of(
                        Stream.of(
                                Mlp.of(64, 10),
                                Mlp.of(64, 256, 256, 10),
                                new TextTransformer(50, 12, 16, 4, 2, 3),
                                ConvNet.of("resnet8", 10).input(1, 28, 28),
                                ConvNet.of("lenet", 10).input(1, 28, 28),
                                ConvNet.of("resnet18", 10).input(3, 64, 64),
                                ConvNet.of("resnet34", 10).input(3, 64, 64),
                                ConvNet.of("resnet50", 10).input(3, 64, 64)),
                        ConvNet.names().stream()
                                .filter(name -> !name.matches("resnet(18|34|50)"))
                                .map(name -> ConvNet.of(name, 10)))
                .flatMap(some -> some);
    }

    @ParameterizedTest
    @MethodSource("networks")
    void every_network_answers_as_in_DJL_whatever_the_number_of_rows(Network network) throws OrtException {
        var classifier = new Classifier(network, MovedWeights.of(network));
        var file = folder.resolve("student.onnx");
        classifier.exportOnnx(file);

        for (int count : new int[] {1, 2, 7}) {
            var rows = rows(network, count);
            assertClose(answers(file, network, rows), classifier.logits(rows), 1e-5);
        }
    }

    static Stream<Network> someNetworks() {
        return Stream.of(
                Mlp.of(64, 256, 256, 10),
                new TextTransformer(2000, 12, 64, 4, 2, 3),
                ConvNet.of("lenet", 10),
                ConvNet.of("resnet8x4", 10),
                ConvNet.of("wrn-16-2", 10),
                ConvNet.of("vgg8", 10),
                ConvNet.of("mobilenetv2", 10),
                ConvNet.of("shufflenetv1", 10),
                ConvNet.of("shufflenetv2", 10));
    }

    @ParameterizedTest
    @MethodSource("someNetworks")
    void in_int8_it_answers_nearly_so_from_a_quarter_of_the_bytes(Network network) throws OrtException {
        var classifier = new Classifier(network, MovedWeights.of(network));
        var file = folder.resolve("student-int8.onnx");

        long bytes = classifier.exportOnnx(file, Quantization.INT8).bytes();

        assertThat(bytes)
                .isLessThan(
                        classifier.exportOnnx(folder.resolve("student.onnx")).bytes() * 31 / 100);
        var rows = rows(network, 7);
        assertClose(answers(file, network, rows), classifier.logits(rows), 0.03);
    }

    @Test
    void what_was_exported_says_what_it_is_and_how_it_differs() {
        var network = Mlp.of(64, 12, 10);
        var exported = new Classifier(network, network.initialWeights(1)).exportOnnx(folder.resolve("student.onnx"));
        var check = exported.check().orElseThrow();

        assertThat(exported.withoutTimes().lines().limit(5))
                .containsExactly(
                        "exported: student.onnx",
                        "  format   ONNX, opset 17, f32",
                        "  input    input float32 (N, 64)",
                        "  output   logits float32 (N, 10)",
                        "  size     %,d bytes, in int8 it would be %,d"
                                .formatted(exported.bytes(), exported.otherBytes()));
        assertThat(exported.withoutTimes().lines().skip(5))
                .singleElement(STRING)
                .matches(
                        "  checked  ONNX Runtime [0-9.]+ answers 8 random rows as DJL does, but for .* at most, of logits up to .*");
        assertThat(exported).asString().contains("latency  of one row: DJL p50 ", "; ONNX Runtime p50 ");
        assertThat(check.largestDifference()).isLessThan(1e-5f);
        assertThat(OnnxRuntime.DEPENDENCY).endsWith(":" + check.runtime());
    }

    @Test
    void in_int8_it_says_what_it_was() {
        var network = Mlp.of(64, 256, 10);
        var exported = new Classifier(network, network.initialWeights(1)).exportOnnx(folder.resolve("s.onnx"), INT8);

        assertThat(exported.bytes()).isLessThan(exported.otherBytes() / 3);
        assertThat(exported)
                .asString()
                .contains("opset 17, int8", "bytes, in f32 ", "; ONNX Runtime, f32 p50 ", "; ONNX Runtime, int8 p50 ");
    }

    @Test
    void without_ONNX_Runtime_a_model_is_exported_and_says_how_to_have_it_checked() {
        var exported = new OnnxFile(
                Path.of("student.onnx"),
                Optional.empty(),
                9,
                5,
                "input float32 (N, 64)",
                "logits float32 (N, 10)",
                Optional.empty());

        assertThat(exported)
                .asString()
                .endsWith("  checked  not: ONNX Runtime is not on the class path. "
                        + "%dependency com.microsoft.onnxruntime:onnxruntime:1.29.0 brings it, and then exporting checks"
                        + " and times the model")
                .isEqualTo(exported.withoutTimes());
    }

    @Test
    void so_does_a_block_of_a_user() throws OrtException {
        var network = new BlockNetwork("mine", OnnxTests::block, 3, new Shape(16));
        var classifier = new Classifier(network, MovedWeights.of(network));
        var file = folder.resolve("mine.onnx");

        classifier.exportOnnx(file.toString());

        var rows = RandomRows.of(7, 16);
        assertClose(answers(file, network, rows), classifier.logits(rows), 1e-5);
    }

    private static Block block() {
        return new SequentialBlock()
                .add(LambdaBlock.singleton(rows -> rows.reshape(rows.size(0), 1, 4, 4)))
                .add(Conv2d.builder()
                        .setKernelShape(new Shape(3, 3))
                        .setFilters(2)
                        .build())
                .add(BatchNorm.builder().build())
                .add(Activation.swishBlock(1))
                .add(Blocks.batchFlattenBlock())
                .add(Dropout.builder().build())
                .add(Linear.builder().setUnits(3).build());
    }

    @Test
    void what_cannot_be_told_for_any_number_of_rows_is_refused() {
        var network = new BlockNetwork(
                "mine",
                () -> new SequentialBlock()
                        .add(LambdaBlock.singleton(rows -> rows.div(rows.size(0) + 0.5f)))
                        .add(Linear.builder().setUnits(3).build()),
                3,
                new Shape(16));
        var file = folder.resolve("mine.onnx");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Classifier(network, network.initialWeights(1)).exportOnnx(file))
                .withMessage(
                        "network must be one that can be said in ONNX, but mine(3, (16)) cannot, because it computes"
                                + " with 2.5 where there are 2 rows and with 3.5 where there are 3: save its weights, in a file"
                                + " that ends in .safetensors");
        assertThat(file).doesNotExist();
    }

    @Test
    void a_TorchScript_file_is_left_to_those_who_know_its_layers() throws IOException {
        var file = folder.resolve("plain.pt");
        try (var in = Objects.requireNonNull(getClass().getResourceAsStream("plain.pt"))) {
            Files.copy(in, file);
        }
        var script = TorchScriptNetwork.open(file, 4, 1, 4, 4);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> script.trained().exportOnnx(folder.resolve("student.onnx")))
                .withMessageContaining("is a TorchScript file: save it as one, in a file that ends in .pt, and export"
                        + " that from Python by torch.onnx.export, or distill it into another network");
    }

    /// Of a network of texts with padding at the end.
    static float[][] rows(Network network, int count) {
        if (!(network instanceof TextTransformer text)) {
            return RandomRows.of(count, network.inputSize());
        }
        var random = new SplittableRandom(1);
        var rows = new float[count][text.length()];
        for (var row : rows) {
            for (int i = 0; i < random.nextInt(1, text.length() + 1); i++) {
                row[i] = random.nextInt(1, text.vocabulary());
            }
        }
        return rows;
    }

    static float[][] answers(Path file, Network network, float[][] rows) throws OrtException {
        var environment = OrtEnvironment.getEnvironment();
        try (var session = environment.createSession(file.toString(), new OrtSession.SessionOptions());
                var input = input(environment, network, rows);
                var result = session.run(Map.of("input", input))) {
            return (float[][]) result.get("logits").orElseThrow().getValue();
        }
    }

    private static OnnxTensor input(OrtEnvironment environment, Network network, float[][] rows) throws OrtException {
        var flat = new float[rows.length * network.inputSize()];
        for (int row = 0; row < rows.length; row++) {
            System.arraycopy(rows[row], 0, flat, row * network.inputSize(), network.inputSize());
        }
        if (network instanceof TextTransformer text) {
            var ids = LongStream.range(0, flat.length)
                    .map(i -> (long) flat[(int) i])
                    .toArray();
            return OnnxTensor.createTensor(environment, LongBuffer.wrap(ids), new long[] {rows.length, text.length()});
        }
        var shape = network instanceof ConvNet images
                ? new long[] {rows.length, images.channels(), images.height(), images.width()}
                : new long[] {rows.length, network.inputSize()};
        return OnnxTensor.createTensor(environment, FloatBuffer.wrap(flat), shape);
    }

    /// @param tolerance for each, of the largest
    static void assertClose(float[][] some, float[][] others, double tolerance) {
        assertThat(some).hasSameDimensionsAs(others);
        double largest = Arrays.stream(others)
                .flatMapToDouble(row -> IntStream.range(0, row.length).mapToDouble(i -> Math.abs(row[i])))
                .max()
                .orElseThrow();
        for (int row = 0; row < some.length; row++) {
            assertThat(some[row]).as("row %d", row).containsExactly(others[row], within((float) (tolerance * largest)));
        }
    }
}
