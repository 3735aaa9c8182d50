package org.joryu.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SoftTargetStoreEndToEnd {

    @TempDir
    Path folder;

    @Test
    void what_a_cell_stores_is_what_pyarrow_and_polars_read() throws IOException, InterruptedException {
        var notebook = Files.writeString(folder.resolve("label.ipynb"), """
                {"cells":[{"cell_type":"code","execution_count":null,"id":"c1","metadata":{},"outputs":[],"source":[
                "var network = mlp(64, 32, 10);\\n",
                "var teacher = labelWith(new Classifier(network, network.initialWeights(1)));\\n",
                "teacher.to(Path.of(\\"all.arrow\\")).over(digits());\\n",
                "teacher.topK(3).half().to(Path.of(\\"top.arrow\\")).over(digits())"]}],
                "metadata":{},"nbformat":4,"nbformat_minor":5}
                """);

        var run = Product.joryu(folder, "run", notebook.toString());
        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(run.output()).contains("1,797 rows × 10 classes (top 3 logits and the tail's mass, f16)");

        var check = Product.script(folder, "check_store.py", folder.resolve("all.arrow"), folder.resolve("top.arrow"));
        assertThat(check.exitCode()).as(check.output()).isZero();
    }
}
