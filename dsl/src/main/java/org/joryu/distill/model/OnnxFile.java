package org.joryu.distill.model;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.joryu.distill.onnx.OnnxModel;
import org.joryu.distill.onnx.OnnxRuntime;

/// An ONNX model that was just written, and what is known of it.
///
/// ```java
/// student.exportOnnx("student.onnx").bytes();    // 4571
/// ```
///
/// @param file where it is
/// @param quantization in how few bits its weights are; empty where they have 32
/// @param bytes its size
/// @param otherBytes the same model's in int8 where this one is in f32, and in f32 where this one is in int8
/// @param input what it is given, for example `input float32 (N, 64)`
/// @param output what it gives, for example `logits float32 (N, 10)`
/// @param check what ONNX Runtime makes of it; empty where ONNX Runtime is not on the class path
public record OnnxFile(
        Path file,
        Optional<Quantization> quantization,
        long bytes,
        long otherBytes,
        String input,
        String output,
        Optional<OnnxCheck> check) {

    /// The same without times, for texts that are to be the same each time.
    public String withoutTimes() {
        return heading() + check.map(OnnxFile::differences).orElseGet(OnnxFile::unchecked);
    }

    @Override
    public String toString() {
        return withoutTimes() + check.map(this::times).orElse("");
    }

    private String heading() {
        boolean small = quantization.isPresent();
        return String.format(
                Locale.ROOT,
                "exported: %s%n  format   ONNX, opset %d, %s%n  input    %s%n  output   %s%n  size     %,d bytes, in %s %s%,d",
                file.getFileName(),
                OnnxModel.OPSET,
                small ? "int8" : "f32",
                input,
                output,
                bytes,
                small ? "f32" : "int8",
                small ? "" : "it would be ",
                otherBytes);
    }

    private static String differences(OnnxCheck check) {
        return String.format(
                Locale.ROOT,
                "%n  checked  ONNX Runtime %s answers %d random rows as DJL does, but for %.2g at most, of logits up to %.2g",
                check.runtime(),
                check.rows(),
                check.largestDifference(),
                check.largestLogit());
    }

    private static String unchecked() {
        return "%n  checked  not: ONNX Runtime is not on the class path. %s brings it, and then exporting checks and times the model"
                .formatted(OnnxRuntime.DEPENDENCY);
    }

    private String times(OnnxCheck check) {
        var latencies = check.latencies();
        var times = latencies.stream()
                .map(timed -> timed.who() + " " + timed.latency().inMillis())
                .collect(Collectors.joining("; ", "%n  latency  of one row: ".formatted(), ""));
        return times + (quantization.isPresent() ? verdict(check) : "");
    }

    private static String verdict(OnnxCheck check) {
        long f32 = check.latencies().get(1).latency().median().toNanos();
        long int8 = check.latencies().get(2).latency().median().toNanos();
        return int8 < f32
                ? ""
                : "; so int8 saves bytes here and no time, as rounding what each layer is given takes longer than it saves";
    }
}
