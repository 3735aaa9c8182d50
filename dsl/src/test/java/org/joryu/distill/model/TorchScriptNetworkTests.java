package org.joryu.distill.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import org.joryu.distill.data.Dataset;
import org.joryu.distill.loss.DistillationLoss;
import org.joryu.distill.loss.SoftTargetLoss;
import org.joryu.distill.train.Recipe;
import org.joryu.distill.train.Teacher;
import org.joryu.distill.train.Training;
import org.joryu.distill.train.TrainingListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Against PyTorch's answers, see `src/test/python/torchscript.py`.
class TorchScriptNetworkTests {

    private static final JsonObject PYTORCH = read();

    @TempDir
    private Path folder;

    private static JsonObject read() {
        var in = Objects.requireNonNull(TorchScriptNetworkTests.class.getResourceAsStream("torchscript.json"));
        return new Gson().fromJson(new InputStreamReader(in, StandardCharsets.UTF_8), JsonObject.class);
    }

    private Path file(String name) {
        try (var in = Objects.requireNonNull(getClass().getResourceAsStream(name + ".pt"))) {
            var file = folder.resolve(name + " file.pt");
            if (!Files.exists(file)) {
                Files.copy(in, file);
            }
            return file;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static float[][] matrix(JsonElement rows) {
        return new Gson().fromJson(rows, float[][].class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "normalized"})
    void answers_as_in_PyTorch(String name) {
        var network = TorchScriptNetwork.open(file(name), 4, 1, 4, 4);
        var expected = PYTORCH.getAsJsonObject(name);

        var logits = network.trained().logits(matrix(PYTORCH.get("rows")));

        var wanted = matrix(expected.get("logits"));
        for (int row = 0; row < wanted.length; row++) {
            assertThat(logits[row]).containsExactly(wanted[row], within(1e-6f));
        }
        assertThat(network.parameterCount())
                .isEqualTo(expected.get("parameters").getAsLong());
    }

    @Test
    void as_a_student_it_is_trained_further_from_its_own_weights() {
        var student = TorchScriptNetwork.open(file("plain"), 4, 1, 4, 4);
        var mentor = Mlp.of(16, 8, 4);
        var teacher = Teacher.of(new Classifier(mentor, mentor.initialWeights(1)));
        var loss = new DistillationLoss(0.3, new SoftTargetLoss(4));

        var result = new Training("script", student, data(), loss, teacher, Recipe.DEFAULT.withEpochs(3))
                .run(TrainingListener.NONE);

        assertThat(result.initial()).isEqualTo(student.trained().weights());
        assertThat(result.last()).isNotEqualTo(result.initial());
        assertThat(result.history().epochs().getLast().totalLoss())
                .isLessThan(result.history().epochs().getFirst().totalLoss());
        // The weights were read back from the module, and answer the same when put into a new one.
        var kept = folder.resolve("student.safetensors");
        result.best().save(kept);
        assertThat(Classifier.load(kept, student)).isEqualTo(result.best());
    }

    @Test
    void refuses_to_train_what_has_running_statistics() {
        var network = TorchScriptNetwork.open(file("normalized"), 4, 1, 4, 4);

        assertThatIllegalArgumentException()
                .isThrownBy(network::requireTrainable)
                .withMessageStartingWith("a student from a TorchScript file must have no BatchNorm, but torchScript(");
    }

    @Test
    void refuses_what_is_no_script() throws IOException {
        var text = Files.writeString(folder.resolve("notes.pt"), "not a model");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> TorchScriptNetwork.open(text, 4, 16))
                .withMessageContaining("is no such archive: save it by torch.jit.script(model)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TorchScriptNetwork.open(folder.resolve("none.pt"), 4, 16))
                .withMessageStartingWith("file must exist, but ");
    }

    @Test
    void refuses_other_classes_and_shapes_than_it_has() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TorchScriptNetwork.open(file("plain"), 5, 1, 4, 4))
                .withMessage(
                        "file must answer one row with logits of shape (1, 5), but plain file.pt answers with (1, 4): say how many classes there are");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TorchScriptNetwork.open(file("plain"), 4, 16))
                .withMessageStartingWith("file must take rows of shape (16), but plain file.pt answers one with:");
    }

    @Test
    void refuses_a_file_that_has_changed_since() throws IOException {
        var file = file("plain");
        var network = TorchScriptNetwork.open(file, 4, 1, 4, 4);
        Files.copy(file("normalized"), file, StandardCopyOption.REPLACE_EXISTING);

        assertThatIllegalArgumentException()
                .isThrownBy(network::trained)
                .withMessageContaining("has changed: open it again");
    }

    private static Dataset data() {
        var features = new float[60][16];
        var labels = new int[60];
        for (int row = 0; row < 60; row++) {
            labels[row] = row % 4;
            features[row][row % 4] = 1;
            features[row][row % 16] += 0.5f;
        }
        return Dataset.of("spots", features, labels, List.of("a", "b", "c", "d"));
    }
}
