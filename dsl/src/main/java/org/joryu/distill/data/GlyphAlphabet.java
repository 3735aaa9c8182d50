package org.joryu.distill.data;

import java.util.ArrayList;
import java.util.List;

/// The classes of glyphs: ten digits, 26 capitals, then runes that are made up, each unlike all before
/// it. The first n are the same for every n.
final class GlyphAlphabet {

    /// Digits, then capitals. 0 has a slash and Z a bar, as some people write them, so that the one is
    /// no O and the other no 2.
    private static final List<String> WRITTEN = List.of(
            "o 00 40 46 06, - 41 05",
            "- 02 20 26",
            "~ 01 00 40 43 06, - 06 46",
            "~ 00 40 43 13, ~ 13 43 46 06",
            "- 36 30 04 44",
            "- 40 00 03, ~ 03 42 46 06",
            "~ 40 00 06 46 43 03",
            "- 00 40 16",
            "o 00 40 43 03, o 03 43 46 06",
            "~ 06 46 40 00 03 43",
            "- 06 20 46, - 14 34",
            "- 03 00, ~ 00 40 43 03, ~ 03 43 46 06, - 06 03",
            "~ 41 40 00 06 46 45",
            "- 00 06, ~ 00 40 46 06",
            "- 40 00 06 46, - 03 33",
            "- 40 00 06, - 03 33",
            "~ 41 40 00 06 46 43, - 43 23",
            "- 00 06, - 40 46, - 03 43",
            "- 10 30, - 20 26, - 16 36",
            "- 20 40, ~ 30 36 06 04",
            "- 00 06, - 40 03 46",
            "- 00 06 46",
            "- 06 00 23 40 46",
            "- 06 00 46 40",
            "o 00 40 46 06",
            "- 06 00, ~ 00 40 43 03",
            "o 00 40 46 06, - 24 46",
            "- 06 00, ~ 00 40 43 03, - 13 46",
            "~ 41 40 00 03 43 46 06 05",
            "- 00 40, - 20 26",
            "~ 00 06 46 40",
            "- 00 26 40",
            "- 00 16 22 36 40",
            "- 00 46, - 40 06",
            "- 00 23 40, - 23 26",
            "- 00 40 06 46, - 13 33");

    private static final int SIDE = 14;

    /// The most that two runes may have in common, as the cosine between their pixels.
    private static final double MOST_ALIKE = 0.87;

    private final List<Skeleton> skeletons = new ArrayList<>();
    private final List<float[]> images = new ArrayList<>();

    private GlyphAlphabet() {}

    static List<Skeleton> first(int classes) {
        var alphabet = new GlyphAlphabet();
        for (int i = 0; i < WRITTEN.size(); i++) {
            var name = String.valueOf((char) (i < 10 ? '0' + i : 'A' + i - 10));
            var skeleton = Skeleton.parse(name, WRITTEN.get(i));
            alphabet.add(skeleton, image(skeleton));
        }
        for (int candidate = 0; alphabet.skeletons.size() < classes; candidate++) {
            int number = alphabet.skeletons.size() - WRITTEN.size() + 1;
            alphabet.addIfNew(Rune.draw("rune " + number, Chance.of(candidate)));
        }
        return List.copyOf(alphabet.skeletons.subList(0, classes));
    }

    private void addIfNew(Skeleton skeleton) {
        var image = image(skeleton);
        if (images.stream().allMatch(other -> product(image, other) < MOST_ALIKE)) {
            add(skeleton, image);
        }
    }

    private void add(Skeleton skeleton, float[] image) {
        skeletons.add(skeleton);
        images.add(image);
    }

    /// Drawn with a broad pen, so that neighbours have ink in common; of length 1.
    private static float[] image(Skeleton skeleton) {
        var image = skeleton.moved(
                        point -> new Stroke.Point(SIDE * (0.5 + 0.75 * point.x()), SIDE * (0.5 + 0.75 * point.y())))
                .ink(SIDE, 1);
        float length = (float) Math.sqrt(product(image, image));
        for (int i = 0; i < image.length; i++) {
            image[i] /= length;
        }
        return image;
    }

    private static float product(float[] one, float[] other) {
        float sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }
}
