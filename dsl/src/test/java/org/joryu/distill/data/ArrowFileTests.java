package org.joryu.distill.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.UInt1Vector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.FixedSizeListVector;
import org.apache.arrow.vector.ipc.ArrowFileWriter;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArrowFileTests {

    private static final int ROWS = 10;

    @TempDir
    private Path folder;

    private final BufferAllocator allocator = ArrowMemory.open();

    @AfterEach
    void close() {
        allocator.close();
    }

    private Path write(List<FieldVector> columns) throws IOException {
        var file = folder.resolve("vectors.arrow");
        try (var batch = new VectorSchemaRoot(columns);
                var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var writer = new ArrowFileWriter(batch, null, channel)) {
            batch.setRowCount(ROWS);
            writer.writeBatch();
            writer.writeBatch();
            writer.end();
        }
        return file;
    }

    private FieldVector words() {
        var vector = new VarCharVector("kind", allocator);
        for (int row = 0; row < ROWS; row++) {
            vector.setSafe(row, (row % 2 == 0 ? "odd" : "even").getBytes(StandardCharsets.UTF_8));
        }
        return vector;
    }

    private FieldVector lists() {
        var vector = FixedSizeListVector.empty("embedding", 3, allocator);
        vector.addOrGetVector(FieldType.notNullable(new ArrowType.FloatingPoint(FloatingPointPrecision.SINGLE)));
        var numbers = (Float4Vector) vector.getDataVector();
        for (int row = 0; row < ROWS; row++) {
            vector.setNotNull(row);
            for (int i = 0; i < 3; i++) {
                numbers.setSafe(3 * row + i, row + i / 10f);
            }
        }
        return vector;
    }

    @Test
    void lists_and_numbers_follow_each_other_over_all_batches() throws IOException {
        var bytes = new UInt1Vector("byte", allocator);
        var doubles = new Float8Vector("double", allocator);
        for (int row = 0; row < ROWS; row++) {
            bytes.setSafe(row, 250 + row % 2);
            doubles.setSafe(row, -row);
        }
        var data = ArrowFile.read(write(List.of(lists(), words(), bytes, doubles)), "kind");

        assertThat(data).hasToString("vectors: 12 train, 4 dev, 4 test; inputs 5, 2 classes");
        assertThat(data.classNames()).containsExactly("even", "odd");
        assertThat(data.train().features()[1]).containsExactly(1, 1.1f, 1.2f, 251, -1);
        assertThat(data.test().rowIds()).containsExactly(8, 9, 18, 19);
        assertThat(data.test().features()[3])
                .isEqualTo(data.test().features()[1])
                .startsWith(9f);
        assertThat(data.test().labels()).containsExactly(1, 0, 1, 0);
    }

    @Test
    void whole_numbers_may_be_classes() throws IOException {
        var classes = new IntVector("label", allocator);
        for (int row = 0; row < ROWS; row++) {
            classes.setSafe(row, row % 2 == 0 ? 10 : 9);
        }

        assertThat(ArrowFile.read(write(List.of(lists(), classes)), "label").classNames())
                .containsExactly("9", "10");
    }

    @Test
    void a_missing_value_is_told_with_its_row() throws IOException {
        var holes = new Float8Vector("width", allocator);
        for (int row = 0; row < ROWS; row++) {
            holes.setSafe(row, row);
        }
        holes.setNull(7);
        var file = write(List.of(words(), holes));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ArrowFile.read(file, "kind"))
                .withMessage(file + " must have a value everywhere, but row 7 has none in column width: drop the row");
    }

    @Test
    void columns_of_text_and_unknown_labels_are_refused() throws IOException {
        var other = new VarCharVector("note", allocator);
        for (int row = 0; row < ROWS; row++) {
            other.setSafe(row, new byte[] {'x'});
        }
        var file = write(List.of(words(), other));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ArrowFile.read(file, "kind"))
                .withMessageContaining("but column note is note: Utf8");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ArrowFile.read(file, "class"))
                .withMessage("label must be a column of " + file + ", which are [kind, note], but was class");
    }

    @Test
    void a_file_of_another_kind_is_refused() throws IOException {
        var file = Files.writeString(folder.resolve("x.arrow"), "something else, but long enough");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ArrowFile.read(file, "kind"))
                .withMessage(file + " must be an Arrow IPC file, but is damaged or of another kind: save it again");
    }
}
