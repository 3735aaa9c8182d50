package org.joryu.distill.data;

import java.util.ArrayList;
import java.util.List;

/// Takes the mean of a channel from each of its numbers, and divides by their standard deviation:
/// (x − mean)/std, in float32, as torchvision's `Normalize`.
///
/// ```java
/// cifar100(folder).normalized(Normalization.CIFAR_100)    // as RepDistiller
/// digits().normalized()                                   // by its own training rows
/// ```
///
/// @param mean of each channel, finite
/// @param std of each channel, finite and > 0
public record Normalization(List<Double> mean, List<Double> std) {

    /// Of the pixels of MNIST's training images.
    public static final Normalization MNIST = new Normalization(List.of(0.1307), List.of(0.3081));

    /// Of the pixels of CIFAR-10's training images.
    public static final Normalization CIFAR_10 =
            new Normalization(List.of(0.4914, 0.4822, 0.4465), List.of(0.2470, 0.2435, 0.2616));

    /// Of the pixels of CIFAR-100's training images, with RepDistiller's digits.
    public static final Normalization CIFAR_100 =
            new Normalization(List.of(0.5071, 0.4867, 0.4408), List.of(0.2675, 0.2565, 0.2761));

    /// What PyTorch's networks for ImageNet were trained with.
    public static final Normalization IMAGENET =
            new Normalization(List.of(0.485, 0.456, 0.406), List.of(0.229, 0.224, 0.225));

    public Normalization {
        mean = List.copyOf(mean);
        std = List.copyOf(std);
        if (mean.isEmpty() || mean.size() != std.size()) {
            throw new IllegalArgumentException("mean and std must have one number for each channel, but have %d and %d"
                    .formatted(mean.size(), std.size()));
        }
        for (double value : mean) {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("mean must be finite, but was " + mean);
            }
        }
        for (double value : std) {
            if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("std must be > 0 and finite, but was " + std
                        + ": use 1 for a channel whose numbers are all the same");
            }
        }
    }

    /// By the rows of a split, in two passes; 1 is the deviation of a channel without any.
    static Normalization of(Split split) {
        int channels = channels(split.inputShape());
        int plane = split.inputSize() / channels;
        var mean = means(split, plane, new double[channels], 1);
        var variance = means(split, plane, mean, 2);
        var means = new ArrayList<Double>();
        var std = new ArrayList<Double>();
        for (int channel = 0; channel < channels; channel++) {
            means.add(mean[channel]);
            // Exactly 0 where all are the same: 53 bits hold the sum of 2^29 equal floats.
            std.add(variance[channel] > 0 ? Math.sqrt(variance[channel]) : 1);
        }
        return new Normalization(means, std);
    }

    /// The mean of (x − from)^power of each channel.
    private static double[] means(Split split, int plane, double[] from, int power) {
        var sums = new double[from.length];
        for (int place = 0; place < split.size(); place++) {
            var row = split.row(place);
            for (int i = 0; i < row.length; i++) {
                double difference = row[i] - from[i / plane];
                sums[i / plane] += power == 1 ? difference : difference * difference;
            }
        }
        for (int channel = 0; channel < sums.length; channel++) {
            sums[channel] /= (double) split.size() * plane;
        }
        return sums;
    }

    /// A row without a layout has as many channels as numbers: columns of a table.
    private static int channels(long[] shape) {
        return shape.length == 2 ? 1 : Math.toIntExact(shape[0]);
    }

    Rows of(Rows rows, long[] shape) {
        int channels = channels(shape);
        if (mean.size() != channels) {
            throw new IllegalArgumentException(
                    "normalization must have %d channels for inputs {%s}, but has %d: normalized() takes them from the training rows"
                            .formatted(channels, LongStrings.join(shape, ", "), mean.size()));
        }
        return new NormalizedRows(rows, floats(mean), floats(std), rows.size(0) / channels);
    }

    private static float[] floats(List<Double> values) {
        var floats = new float[values.size()];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = values.get(i).floatValue();
        }
        return floats;
    }
}
