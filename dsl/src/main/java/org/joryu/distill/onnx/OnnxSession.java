package org.joryu.distill.onnx;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Map;

/// A model that ONNX Runtime has loaded. Holds native memory until closed; see [OnnxRuntime].
public final class OnnxSession implements AutoCloseable {

    private final OrtEnvironment environment;
    private final OrtSession session;
    private final TensorInfo input;

    private OnnxSession(OrtEnvironment environment, OrtSession session) throws OrtException {
        this.environment = environment;
        this.session = session;
        this.input =
                (TensorInfo) session.getInputInfo().values().iterator().next().getInfo();
    }

    static OnnxSession open(byte[] model, int threads) {
        var environment = OrtEnvironment.getEnvironment();
        try (var options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(threads);
            return new OnnxSession(environment, environment.createSession(model, options));
        } catch (OrtException e) {
            throw refused(e);
        }
    }

    private static IllegalStateException refused(OrtException e) {
        return new IllegalStateException("ONNX Runtime refuses the model: " + e.getMessage(), e);
    }

    /// Of ONNX Runtime.
    public String version() {
        return environment.getVersion();
    }

    /// The logits of rows.
    ///
    /// @param rows at least one, each of as many numbers as the model's input has behind the rows
    public float[][] logits(float[][] rows) {
        try (var given = tensor(rows);
                var result = session.run(Map.of("input", given))) {
            return (float[][]) result.get(0).getValue();
        } catch (OrtException e) {
            throw refused(e);
        }
    }

    private OnnxTensor tensor(float[][] rows) throws OrtException {
        int size = rows[0].length;
        var shape = input.getShape();
        shape[0] = rows.length;
        if (input.type == OnnxJavaType.INT64) {
            var ids = LongBuffer.allocate(rows.length * size);
            for (var row : rows) {
                for (float id : row) {
                    ids.put((long) id);
                }
            }
            return OnnxTensor.createTensor(environment, ids.flip(), shape);
        }
        var numbers = FloatBuffer.allocate(rows.length * size);
        for (var row : rows) {
            numbers.put(row);
        }
        return OnnxTensor.createTensor(environment, numbers.flip(), shape);
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw refused(e);
        }
    }
}
