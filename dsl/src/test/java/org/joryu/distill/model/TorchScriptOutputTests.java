package org.joryu.distill.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
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
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What libtorch makes of the files.
class TorchScriptOutputTests {

    @TempDir
    private Path folder = Path.of("");

    static Stream<Network> networks() {
        return SavedStudents.networks();
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
        var classifier = SavedStudents.classifier(network);
        var file = folder.resolve("student.pt");

        var saved = classifier.save(file);

        assertThat(saved.format()).isEqualTo("TorchScript");
        assertThat(saved.bytes())
                .isBetween(classifier.weights().bytes(), classifier.weights().bytes() * 5 / 4 + 40_000);
        var script = opened(file, network).trained();
        for (int count : new int[] {1, 2, 7, 33}) {
            var rows = SavedStudents.rows(network, count);
            assertClose(script.logits(rows), classifier.logits(rows));
        }
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @ParameterizedTest
    @MethodSource("networks")
    void the_parameters_have_the_names_and_numbers_of_the_weights(Network network) {
        var classifier = SavedStudents.classifier(network);
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

    @Test
    void is_loaded_by_DJL_as_any_other_model() throws IOException, MalformedModelException, TranslateException {
        var classifier = SavedStudents.classifier(Mlp.of(16, 8, 4));
        classifier.save(folder.resolve("student.pt"));

        try (var model = Model.newInstance("student", Device.cpu(), "PyTorch")) {
            model.load(folder);
            try (Predictor<NDList, NDList> predictor = model.newPredictor(new NoopTranslator());
                    var manager = Torch.newManager(Device.cpu())) {
                var rows = SavedStudents.rows(classifier.network(), 7);

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
        assertThat(code(new BlockNetwork("mine", SavedStudents::block, 3, new Shape(2, 6, 6))))
                .contains("torch.conv2d(v0, ", "torch.size(rows, 0)", "device=ops.prim.device(rows)")
                // Constants are not moved with a module, so each call brings them to where the rows are.
                .containsPattern(
                        "(v\\d+) = CONSTANTS\\.c0\n +v\\d+ = torch\\.to\\(\\1, ops\\.prim\\.device\\(rows\\), 6,")
                .doesNotContain("cpu", "mkldnn", "memory_format", "relu_");
    }

    private String code(Network network) throws IOException {
        var file = folder.resolve("student.pt");
        SavedStudents.classifier(network).save(file);
        try (var archive = new ZipFile(file.toFile());
                InputStream code = archive.getInputStream(archive.getEntry("classifier/code/__torch__.py"))) {
            return new String(code.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void the_same_classifier_gives_the_same_bytes_and_another_one_replaces_them() throws IOException {
        var file = folder.resolve("student.pt");
        var classifier = SavedStudents.classifier(Mlp.of(16, 8, 4));
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
        SavedStudents.classifier(Mlp.of(16, 8, 4)).save(first);
        var network = TorchScriptNetwork.open(first, 4, 16);
        var student = new Classifier(network, MovedWeights.of(network));
        var second = folder.resolve("second.pt");

        student.save(second);

        var script = TorchScriptNetwork.open(second, 4, 16).trained();
        assertThat(script.weights()).isEqualTo(student.weights());
        assertThat(script.logits(SavedStudents.rows(network, 7)))
                .isDeepEqualTo(student.logits(SavedStudents.rows(network, 7)));
    }

    @Test
    void a_training_goes_on_from_the_file() {
        var file = folder.resolve("student.pt");
        SavedStudents.classifier(Mlp.of(16, 8, 4)).save(file);

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
                .isThrownBy(() -> SavedStudents.classifier(network).save(file))
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
}
