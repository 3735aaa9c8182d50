package org.joryu.distill.train;

/// In which numbers a step multiplies.
///
/// ```java
/// var run = distill(teacher).into(mlp(64, 12, 10)).on(digits()).precision(BF16).run();
/// run.report();    // the student beside itself alone, and beside itself in f32
/// ```
///
/// There is no f16: it ends at 65504 and loses gradients below 6e-8, so it trains only with losses that are
/// scaled up, and steps that are left out where they were scaled too far (Micikevicius et al., arXiv
/// 1710.03740). bf16 reaches as far as f32, needs nothing of that, and is the same word on a CPU and on a GPU.
public enum Precision {

    /// Single precision, 24 bits of each number, in all that is computed.
    F32("f32"),

    /// `bfloat16` in linear layers and convolutions, forwards and backwards: the range of f32 with 8 bits of
    /// each number, so two to three digits. Weights, losses, normalization and the update stay in f32, as in
    /// mixed-precision training (Kalamkar et al., arXiv 1905.12322). It is faster where the device
    /// multiplies bf16 by itself, and costs accuracy, so nothing but this word chooses it: a step that cannot be
    /// computed so is refused, and not computed in f32.
    ///
    /// The report of a distillation tells what it cost, see its `precisionCost()`; a training from
    /// labels has no report: run its plan with `precision(F32)` as well. A teacher that runs along in each step
    /// multiplies in bf16, too; what it was asked before the first step, and all evaluation, is in f32.
    BF16("bf16");

    private final String words;

    Precision(String words) {
        this.words = words;
    }

    @Override
    public String toString() {
        return words;
    }
}
