package org.joryu.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.google.gson.Gson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What Python makes of TorchScript files that cells wrote, where `JORYU_TORCH_VENV` names an environment with PyPI's
/// torch.
@Tag("slow")
class TorchScriptEndToEnd {

    private static final String CELL = """
            import ai.djl.ndarray.types.*;
            import ai.djl.nn.*;
            import ai.djl.nn.convolutional.Conv2d;
            import ai.djl.nn.core.Linear;
            import ai.djl.nn.norm.*;
            import java.nio.*;
            import java.nio.file.*;

            void write(String file, float[][] rows) throws Exception {
                var bytes = ByteBuffer.allocate(4 * rows.length * rows[0].length).order(ByteOrder.LITTLE_ENDIAN);
                var numbers = bytes.asFloatBuffer();
                for (var row : rows) {
                    numbers.put(row);
                }
                Files.write(Path.of(file), bytes.array());
            }

            void keep(String name, Classifier student, float[][] rows) throws Exception {
                student.save(name + ".pt");
                student.save(name + ".safetensors");
                write(name + ".rows", rows);
                write(name + ".logits", student.logits(rows));
            }

            void keep(String name, Network network, DoubleUnaryOperator number) throws Exception {
                var random = new Random(1);
                var rows = new float[7][network.inputSize()];
                for (var row : rows) {
                    for (int i = 0; i < row.length; i++) {
                        row[i] = (float) number.applyAsDouble(random.nextGaussian());
                    }
                }
                keep(name, new Classifier(network, network.initialWeights(1)), rows);
            }

            keep("mlp", mlp(16, 8, 4), x -> x);
            keep("transformer", transformer(20, 9, 8, 2, 2, 3), x -> Math.min(19, Math.floor(Math.abs(9 * x))));
            for (var name : List.of("lenet", "resnet20", "resnet8x4", "wrn-16-1", "vgg8", "mobilenetv2", "shufflenetv1")) {
                keep(name, network(name, 10), x -> x);
            }
            for (var name : List.of("resnet18", "resnet50")) {
                keep(name, network(name, 10).input(3, 64, 64), x -> x);
            }
            // Running statistics that are not those of the beginning.
            for (var name : List.of("resnet8", "shufflenetv2")) {
                var run = train(network(name, 10).input(1, 8, 8)).on(digits().take(200)).epochs(2).seed(1).run();
                keep(name, run.model(), digits().test().features());
            }
            keep("block", new BlockNetwork("block", () -> new SequentialBlock()
                .add(Conv2d.builder().setFilters(4).setKernelShape(new Shape(3, 3)).build())
                .add(BatchNorm.builder().build())
                .add(Activation::relu)
                .add(LambdaBlock.singleton(maps -> maps.mul(maps.getManager().create(new float[] {1, 2, 3, 4}))))
                .add(Blocks.batchFlattenBlock())
                .add(Dropout.builder().optRate(0.5f).build())
                .add(Linear.builder().setUnits(3).build()), 3, new Shape(2, 6, 6)), x -> x);
            """;

    @TempDir
    Path folder;

    @Test
    void what_a_cell_saves_is_loaded_by_Python_and_answers_the_same() throws IOException, InterruptedException {
        var venv = System.getenv("JORYU_TORCH_VENV");
        assumeThat(venv).as("JORYU_TORCH_VENV").isNotNull();
        var cell = Map.of("cell_type", "code", "id", "c1", "metadata", Map.of(), "outputs", List.of(), "source", CELL);
        var notebook = Map.of("cells", List.of(cell), "metadata", Map.of(), "nbformat", 4, "nbformat_minor", 5);
        var file = Files.writeString(folder.resolve("save.ipynb"), new Gson().toJson(notebook));

        var run = Product.joryu(folder, "run", file.toString());
        assertThat(run.exitCode()).as(run.output()).isZero();

        var python = Path.of(venv).resolve("bin").resolve("python").toString();
        var script = Product.ROOT.resolve("src/test/python/check_torchscript.py");
        var check = Processes.run(folder, List.of(python, script.toString(), folder.toString()));
        assertThat(check.output()).contains("14 passed, 0 failed");
        assertThat(check.exitCode()).as(check.output()).isZero();
    }
}
