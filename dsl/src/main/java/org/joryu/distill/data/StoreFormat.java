package org.joryu.distill.data;

import java.util.Locale;

/// What a store of soft targets keeps of a row's logits, and how precisely.
///
/// @param topK how many of the largest logits are kept, beside the probability of all others together;
///     0 where all are kept
/// @param half whether numbers are kept as IEEE 754 half-precision floats (11 bits of precision, up to
///     65504) in place of single-precision ones
public record StoreFormat(int topK, boolean half) {

    /// All logits, as they are: what is read is what was written, bit for bit.
    public static final StoreFormat EXACT = new StoreFormat(0, false);

    public StoreFormat {
        if (topK < 0) {
            throw new IllegalArgumentException(
                    "topK must be ≥ 1, but was %d: leave it out to keep all logits".formatted(topK));
        }
    }

    /// Whether what is read is what was written, bit for bit.
    public boolean exact() {
        return equals(EXACT);
    }

    /// How many logits a row of so many classes has in the file.
    int width(int classes) {
        return topK == 0 ? classes : topK;
    }

    void requireClasses(int classes) {
        if (topK > classes) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "topK must be in [1, %d], the classes of the teacher, but was %d: leave it out to keep all logits",
                    classes,
                    topK));
        }
    }

    /// For example `all logits, f32` or `top 20 logits and the tail's mass, f16`.
    @Override
    public String toString() {
        return (topK == 0 ? "all logits" : "top %d logits and the tail's mass".formatted(topK))
                + (half ? ", f16" : ", f32");
    }

    /// For a file's metadata.
    String key() {
        return (topK == 0 ? "all" : "top-" + topK) + (half ? "/f16" : "/f32");
    }

    static StoreFormat ofKey(String key) {
        var halves = key.split("/", 2);
        int topK = halves[0].equals("all") ? 0 : Integer.parseInt(halves[0].substring("top-".length()));
        return new StoreFormat(topK, halves[1].equals("f16"));
    }
}
