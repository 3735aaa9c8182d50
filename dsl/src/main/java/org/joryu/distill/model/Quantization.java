package org.joryu.distill.model;

/// In how few bits an exported model keeps its weights, where they are not to be the 32 of their training.
///
/// ```java
/// student.exportOnnx("student-int8.onnx", INT8);
/// ```
public enum Quantization {

    /// 8 bits for each, about a quarter of the size: whole numbers in [-127, 127] and one factor for each output of a
    /// layer (per channel, symmetric; Jacob et al., arXiv 1712.05877, §2.1). What a layer is given is rounded to
    /// 8 bits while the model answers, by a range that is looked at anew in each call (ONNX Runtime calls it
    /// dynamic quantization), so no examples are needed; but the range is that of all rows of a call, so a row's
    /// logits depend a little on the rows that are asked with it.
    ///
    /// Linear layers, convolutions and embeddings are quantized. Depthwise convolutions, of which few weights do
    /// much, normalizations, biases, and the products inside attention stay in f32. On x86-64 without VNNI, before
    /// 2019, products of linear layers may saturate in ONNX Runtime, which costs accuracy: measure there.
    INT8
}
