/// For those who let networks leave Java: what was recorded of one as an ONNX model, whole or with weights of 8 bits.
///
/// Knows of no network: [org.joryu.distill.program.AnyRows] says what is computed. The models need opset 17, the first
/// with layer normalization, so that runtimes since ONNX Runtime 1.12 (2022) read them.
@NullMarked
package org.joryu.distill.onnx;

import org.jspecify.annotations.NullMarked;
