package org.joryu.distill.data;

import java.util.Arrays;
import java.util.stream.IntStream;

/// Images of glyphs that are drawn when they are asked for, as many as one wants: for tests, and for
/// trying things out where there is no network. Immutable.
///
/// A class is a skeleton of strokes: the ten digits, then the 26 capitals, then up to 964 made-up runes.
/// A row is a drawing of it: corners off their places a little, the whole turned by up to 12°, slanted,
/// stretched and moved, with a pen of some width, and normal noise. Coloured ones have a dark paper and
/// a light ink of any hue. The first 36 classes are for people to look at; with more, or with more
/// noise, it is hard for small networks.
///
/// A row depends on the seed and its number only, and is the same bits on every machine; classes take
/// turns. Rows are split by [SplitRule#THREE_ONE_ONE] and kept as bytes, which become numbers in
/// [0, 1]: 60,000 grey ones of 28×28 take 47 MB.
///
/// ```java
/// var data = glyphs(2000);                                              // 10 classes, 1×16×16
/// var like = Glyphs.of(60_000, 100).side(32).colored().draw();  // as CIFAR-100 is laid out
/// ```
///
/// @param rows at least five for each class, so that every split has each
/// @param classes in [2, 1000]
/// @param side of an image in pixels, in [8, 512]
/// @param inColor whether rows are `{3, side, side}` rather than `{1, side, side}`
/// @param noise its standard deviation in the unit of the pixels, from black 0 to white 1; in [0, 1]
/// @param seed another seed is another drawing of every row, of the same skeletons
public record Glyphs(int rows, int classes, int side, boolean inColor, double noise, long seed) {

    private static final int MOST_CLASSES = 1000;
    private static final int FEWEST_OF_A_CLASS = 5;

    public Glyphs {
        if (classes < 2 || classes > MOST_CLASSES) {
            throw new IllegalArgumentException(
                    "classes must be in [2, %d], but was %d: 10 are the digits, 36 digits and capitals"
                            .formatted(MOST_CLASSES, classes));
        }
        if (rows < FEWEST_OF_A_CLASS * classes) {
            throw new IllegalArgumentException(
                    "rows must be ≥ %d for %d classes, five for each, so that every split has each, but was %d"
                            .formatted(FEWEST_OF_A_CLASS * classes, classes, rows));
        }
        if (side < 8 || side > 512) {
            throw new IllegalArgumentException(
                    "side must be in [8, 512] pixels, but was %d: use 16, 28 or 32".formatted(side));
        }
        if (!(noise >= 0 && noise <= 1)) {
            throw new IllegalArgumentException(
                    "noise must be in [0, 1], but was %s: 0.1 is visible, 0.3 is hard".formatted(noise));
        }
    }

    /// Grey images of the ten digits at 16×16 pixels, with noise 0.1 and seed 0.
    public static Glyphs of(int rows) {
        return of(rows, 10);
    }

    /// Grey images of the first `classes` of all at 16×16 pixels, with noise 0.1 and seed 0.
    public static Glyphs of(int rows, int classes) {
        return new Glyphs(rows, classes, 16, false, 0.1, 0);
    }

    /// Of `side`×`side` pixels.
    public Glyphs side(int side) {
        return new Glyphs(rows, classes, side, inColor, noise, seed);
    }

    /// With three channels.
    public Glyphs colored() {
        return new Glyphs(rows, classes, side, true, noise, seed);
    }

    /// With noise of another strength.
    public Glyphs noise(double noise) {
        return new Glyphs(rows, classes, side, inColor, noise, seed);
    }

    /// Drawn otherwise.
    public Glyphs seed(long seed) {
        return new Glyphs(rows, classes, side, inColor, noise, seed);
    }

    /// Draws all rows, on all cores.
    public Dataset draw() {
        var skeletons = GlyphAlphabet.first(classes);
        var pixels = new byte[rows][];
        Arrays.parallelSetAll(pixels, row -> new GlyphDrawing(this, row).of(skeletons.get(row % classes)));
        var labels = IntStream.range(0, rows).map(row -> row % classes).toArray();
        return Dataset.of(
                "glyphs",
                new ByteRows(pixels),
                labels,
                skeletons.stream().map(Skeleton::name).toList(),
                new long[] {inColor ? 3 : 1, side, side},
                SplitRule.THREE_ONE_ONE);
    }
}
