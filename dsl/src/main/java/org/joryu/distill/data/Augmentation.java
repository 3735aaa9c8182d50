package org.joryu.distill.data;

/// One way to change an image at random that leaves its class as it is. A value, without chance of
/// its own: [Augmentations] brings the seed.
///
/// All of them keep the size of the image, and fill what comes into it from outside with 0, black. Rows
/// of a data set that is normalized are changed before they are normalized, as pixels.
///
/// ```java
/// augmentations(randomCrop(4), horizontalFlip()).seed(7)    // what CIFAR is trained with
/// ```
public sealed interface Augmentation
        permits RandomCrop, RandomResizedCrop, HorizontalFlip, Shift, Rotation, Cutout, Noise {}
