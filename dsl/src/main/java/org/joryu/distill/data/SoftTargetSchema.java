package org.joryu.distill.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.DictionaryEncoding;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;

/// The columns of a file of soft targets, and the metadata before them.
final class SoftTargetSchema {

    /// Raised when a file written by a later version could not be read by an earlier one.
    static final String FORMAT = "1";

    static final String PREFIX = "kd.";
    static final String FORMAT_KEY = PREFIX + "format";
    static final String TEMPERATURE_KEY = PREFIX + "temperature";
    static final String DATASET_KEY = PREFIX + "dataset";
    static final String SPLIT_KEY = PREFIX + "split";
    static final String SHAPE_KEY = PREFIX + "input_shape";

    /// What the schema says of itself; a source's own metadata may not use these keys.
    static final Set<String> RESERVED = Set.of(FORMAT_KEY, TEMPERATURE_KEY, DATASET_KEY, SPLIT_KEY, SHAPE_KEY);

    static final String ID = "id";
    static final String SPLIT = "split";
    static final String LABEL = "label";
    static final String LABEL_NAME = "label_name";
    static final String TEACHER_LOGITS = "teacher_logits";
    static final String STUDENT_LOGITS = "student_logits";
    static final String KL = "kl";
    static final String ENTROPY = "entropy";
    static final String IMAGE = "image";

    static final DictionaryEncoding SPLITS = new DictionaryEncoding(0, false, null);
    static final DictionaryEncoding CLASSES = new DictionaryEncoding(1, false, null);

    private SoftTargetSchema() {}

    static Schema of(SoftTargetSource source, boolean withImages) {
        int classes = source.classNames().size();
        var fields = new ArrayList<>(List.of(
                column(ID, new ArrowType.Int(Long.SIZE, true)),
                index(SPLIT, SPLITS),
                column(LABEL, new ArrowType.Int(Integer.SIZE, true)),
                index(LABEL_NAME, CLASSES),
                floats(TEACHER_LOGITS, classes),
                floats(STUDENT_LOGITS, classes),
                column(KL, float32()),
                column(ENTROPY, float32())));
        if (withImages) {
            fields.add(column(IMAGE, ArrowType.Binary.INSTANCE));
        }
        return new Schema(fields, metadata(source));
    }

    private static Map<String, String> metadata(SoftTargetSource source) {
        var metadata = new HashMap<String, String>();
        source.metadata().forEach((key, value) -> metadata.put(PREFIX + key, value));
        metadata.put(FORMAT_KEY, FORMAT);
        metadata.put(TEMPERATURE_KEY, Double.toString(source.temperature()));
        metadata.put(DATASET_KEY, source.dataset());
        metadata.put(SPLIT_KEY, source.split());
        metadata.put(SHAPE_KEY, LongStrings.join(source.inputShape(), ","));
        return metadata;
    }

    private static Field column(String name, ArrowType type) {
        return new Field(name, FieldType.notNullable(type), List.of());
    }

    private static Field index(String name, DictionaryEncoding dictionary) {
        var index = new ArrowType.Int(Integer.SIZE, true);
        return new Field(name, new FieldType(false, index, dictionary), List.of());
    }

    private static Field floats(String name, int size) {
        var type = FieldType.notNullable(new ArrowType.FixedSizeList(size));
        return new Field(name, type, List.of(column("item", float32())));
    }

    private static ArrowType float32() {
        return new ArrowType.FloatingPoint(FloatingPointPrecision.SINGLE);
    }
}
