package org.joryu.distill.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassifierTests {

    private static final Network NETWORK = Mlp.of(3, 4, 2);

    private final Classifier classifier = new Classifier(NETWORK, NETWORK.initialWeights(1));

    @TempDir
    private Path folder = Path.of("");

    @Test
    void logits_are_those_of_linear_layers_with_ReLU_between() {
        var input = new float[] {0.5f, -1, 2};

        var hidden = linear("0", input);
        for (int unit = 0; unit < hidden.length; unit++) {
            hidden[unit] = Math.max(0, hidden[unit]);
        }

        assertThat(classifier.logits(new float[][] {input})[0]).containsExactly(linear("2", hidden), within(1e-6f));
    }

    private float[] linear(String layer, float[] input) {
        var weight = classifier.weights().values(layer + ".weight");
        var output = classifier.weights().values(layer + ".bias");
        for (int unit = 0; unit < output.length; unit++) {
            for (int i = 0; i < input.length; i++) {
                output[unit] += weight[unit * input.length + i] * input[i];
            }
        }
        return output;
    }

    @Test
    void many_rows_get_the_logits_each_would_get_alone() {
        var inputs = new float[2500][];
        for (int row = 0; row < inputs.length; row++) {
            inputs[row] = new float[] {row % 7, row % 11, -row % 5};
        }

        var logits = classifier.logits(inputs);

        assertThat(logits).hasDimensions(2500, 2);
        for (int row : new int[] {0, 1023, 1024, 2499}) {
            var alone = classifier.logits(new float[][] {inputs[row]})[0];
            assertThat(logits[row]).containsExactly(alone, within(1e-5f));
        }
        assertThat(classifier.logits(new float[0][])).isEmpty();
    }

    @Test
    void refuses_rows_of_another_size() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> classifier.logits(new float[][] {{1, 2, 3}, {1, 2}}))
                .withMessage("inputs must have rows of 3 values for mlp(3, 4, 2), but row 1 has 2");
    }

    @Test
    void a_saved_classifier_can_be_loaded_bit_for_bit() {
        var file = folder.resolve("student.safetensors");

        classifier.save(file);

        assertThat(Classifier.load(file, NETWORK)).isEqualTo(classifier);
        assertThat(folder).isDirectoryContaining(path -> path.equals(file)).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void saving_tells_what_is_in_the_file() throws IOException {
        var file = folder.resolve("student.safetensors");

        var saved = classifier.save(file.toString());

        assertThat(saved).isEqualTo(new ModelFile(file, "safetensors", Files.size(file)));
        assertThat(new ModelFile(file, "safetensors", 1234))
                .hasToString("saved: student.safetensors (safetensors, 1,234 bytes)");
    }

    @Test
    void saving_again_replaces_the_file() {
        var file = folder.resolve("student.safetensors");
        classifier.save(file);
        var other = new Classifier(NETWORK, NETWORK.initialWeights(2));

        other.save(file);

        assertThat(Classifier.load(file, NETWORK)).isEqualTo(other);
    }

    @Test
    void refuses_a_file_of_other_shapes() {
        var file = folder.resolve("student.safetensors");
        classifier.save(file);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Classifier.load(file, Mlp.of(3, 5, 2)))
                .withMessage(file + " must hold 0.weight as F32 [5, 3] for mlp(3, 5, 2), but holds it as F32 [4, 3]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Classifier.load(file, Mlp.of(3, 4, 2, 2)))
                .withMessage(
                        file + " must hold 4.weight for mlp(3, 4, 2, 2), but holds [__metadata__, 0.weight, 0.bias,"
                                + " 2.weight, 2.bias]");
    }

    @Test
    void refuses_a_file_that_is_cut_short_or_of_another_kind() throws IOException {
        var file = folder.resolve("student.safetensors");
        classifier.save(file);
        var bytes = Files.readAllBytes(file);
        for (int length : List.of(3, 20, bytes.length - 1)) {
            Files.write(file, Arrays.copyOf(bytes, length));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Classifier.load(file, NETWORK))
                    .withMessageStartingWith(file + " must ")
                    .withMessageContaining("damaged");
        }
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> Classifier.load(folder.resolve("none"), NETWORK))
                .withMessage("cannot load the weights of mlp(3, 4, 2) from " + folder.resolve("none"));
    }

    @Test
    void refuses_to_load_weights_of_another_network_on_a_device() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LoadedNetwork.load(Mlp.of(3, 5, 2), classifier.weights(), Device.cpu()))
                .withMessage("weights must have shape (5, 3) at 0.weight for mlp(3, 5, 2), but have [4, 3]");
    }

    @Test
    void refuses_a_device_that_is_none_or_not_there() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Torch.device("tpu"))
                .withMessage("device must be cpu, gpu or a numbered gpu such as gpu1, but was tpu");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Torch.device("gpu99"))
                .withMessageStartingWith("device must be one of this machine's, but was gpu99 and there are ");
    }
}
