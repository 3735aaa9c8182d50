package org.joryu.distill.data;

/// Turns an image around its middle by an angle drawn evenly from ±`degrees`; what lies between
/// pixels is blended from the four around it linearly.
///
/// ```java
/// rotation(10)
/// ```
///
/// @param degrees the largest angle, in [0, 180]
public record Rotation(double degrees) implements Augmentation {

    public Rotation {
        if (!(degrees >= 0 && degrees <= 180)) {
            throw new IllegalArgumentException(
                    "degrees must be in [0, 180], but was %s: 10 is usual for digits, 15 for photographs"
                            .formatted(degrees));
        }
    }

    void change(Pixels pixels, ImageShape shape, Chance chance) {
        // StrictMath, as its results are the same on every machine.
        double angle = StrictMath.toRadians(chance.between(-degrees, degrees));
        new Warp(StrictMath.cos(angle), StrictMath.sin(angle), 0, 0).change(pixels, shape);
    }

    @Override
    public String toString() {
        return "rotation(" + Decimals.exact(degrees) + ")";
    }
}
