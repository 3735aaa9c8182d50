package org.joryu.notebook.widget;

/// A slider of decimal numbers on a logarithmic scale: each power of the base is as long as the next.
///
/// ```java
/// var rate = FloatLogSlider.of("learning rate", 1e-3, -5, -1);       // 0.00001 to 0.1
/// var t = FloatLogSlider.of("temperature", 4, 0, 5, 2);             // 1 to 32
/// ```
public final class FloatLogSlider extends AbstractSlider<Double, FloatLogSlider> {

    private final double min;
    private final double max;
    private final double base;

    private FloatLogSlider(String description, double value, double min, double max, double base) {
        super(ModelKind.FLOAT_LOG_SLIDER, description);
        this.min = min;
        this.max = max;
        this.base = base;
        model().set("min", min);
        model().set("max", max);
        model().set("base", base);
        model().set("step", 0.1);
        model().set("readout_format", ".3g");
        change(value);
    }

    /// A slider that stands at a value, to the base 10.
    ///
    /// @param description the words beside it
    /// @param value from 10 to the power `min` to 10 to the power `max`
    /// @param min the exponent of the least value: finite and less than `max`
    /// @param max the exponent of the greatest value: finite
    public static FloatLogSlider of(String description, double value, double min, double max) {
        return of(description, value, min, max, 10);
    }

    /// A slider that stands at a value.
    ///
    /// @param description the words beside it
    /// @param value from `base` to the power `min` to `base` to the power `max`
    /// @param min the exponent of the least value: finite and less than `max`
    /// @param max the exponent of the greatest value: finite
    /// @param base > 1 and finite
    public static FloatLogSlider of(String description, double value, double min, double max, double base) {
        Bounds.check(min, max);
        if (!(base > 1) || Double.isInfinite(base)) {
            throw new IllegalArgumentException("base must be > 1 and finite, but was %s: use 10 or 2".formatted(base));
        }
        return new FloatLogSlider(description, value, min, max, base);
    }

    /// How far one press of an arrow key moves its exponent: 0.1 unless said otherwise.
    ///
    /// @param step > 0 and finite
    public FloatLogSlider step(double step) {
        model().set("step", Bounds.step(step));
        return this;
    }

    /// Where it stands.
    public double value() {
        return get();
    }

    /// Moves it.
    ///
    /// @param value within its bounds
    public FloatLogSlider value(double value) {
        return change(value);
    }

    @Override
    Double lowest() {
        return Math.pow(base, min);
    }

    @Override
    Double highest() {
        return Math.pow(base, max);
    }

    @Override
    Double of(Number value) {
        return value.doubleValue();
    }

    @Override
    FloatLogSlider self() {
        return this;
    }
}
