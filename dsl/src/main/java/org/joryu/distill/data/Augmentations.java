package org.joryu.distill.data;

import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Augmentations, one after the other, with a seed of their own. Immutable.
///
/// What a row looks like in an epoch, its view, depends on the seed, the epoch and the row's id, and
/// on nothing else: not on the order of batches, not on the rows beside it, not on the seed of the
/// training. So teacher and student see the same view, a training that is resumed goes on with the
/// views that it would have had, and a teacher's answers to views can be kept, by [#key]. To add a
/// step changes nothing of those before it.
///
/// ```java
/// var cifar = augmentations(randomCrop(4), horizontalFlip()).seed(7);
/// float[][] batch = cifar.view(data.train(), places, 1);    // the rows at `places` in epoch 1
/// ```
///
/// @param steps what is done to a row, in this order; none leaves rows as they are
/// @param seed another seed is another view of every row
public record Augmentations(List<Augmentation> steps, long seed) {

    /// Rows as they are.
    public static final Augmentations NONE = new Augmentations(List.of(), 0);

    /// To be changed whenever the same steps and seed come to give other views, so that nobody takes
    /// answers to the old ones for answers to the new.
    private static final String VERSION = "views 1";

    public Augmentations {
        steps = List.copyOf(steps);
    }

    /// Augmentations in this order, with seed 0.
    public static Augmentations of(Augmentation... steps) {
        return new Augmentations(List.of(steps), 0);
    }

    /// The same with another seed.
    public Augmentations seed(long seed) {
        return new Augmentations(steps, seed);
    }

    /// The same, and then `step`.
    public Augmentations then(Augmentation step) {
        return new Augmentations(Stream.concat(steps.stream(), Stream.of(step)).toList(), seed);
    }

    /// Whether rows stay as they are because there are no steps.
    public boolean isEmpty() {
        return steps.isEmpty();
    }

    /// Asks whether rows of that shape can be augmented so.
    ///
    /// @param inputShape as [Dataset#inputShape] tells
    /// @throws IllegalArgumentException if they are no images, or too small for one of the steps
    public void check(long... inputShape) {
        if (isEmpty()) {
            return;
        }
        var shape = ImageShape.of(inputShape);
        for (var step : steps) {
            switch (step) {
                case RandomCrop crop -> crop.check(shape);
                case Shift shift -> shift.check(shape);
                case RandomResizedCrop _, HorizontalFlip _, Rotation _, Cutout _, Noise _ -> {
                    // Good for images of any size.
                }
            }
        }
    }

    /// Rows of a split as they look in an epoch, in the order of `places`. They are copies; the split
    /// stays as it is. Where the data set is normalized, they are augmented before that.
    ///
    /// @param places in `[0, split.size())`
    /// @param epoch counted from 1
    /// @throws IllegalArgumentException as [#check] does
    public float[][] view(Split split, int[] places, int epoch) {
        if (isEmpty()) {
            return split.features(places);
        }
        check(split.inputShape());
        var views = new float[places.length][];
        var row = new Row(split, epoch);
        for (int i = 0; i < views.length; i++) {
            views[i] = row.view(Objects.checkIndex(places[i], split.size())).clone();
        }
        return views;
    }

    /// Rows of a split as they look in an epoch, one behind the other, in the order of `places`; the same
    /// numbers as of [#view(Split, int[], int)]. For those who need one batch after the other.
    ///
    /// ```java
    /// var batch = FloatBuffer.allocate(64 * 784);
    /// cifar.view(data.train(), places, 1, batch);
    /// ```
    ///
    /// @param places in `[0, split.size())`
    /// @param epoch counted from 1
    /// @param into is filled from its position on
    /// @throws IllegalArgumentException as [#check] does
    public void view(Split split, long[] places, int epoch, FloatBuffer into) {
        check(split.inputShape());
        var row = new Row(split, epoch);
        for (long place : places) {
            into.put(row.view(Math.toIntExact(Objects.checkIndex(place, split.size()))));
        }
    }

    /// One row as it looks in an epoch: a copy.
    ///
    /// @param pixels plane after plane, line after line
    /// @param inputShape `{height, width}` or `{channels, height, width}`
    /// @param rowId who it is
    /// @param epoch counted from 1
    /// @throws IllegalArgumentException as [#check] does, or if there are not as many pixels as the
    ///     shape says
    public float[] view(float[] pixels, long[] inputShape, long rowId, int epoch) {
        if (isEmpty()) {
            return pixels.clone();
        }
        check(inputShape);
        var shape = ImageShape.of(inputShape);
        if (pixels.length != shape.size()) {
            throw new IllegalArgumentException("pixels must be %d, as inputShape {%s} says, but are %d"
                    .formatted(shape.size(), LongStrings.join(inputShape, ", "), pixels.length));
        }
        var view = new Pixels(pixels.clone());
        change(view, shape, rowId, epoch);
        return view.now();
    }

    private void change(Pixels pixels, ImageShape shape, long rowId, int epoch) {
        if (epoch < 1) {
            throw new IllegalArgumentException("epoch must be ≥ 1, but was %d: the first is 1".formatted(epoch));
        }
        for (int place = 0; place < steps.size(); place++) {
            var chance = Chance.of(seed, epoch, rowId, place);
            switch (steps.get(place)) {
                case RandomCrop crop -> crop.change(pixels, shape, chance);
                case RandomResizedCrop crop -> crop.change(pixels, shape, chance);
                case HorizontalFlip flip -> flip.change(pixels, shape, chance);
                case Shift shift -> shift.change(pixels, shape, chance);
                case Rotation rotation -> rotation.change(pixels, shape, chance);
                case Cutout cutout -> cutout.change(pixels, shape, chance);
                case Noise noise -> noise.change(pixels, chance);
            }
        }
    }

    /// One row of a split after the other as they look in an epoch, in the same two arrays.
    private final class Row {

        private final Split split;
        private final int epoch;
        private final Pixels pixels;

        Row(Split split, int epoch) {
            this.split = split;
            this.epoch = epoch;
            this.pixels = new Pixels(new float[split.inputSize()]);
        }

        /// For reading only, until the next is asked for.
        float[] view(int place) {
            split.original(place, pixels.now());
            if (!isEmpty()) {
                change(pixels, ImageShape.of(split.inputShape()), split.rowId(place), epoch);
            }
            split.process(pixels.now());
            return pixels.now();
        }
    }

    /// SHA-256, in hexadecimal, of what decides a view beside the row and the epoch. Equal keys mean
    /// equal views, in this version of Joryu and in later ones.
    public String key() {
        var text = VERSION + "\n" + this;
        return Sha256.hex(text.getBytes(StandardCharsets.UTF_8));
    }

    /// As one writes them: `randomCrop(4), horizontalFlip(0.5), seed 7`.
    @Override
    public String toString() {
        return isEmpty()
                ? "no augmentation"
                : steps.stream().map(Augmentation::toString).collect(Collectors.joining(", ")) + ", seed " + seed;
    }
}
