package org.joryu.distill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.joryu.distill.Joryu.digits;
import static org.joryu.distill.Joryu.mlp;
import static org.joryu.distill.Joryu.network;
import static org.joryu.distill.Joryu.train;
import static org.joryu.distill.model.Quantization.INT8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.joryu.distill.model.Network;
import org.joryu.distill.onnx.OnnxRuntime;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExportedStudentTests {

    @TempDir
    private Path folder = Path.of("");

    static Stream<Network> networks() {
        return Stream.of(mlp(64, 32, 10), network("resnet8", 10).input(1, 8, 8));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void in_int8_a_student_loses_at_most_one_point_of_its_accuracy(Network network) throws IOException {
        var data = digits();
        var run = train(network)
                .on(data)
                .epochs(15)
                .seed(1)
                .device("cpu")
                .withoutFolder()
                .run();
        var file = folder.resolve("student.onnx");
        run.model().exportOnnx(file, INT8);

        try (var session = OnnxRuntime.open(Files.readAllBytes(file), 1).orElseThrow()) {
            var rows = data.test().features();
            var labels = data.test().labels();
            double exported = accuracy(session.logits(rows), labels);

            assertThat(exported)
                    .isGreaterThan(0.8)
                    .isGreaterThan(accuracy(run.model().logits(rows), labels) - 0.01);
        }
    }

    private static double accuracy(float[][] logits, int[] labels) {
        int right = 0;
        for (int row = 0; row < labels.length; row++) {
            int best = 0;
            for (int label = 1; label < logits[row].length; label++) {
                best = logits[row][label] > logits[row][best] ? label : best;
            }
            right += best == labels[row] ? 1 : 0;
        }
        return right / (double) labels.length;
    }
}
