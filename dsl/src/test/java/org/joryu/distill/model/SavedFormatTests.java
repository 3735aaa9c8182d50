package org.joryu.distill.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SavedFormatTests {

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @ValueSource(strings = {"student", "student.pth", "student.onnx", "pt"})
    void refuses_other_endings(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SavedStudents.classifier(Mlp.of(2, 2)).save(folder.resolve(name)))
                .withMessage("file must end in .safetensors, for the weights alone, or in .pt, for a TorchScript module"
                        + " with its weights, but was " + folder.resolve(name) + ": ONNX is written by exportOnnx");
    }

    @Test
    void an_ending_may_be_in_capital_letters() {
        assertThat(SavedStudents.classifier(Mlp.of(2, 2))
                        .save(folder.resolve("STUDENT.PT"))
                        .format())
                .isEqualTo("TorchScript");
    }
}
