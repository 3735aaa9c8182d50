package org.joryu.distill.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TorchScriptInputTests {

    @TempDir
    private Path folder = Path.of("");

    static Stream<Network> networks() {
        return SavedStudents.networks();
    }

    @ParameterizedTest
    @MethodSource("networks")
    void the_weights_come_back_bit_for_bit(Network network) {
        var classifier = SavedStudents.classifier(network);
        var file = folder.resolve("student.pt");
        classifier.save(file);

        assertThat(Classifier.load(file, network)).isEqualTo(classifier);
    }

    @Test
    void refuses_weights_of_another_network_and_files_of_others() throws IOException {
        var file = folder.resolve("student.pt");
        SavedStudents.classifier(Mlp.of(16, 8, 4)).save(file);

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
        SavedStudents.classifier(Mlp.of(16, 8, 4)).save(file);
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
}
