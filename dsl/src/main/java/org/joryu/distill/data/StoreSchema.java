package org.joryu.distill.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.DictionaryEncoding;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;

/// The columns of a store, and the metadata before them.
final class StoreSchema {

    /// Raised when a file written by a later version could not be read by an earlier one.
    static final String FORMAT = "1";

    static final String FORMAT_KEY = "kd.store";
    static final String SPLITS_KEY = "kd.splits";
    static final String DATA_KEY = "kd.data.sha256";
    static final String VERSION_KEY = "kd.joryu";

    /// In the footer, as it is known only when all else is written: the SHA-256 of as many bytes from
    /// the beginning of the file.
    static final String SHA256_KEY = "kd.sha256";

    static final String BYTES_KEY = "kd.sha256.bytes";

    static final String ID = "id";
    static final String SPLIT = "split";
    static final String CONTENT = "content";
    static final String LOGITS = "logits";
    static final String CLASSES = "classes";
    static final String TAIL = "tail_log_mass";

    static final DictionaryEncoding SPLITS = new DictionaryEncoding(0, false, null);

    private StoreSchema() {}

    static Schema of(StoreOrigin origin, List<Split> splits) {
        var metadata = new TreeMap<>(origin.metadata());
        metadata.put(FORMAT_KEY, FORMAT);
        metadata.put(DATA_KEY, RowContent.sha256(splits));
        metadata.put(
                SPLITS_KEY,
                splits.stream().map(split -> split.name() + " " + split.size()).collect(Collectors.joining(", ")));
        metadata.put(
                VERSION_KEY,
                Objects.requireNonNullElse(StoreSchema.class.getPackage().getImplementationVersion(), "development"));
        return new Schema(fields(origin, new ArrowType.Int(Integer.SIZE, true)), metadata);
    }

    /// The columns as a file's schema has them, which names what a dictionary holds, not how it is
    /// pointed at.
    static List<Field> inFile(StoreOrigin origin) {
        return fields(origin, ArrowType.Utf8.INSTANCE);
    }

    private static List<Field> fields(StoreOrigin origin, ArrowType split) {
        var format = origin.format();
        int width = format.width(origin.classes());
        var number = new ArrowType.FloatingPoint(
                format.half() ? FloatingPointPrecision.HALF : FloatingPointPrecision.SINGLE);
        var fields = new ArrayList<>(List.of(
                column(ID, new ArrowType.Int(Long.SIZE, true)),
                new Field(SPLIT, new FieldType(false, split, SPLITS), List.of()),
                column(CONTENT, new ArrowType.Int(Long.SIZE, true)),
                list(LOGITS, width, number)));
        if (format.topK() > 0) {
            fields.add(list(CLASSES, width, new ArrowType.Int(Integer.SIZE, true)));
            fields.add(column(TAIL, new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE)));
        }
        return List.copyOf(fields);
    }

    private static Field column(String name, ArrowType type) {
        return new Field(name, FieldType.notNullable(type), List.of());
    }

    private static Field list(String name, int size, ArrowType type) {
        return new Field(name, FieldType.notNullable(new ArrowType.FixedSizeList(size)), List.of(column("item", type)));
    }

    /// @throws RuntimeException if the metadata is not that of a store
    static StoreOrigin origin(Map<String, String> metadata) {
        if (!FORMAT.equals(metadata.get(FORMAT_KEY))) {
            throw new IllegalArgumentException("its format is " + metadata.get(FORMAT_KEY));
        }
        return StoreOrigin.of(metadata);
    }
}
