package org.joryu.distill.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

/// 1,797 handwritten digits of 8×8 pixels, carried along so that the first distillation needs no
/// download.
///
/// E. Alpaydin and C. Kaynak (1998), "Optical Recognition of Handwritten Digits", UCI Machine
/// Learning Repository, DOI 10.24432/C50P49, CC BY 4.0; the images and their order are those of
/// scikit-learn's `load_digits`. Pixels are ink from 0 to 16, divided by 16. Split by
/// [SplitRule#THREE_ONE_ONE]: 1,085 train, 357 dev and 355 test images.
public final class Digits {

    private static final int PIXELS = 64;
    private static final float MOST_INK = 16;

    private Digits() {}

    /// {@return the data set, the same value every time}
    public static Dataset load() {
        return Loaded.DIGITS;
    }

    private static final class Loaded {
        static final Dataset DIGITS = read();
    }

    private static Dataset read() {
        var bytes = resource();
        int count = bytes.length / (PIXELS + 1);
        var features = new float[count][PIXELS];
        var labels = new int[count];
        for (int row = 0; row < count; row++) {
            int start = row * (PIXELS + 1);
            for (int pixel = 0; pixel < PIXELS; pixel++) {
                features[row][pixel] = bytes[start + pixel] / MOST_INK;
            }
            labels[row] = bytes[start + PIXELS];
        }
        var names = IntStream.range(0, 10).mapToObj(String::valueOf).toList();
        return Dataset.of("digits", features, labels, List.copyOf(names), new long[] {8, 8}, SplitRule.THREE_ONE_ONE)
                .from(new Origin.EmbeddedDigits());
    }

    private static byte[] resource() {
        try (var in = Digits.class.getResourceAsStream("digits.bin.gz")) {
            if (in == null) {
                throw new IllegalStateException("digits.bin.gz is missing beside " + Digits.class.getName());
            }
            return new GZIPInputStream(in).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read digits.bin.gz", e);
        }
    }
}
