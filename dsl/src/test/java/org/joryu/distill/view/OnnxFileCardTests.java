package org.joryu.distill.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.joryu.distill.model.Latency;
import org.joryu.distill.model.OnnxCheck;
import org.joryu.distill.model.OnnxFile;
import org.joryu.distill.model.Quantization;
import org.joryu.notebook.MimeBundle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OnnxFileCardTests {

    private static final OnnxFile EXPORTED = new OnnxFile(
            Path.of("folder", "student.onnx"),
            Optional.of(Quantization.INT8),
            1234,
            4567,
            "input float32 (N, 64)",
            "logits float32 (N, 10)",
            Optional.of(new OnnxCheck(
                    "1.29.0",
                    8,
                    0.0123f,
                    4.5f,
                    List.of(timed("DJL", 30), timed("ONNX Runtime, f32", 10), timed("ONNX Runtime, int8", 20)))));

    private static OnnxCheck.Timed timed(String who, int micros) {
        return new OnnxCheck.Timed(
                who, new Latency(Duration.ofNanos(micros * 1000L), Duration.ofNanos(micros * 2000L), 200, "cpu"));
    }

    @AfterEach
    void unsay() {
        System.clearProperty("joryu.plain");
    }

    private static String text() {
        return (String) OnnxFileCard.of(EXPORTED).get(MimeBundle.TEXT).orElseThrow();
    }

    @Test
    void shows_what_the_file_is_how_it_differs_and_what_it_costs() {
        assertThat(text().lines())
                .containsExactly(
                        "exported: student.onnx",
                        "  format   ONNX, opset 17, int8",
                        "  input    input float32 (N, 64)",
                        "  output   logits float32 (N, 10)",
                        "  size     1,234 bytes, in f32 4,567",
                        "  checked  ONNX Runtime 1.29.0 answers 8 random rows as DJL does, but for 0.012 at most, of logits"
                                + " up to 4.5",
                        "  latency  of one row: DJL p50 0.030 ms, p99 0.060 ms; ONNX Runtime, f32 p50 0.010 ms, p99"
                                + " 0.020 ms; ONNX Runtime, int8 p50 0.020 ms, p99 0.040 ms; so int8 saves bytes here and"
                                + " no time, as rounding what each layer is given takes longer than it saves");
        assertThat((String) OnnxFileCard.of(EXPORTED).get(MimeBundle.HTML).orElseThrow())
                .contains("<b>exported: student.onnx</b>", "<b>latency</b>");
    }

    @Test
    void as_plain_text_it_has_no_times() {
        System.setProperty("joryu.plain", "1");

        assertThat(text()).contains("checked").doesNotContain("latency", " ms");
    }
}
