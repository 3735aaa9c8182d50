package org.joryu.notebook.widget;

/// A slider of decimal numbers.
///
/// ```java
/// var t = FloatSlider.of("temperature", 4, 1, 20).step(0.5);
/// t.onChange(value -> System.out.println("T = " + value));
/// ```
public final class FloatSlider extends AbstractSlider<Double, FloatSlider> {

    private final double min;
    private final double max;

    private FloatSlider(String description, double value, double min, double max) {
        super(ModelKind.FLOAT_SLIDER, description);
        this.min = min;
        this.max = max;
        model().set("min", min);
        model().set("max", max);
        model().set("step", 0.1);
        model().set("readout_format", ".2f");
        change(value);
    }

    /// A slider that stands at a value.
    ///
    /// @param description the words beside it
    /// @param value from `min` to `max`
    /// @param min finite and less than `max`
    /// @param max finite
    public static FloatSlider of(String description, double value, double min, double max) {
        Bounds.check(min, max);
        return new FloatSlider(description, value, min, max);
    }

    /// How far one press of an arrow key moves it: 0.1 unless said otherwise.
    ///
    /// @param step > 0 and finite
    public FloatSlider step(double step) {
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
    public FloatSlider value(double value) {
        return change(value);
    }

    @Override
    Double lowest() {
        return min;
    }

    @Override
    Double highest() {
        return max;
    }

    @Override
    Double of(Number value) {
        return value.doubleValue();
    }

    @Override
    FloatSlider self() {
        return this;
    }
}
