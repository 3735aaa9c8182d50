package org.joryu.distill.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.FixedSizeListVector;
import org.apache.arrow.vector.ipc.ArrowFileReader;
import org.apache.arrow.vector.ipc.InvalidArrowFileException;
import org.apache.arrow.vector.types.pojo.DictionaryEncoding;

/// Reads soft targets back from the file that [SoftTargetFile] wrote.
final class SoftTargetFileReader {

    private final List<Long> ids = new ArrayList<>();
    private final List<Integer> labels = new ArrayList<>();
    private final List<float[]> teacherLogits = new ArrayList<>();
    private final List<float[]> studentLogits = new ArrayList<>();
    private final List<Picture> pictures = new ArrayList<>();

    private SoftTargetFileReader() {}

    static SoftTargets read(Path file) {
        try (var channel = FileChannel.open(file);
                var allocator = ArrowMemory.open();
                var reader = new ArrowFileReader(channel, allocator)) {
            var batch = reader.getVectorSchemaRoot();
            var metadata = batch.getSchema().getCustomMetadata();
            requireFormat(file, metadata);
            var content = new SoftTargetFileReader();
            while (reader.loadNextBatch()) {
                content.append(batch);
            }
            int columns = batch.getSchema().getFields().size();
            var saved = new SavedSoftTargets(file, content.ids.size(), columns, channel.size());
            return content.targets(source(metadata, classNames(reader)), saved);
        } catch (InvalidArrowFileException e) {
            throw new IllegalArgumentException(
                    file + " must be an Arrow IPC file, but is damaged or of another kind: save it again", e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot load soft targets from " + file, e);
        }
    }

    private static void requireFormat(Path file, Map<String, String> metadata) {
        var format = metadata.get(SoftTargetSchema.FORMAT_KEY);
        if (!SoftTargetSchema.FORMAT.equals(format)) {
            throw new IllegalArgumentException(
                    "%s must hold soft targets of format %s, but its %s is %s: save it again with this version"
                            .formatted(file, SoftTargetSchema.FORMAT, SoftTargetSchema.FORMAT_KEY, format));
        }
    }

    private static List<String> classNames(ArrowFileReader reader) throws IOException {
        DictionaryEncoding encoding = reader.getVectorSchemaRoot()
                .getVector(SoftTargetSchema.LABEL_NAME)
                .getField()
                .getDictionary();
        var names = reader.lookup(encoding.getId()).getVector();
        return IntStream.range(0, names.getValueCount())
                .mapToObj(i -> String.valueOf(names.getObject(i)))
                .toList();
    }

    private static SoftTargetSource source(Map<String, String> metadata, List<String> classNames) {
        var own = new HashMap<String, String>();
        metadata.forEach((key, value) -> {
            if (key.startsWith(SoftTargetSchema.PREFIX) && !SoftTargetSchema.RESERVED.contains(key)) {
                own.put(key.substring(SoftTargetSchema.PREFIX.length()), value);
            }
        });
        var shape = metadata.getOrDefault(SoftTargetSchema.SHAPE_KEY, "");
        return new SoftTargetSource(
                metadata.getOrDefault(SoftTargetSchema.DATASET_KEY, ""),
                metadata.getOrDefault(SoftTargetSchema.SPLIT_KEY, ""),
                classNames,
                Double.parseDouble(metadata.getOrDefault(SoftTargetSchema.TEMPERATURE_KEY, "1")),
                Arrays.stream(shape.split(",")).mapToLong(Long::parseLong).toArray(),
                own);
    }

    private void append(VectorSchemaRoot batch) throws IOException {
        var id = (BigIntVector) batch.getVector(SoftTargetSchema.ID);
        var label = (IntVector) batch.getVector(SoftTargetSchema.LABEL);
        var teacher = (FixedSizeListVector) batch.getVector(SoftTargetSchema.TEACHER_LOGITS);
        var student = (FixedSizeListVector) batch.getVector(SoftTargetSchema.STUDENT_LOGITS);
        var image = (VarBinaryVector) batch.getVector(SoftTargetSchema.IMAGE);
        for (int row = 0; row < batch.getRowCount(); row++) {
            ids.add(id.get(row));
            labels.add(label.get(row));
            teacherLogits.add(floats(teacher, row));
            studentLogits.add(floats(student, row));
            if (image != null) {
                pictures.add(Pictures.read(image.get(row)));
            }
        }
    }

    private static float[] floats(FixedSizeListVector vector, int row) {
        var numbers = (Float4Vector) vector.getDataVector();
        var values = new float[vector.getListSize()];
        for (int i = 0; i < values.length; i++) {
            values[i] = numbers.get(row * values.length + i);
        }
        return values;
    }

    private SoftTargets targets(SoftTargetSource source, SavedSoftTargets saved) {
        var rows = new SoftTargetRows(
                ids.stream().mapToLong(Long::longValue).toArray(),
                labels.stream().mapToInt(Integer::intValue).toArray(),
                teacherLogits.toArray(float[][]::new),
                studentLogits.toArray(float[][]::new),
                List.copyOf(pictures));
        return new SoftTargets(source, rows, IntStream.range(0, ids.size()).toArray(), Page.FIRST, saved);
    }
}
