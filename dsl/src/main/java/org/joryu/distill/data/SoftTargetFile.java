package org.joryu.distill.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.FixedSizeListVector;
import org.apache.arrow.vector.dictionary.Dictionary;
import org.apache.arrow.vector.dictionary.DictionaryProvider.MapDictionaryProvider;
import org.apache.arrow.vector.ipc.ArrowFileWriter;

/// Writes soft targets to an Arrow IPC file: under another name first, renamed when it is on disk.
final class SoftTargetFile {

    /// Small enough that one batch of images fits anywhere, large enough that batches cost
    /// nothing.
    private static final int BATCH = 4096;

    private final SoftTargetSource source;
    private final SoftTargetRows rows;
    private final int[] order;

    private SoftTargetFile(SoftTargetSource source, SoftTargetRows rows, int[] order) {
        this.source = source;
        this.rows = rows;
        this.order = order;
    }

    static SavedSoftTargets write(Path file, SoftTargetSource source, SoftTargetRows rows, int[] order) {
        var folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new IllegalArgumentException(
                    "file must lie in a folder that exists, but was %s: create %s first".formatted(file, folder));
        }
        var temporary = folder.resolve(file.getFileName() + ".part");
        try {
            try (var channel = FileChannel.open(
                    temporary,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE)) {
                new SoftTargetFile(source, rows, order).writeTo(channel);
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            int columns = SoftTargetSchema.of(source, !rows.pictures().isEmpty())
                    .getFields()
                    .size();
            return new SavedSoftTargets(file, order.length, columns, Files.size(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot save %,d soft targets in %s".formatted(order.length, file), e);
        } finally {
            temporary.toFile().delete();
        }
    }

    private void writeTo(FileChannel channel) throws IOException {
        var schema = SoftTargetSchema.of(source, !rows.pictures().isEmpty());
        try (var allocator = ArrowMemory.open();
                var splits = texts("splits", List.of(source.split()), allocator);
                var classes = texts("classes", source.classNames(), allocator);
                var batch = VectorSchemaRoot.create(schema, allocator)) {
            var dictionaries = new MapDictionaryProvider(
                    new Dictionary(splits, SoftTargetSchema.SPLITS), new Dictionary(classes, SoftTargetSchema.CLASSES));
            try (var writer = new ArrowFileWriter(batch, dictionaries, channel)) {
                // Even without rows there is a batch: the class names go out with the first.
                int from = 0;
                do {
                    int count = Math.min(BATCH, order.length - from);
                    fill(batch, from, count);
                    writer.writeBatch();
                    from += count;
                } while (from < order.length);
                writer.end();
                // Here, because closing the writer closes the channel.
                channel.force(true);
            }
        }
    }

    private static VarCharVector texts(String name, List<String> values, BufferAllocator allocator) {
        var vector = new VarCharVector(name, allocator);
        vector.allocateNew();
        for (int i = 0; i < values.size(); i++) {
            vector.setSafe(i, values.get(i).getBytes(StandardCharsets.UTF_8));
        }
        vector.setValueCount(values.size());
        return vector;
    }

    private void fill(VectorSchemaRoot batch, int from, int count) {
        batch.allocateNew();
        var id = (BigIntVector) batch.getVector(SoftTargetSchema.ID);
        var split = (IntVector) batch.getVector(SoftTargetSchema.SPLIT);
        var label = (IntVector) batch.getVector(SoftTargetSchema.LABEL);
        var labelName = (IntVector) batch.getVector(SoftTargetSchema.LABEL_NAME);
        var teacher = (FixedSizeListVector) batch.getVector(SoftTargetSchema.TEACHER_LOGITS);
        var student = (FixedSizeListVector) batch.getVector(SoftTargetSchema.STUDENT_LOGITS);
        var kl = (Float4Vector) batch.getVector(SoftTargetSchema.KL);
        var entropy = (Float4Vector) batch.getVector(SoftTargetSchema.ENTROPY);
        for (int i = 0; i < count; i++) {
            int place = order[from + i];
            var logTeacher = Softmax.logOf(rows.teacherLogits()[place], source.temperature());
            var logStudent = Softmax.logOf(rows.studentLogits()[place], source.temperature());
            id.setSafe(i, rows.rowIds()[place]);
            split.setSafe(i, 0);
            label.setSafe(i, rows.labels()[place]);
            labelName.setSafe(i, rows.labels()[place]);
            set(teacher, i, rows.teacherLogits()[place]);
            set(student, i, rows.studentLogits()[place]);
            kl.setSafe(i, (float) Softmax.kl(logTeacher, logStudent));
            entropy.setSafe(i, (float) Softmax.entropy(logTeacher));
            if (!rows.pictures().isEmpty()) {
                var image = (VarBinaryVector) batch.getVector(SoftTargetSchema.IMAGE);
                image.setSafe(i, rows.pictures().get(place).png(1));
            }
        }
        batch.setRowCount(count);
    }

    private static void set(FixedSizeListVector vector, int row, float[] values) {
        var numbers = (Float4Vector) vector.getDataVector();
        vector.setNotNull(row);
        for (int i = 0; i < values.length; i++) {
            numbers.setSafe(row * values.length + i, values[i]);
        }
    }
}
