package org.joryu.distill.data;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/// Where the logits in a store come from.
///
/// @param teacher in words, for example `mlp(64, 256, 256, 10)`
/// @param teacherSha256 of its weights, in hexadecimal
/// @param temperature at which it averages probabilities; empty for a teacher that is one model, whose
///     logits serve every temperature
/// @param dataset the data's name
/// @param inputShape how a row is laid out
/// @param classes how many there are, at least 2
/// @param view what was done to a row before the teacher saw it; [#AS_IT_IS] if nothing
/// @param format what is kept of its logits
// DJL's shapes are arrays; this one is copied on the way in and out.
@SuppressWarnings("ArrayRecordComponent")
public record StoreOrigin(
        String teacher,
        String teacherSha256,
        OptionalDouble temperature,
        String dataset,
        long[] inputShape,
        int classes,
        String view,
        StoreFormat format) {

    /// The view of a row to which nothing was done.
    public static final String AS_IT_IS = "none";

    private static final String TEACHER = "kd.teacher";
    private static final String TEACHER_SHA256 = "kd.teacher.sha256";
    private static final String TEMPERATURE = "kd.teacher.temperature";
    private static final String DATASET = "kd.dataset";
    private static final String SHAPE = "kd.input_shape";
    private static final String CLASSES = "kd.classes";
    private static final String VIEW = "kd.view";
    private static final String LOGITS = "kd.logits";

    public StoreOrigin {
        inputShape = inputShape.clone();
        if (classes < 2) {
            throw new IllegalArgumentException("classes must be ≥ 2, but was " + classes);
        }
        format.requireClasses(classes);
    }

    /// {@return the shape of one row, without the batch; a copy}
    @Override
    public long[] inputShape() {
        return inputShape.clone();
    }

    /// How many numbers a row has.
    public int inputSize() {
        return Math.toIntExact(Arrays.stream(inputShape).reduce(1, Math::multiplyExact));
    }

    /// What makes two stores' logits of a row the same: teacher, view and format, in 16 hexadecimal
    /// digits. The teacher's words are part of it, as networks of equal weights may differ.
    String key() {
        var text = String.join("\n", "store 1", teacher, teacherSha256, temperature.toString(), view, format.key());
        return Sha256.hex(text.getBytes(StandardCharsets.UTF_8)).substring(0, 16);
    }

    /// The teacher, recognizable.
    String teacherText() {
        return String.format(Locale.ROOT, "%s (sha256 %.12s…)", teacher, teacherSha256);
    }

    /// Refuses what a file holds where something else was asked for.
    ///
    /// @param asked for
    /// @param file that has this
    /// @throws IllegalArgumentException if teacher, view or format differ
    public void requireSame(StoreOrigin asked, Path file) {
        require(file, "teacher", asked.teacherText() + asked.at(), teacherText() + at());
        require(file, "view", asked.view, view);
        require(file, "format", asked.format.toString(), format.toString());
    }

    private String at() {
        return temperature.isEmpty() ? "" : " at T = " + temperature.getAsDouble();
    }

    private static void require(Path file, String what, String asked, String found) {
        if (!asked.equals(found)) {
            throw new IllegalArgumentException(
                    "%s must have the %s %s, but has %s: name another file, or delete this one"
                            .formatted(file, what, asked, found));
        }
    }

    Map<String, String> metadata() {
        var metadata = new TreeMap<String, String>();
        metadata.put(TEACHER, teacher);
        metadata.put(TEACHER_SHA256, teacherSha256);
        temperature.ifPresent(at -> metadata.put(TEMPERATURE, Double.toString(at)));
        metadata.put(DATASET, dataset);
        metadata.put(SHAPE, LongStrings.join(inputShape, ","));
        metadata.put(CLASSES, Integer.toString(classes));
        metadata.put(VIEW, view);
        metadata.put(LOGITS, format.key());
        return metadata;
    }

    /// @throws RuntimeException if something is missing or wrong
    static StoreOrigin of(Map<String, String> metadata) {
        var temperature = metadata.get(TEMPERATURE);
        return new StoreOrigin(
                require(metadata, TEACHER),
                require(metadata, TEACHER_SHA256),
                temperature == null ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(temperature)),
                require(metadata, DATASET),
                Arrays.stream(require(metadata, SHAPE).split(","))
                        .mapToLong(Long::parseLong)
                        .toArray(),
                Integer.parseInt(require(metadata, CLASSES)),
                require(metadata, VIEW),
                StoreFormat.ofKey(require(metadata, LOGITS)));
    }

    private static String require(Map<String, String> metadata, String key) {
        var value = metadata.get(key);
        if (value == null) {
            throw new IllegalArgumentException(key + " is missing");
        }
        return value;
    }
}
