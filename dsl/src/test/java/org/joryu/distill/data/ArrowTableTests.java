package org.joryu.distill.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArrowTableTests {

    @TempDir
    private Path folder;

    private Path targets() {
        var file = folder.resolve("targets.arrow");
        SoftTargetsTests.four().save(file);
        return file;
    }

    private static List<String> texts(List<ArrowTable.Cell> row) {
        return row.stream().map(ArrowTable.Cell::text).toList();
    }

    @Test
    void a_file_shows_its_shape_its_types_and_its_values() {
        var table = ArrowTable.read(targets());

        assertThat(table.columns())
                .extracting(ArrowTable.Column::type)
                .containsExactly(
                        "i64",
                        "dict[str]",
                        "i32",
                        "dict[str]",
                        "array[f32, 2]",
                        "array[f32, 2]",
                        "f32",
                        "f32",
                        "binary");
        assertThat(texts(table.cells().get(1)).subList(0, 8))
                .containsExactly("11", "dev", "1", "lower", "[0.0, 0.0]", "[1.099, 0.0]", "0.143841", "0.693147");
        assertThat(table.cells().get(1).getLast().picture()).isPresent();
        assertThat(table.heading()).startsWith("targets.arrow: 4 rows × 9 columns, ");
        assertThat(table.metadata()).containsEntry("kd.dataset", "moons");
    }

    @Test
    void a_page_has_the_rows_that_it_should() {
        var table = ArrowTable.read(targets()).rows(3).page(2);

        assertThat(table.cells()).hasSize(1);
        assertThat(table.cells().getFirst().getFirst().text()).isEqualTo("13");
        assertThat(table.toString()).contains("rows 4–4 of 4;").contains("polars.read_ipc(\"");
        assertThatIllegalArgumentException().isThrownBy(() -> table.page(3)).withMessageContaining("[1, 2]");
    }

    @Test
    void a_file_can_be_deleted_and_replaced_while_its_table_is_kept() throws IOException {
        var file = targets();
        var table = ArrowTable.read(file);
        Files.delete(file);

        assertThat(table.cells()).hasSize(4);
        assertThatIllegalArgumentException().isThrownBy(() -> table.rows(2)).withMessageContaining("there is no ");
    }

    @Test
    void what_is_no_arrow_file_is_refused_with_what_it_is() throws IOException {
        refuses("id,label\n1,2\n".getBytes(StandardCharsets.UTF_8), "damaged or of another kind");
        refuses("PAR1....".getBytes(StandardCharsets.UTF_8), "is a Parquet file: in Python, pyarrow");
        refuses(new byte[0], "has 0 bytes: write it again");
        refuses(Arrays.copyOf(Files.readAllBytes(targets()), 900), "its end is missing");
    }

    private void refuses(byte[] bytes, String why) throws IOException {
        var file = Files.write(folder.resolve("other.arrow"), bytes);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ArrowTable.read(file))
                .withMessageStartingWith(file + " must be ")
                .withMessageContaining(why);
    }

    @Test
    void what_is_not_there_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ArrowTable.read(folder.resolve("none.arrow")))
                .withMessageStartingWith("file must be an Arrow IPC file or stream, but there is no ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ArrowTable.read(folder))
                .withMessageEndingWith(" is a folder: name a file in it");
    }

    @Test
    void vectors_are_kept_as_they_were() {
        try (var allocator = ArrowMemory.open();
                var numbers = new IntVector("n", allocator);
                var root = VectorSchemaRoot.of(numbers)) {
            for (int i = 0; i < 300; i++) {
                numbers.setSafe(i, i);
            }
            numbers.setNull(1);
            root.setRowCount(300);
            var table = ArrowTable.of(root);
            numbers.setSafe(0, 99);

            assertThat(table.toString().lines())
                    .startsWith("300 rows × 1 column", "   n", " i32", "   0", "null")
                    .endsWith("rows 1–12 of 300; .rows(n) shows up to 200, .page(2) the next");
            assertThat(table.rows(200).cells()).hasSize(200);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> table.rows(200).page(2))
                    .withMessage(
                            "page must be of the first 200 rows, as no others of vectors are kept, but was 2 of 200 rows each: slice the vectors");
        }
    }
}
