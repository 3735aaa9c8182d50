package org.joryu.distill.onnx;

import java.util.Optional;

/// ONNX Runtime, where somebody has put it on the class path.
public final class OnnxRuntime {

    /// What a notebook says to get it: the version that exported models are tested with.
    public static final String DEPENDENCY = "%dependency com.microsoft.onnxruntime:onnxruntime:1.29.0";

    private OnnxRuntime() {}

    /// Opens a model.
    ///
    /// @param model its bytes
    /// @param threads that one operator may use
    /// @return empty where there is no ONNX Runtime, or none for this platform
    /// @throws IllegalStateException if ONNX Runtime refuses the model
    public static Optional<OnnxSession> open(byte[] model, int threads) {
        try {
            // Asked anew each time, as a notebook may have got it since.
            Class.forName("ai.onnxruntime.OrtEnvironment", false, OnnxRuntime.class.getClassLoader());
            return Optional.of(OnnxSession.open(model, threads));
        } catch (ClassNotFoundException | LinkageError none) {
            return Optional.empty();
        }
    }
}
