package org.joryu.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxEndToEnd {

    @TempDir
    Path folder;

    @Test
    void what_a_cell_exports_answers_in_Python_as_in_Java() throws IOException, InterruptedException {
        var notebook = Files.writeString(folder.resolve("export.ipynb"), """
                {"cells":[{"cell_type":"code","execution_count":null,"id":"c1","metadata":{},"outputs":[],"source":[
                "var random = new Random(1);\\n",
                "void export(String name, Network network, int ids) throws Exception {\\n",
                "    var model = new Classifier(network, network.initialWeights(1));\\n",
                "    var rows = new float[7][network.inputSize()];\\n",
                "    for (var row : rows)\\n",
                "        for (int i = 0; i < row.length; i++)\\n",
                "            row[i] = ids > 0 ? random.nextInt(ids) : (float) random.nextGaussian();\\n",
                "    model.exportOnnx(name + \\".onnx\\");\\n",
                "    model.exportOnnx(name + \\"-int8.onnx\\", INT8);\\n",
                "    model.save(name + \\".safetensors\\");\\n",
                "    Files.writeString(Path.of(name + \\".json\\"), \\"\\"\\"\\n",
                "        {\\"network\\": \\"%s\\", \\"sha256\\": \\"%s\\", \\"rows\\": %s, \\"logits\\": %s}\\"\\"\\".formatted(\\n",
                "        network, model.sha256(), Arrays.deepToString(rows), Arrays.deepToString(model.logits(rows))));\\n",
                "}\\n",
                "export(\\"mlp\\", mlp(64, 32, 10), 0);\\n",
                "export(\\"lenet\\", network(\\"lenet\\", 10).input(1, 28, 28), 0);\\n",
                "export(\\"resnet\\", network(\\"resnet8\\", 10), 0);\\n",
                "export(\\"mobilenet\\", network(\\"mobilenetv2\\", 10), 0);\\n",
                "export(\\"shufflenet\\", network(\\"shufflenetv2\\", 10), 0);\\n",
                "export(\\"transformer\\", transformer(50, 12, 16, 4, 2, 3), 50);\\n",
                "new Classifier(mlp(64, 10), mlp(64, 10).initialWeights(1)).exportOnnx(\\"last.onnx\\")"]}],
                "metadata":{},"nbformat":4,"nbformat_minor":5}
                """);

        var run = Product.joryu(folder, "run", notebook.toString());
        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(run.output()).contains("ONNX, opset 17, f32", "%dependency com.microsoft.onnxruntime:onnxruntime:");

        var check = Product.script(folder, "check_onnx.py", folder);
        assertThat(check.exitCode()).as(check.output()).isZero();
        assertThat(check.output()).contains("6 passed, 0 failed");
    }
}
