package org.joryu.distill.train;

/// In which numbers a step multiplies.
///
/// ```java
/// plan.precision(BF16)
/// ```
public enum Precision {

    /// Single precision, 24 bits of each number, in all that is computed.
    F32("f32"),

    /// `bfloat16` in linear layers and convolutions, forwards and backwards: the range of f32 with 8 bits of
    /// each number, so two to three digits. Weights, losses, normalization and the update stay in f32, as in
    /// mixed-precision training (Kalamkar et al., arXiv 1905.12322). It is faster where the device
    /// multiplies bf16 by itself, and costs accuracy, so nothing but this word chooses it.
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
