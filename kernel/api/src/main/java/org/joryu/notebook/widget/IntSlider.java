package org.joryu.notebook.widget;

/// A slider of whole numbers.
///
/// ```java
/// var row = IntSlider.of("row", 0, 0, 99);
/// row.onChange(i -> System.out.println(rows.get(i)));
/// ```
public final class IntSlider extends AbstractSlider<Integer, IntSlider> {

    private final int min;
    private final int max;

    private IntSlider(String description, int value, int min, int max) {
        super(ModelKind.INT_SLIDER, description);
        this.min = min;
        this.max = max;
        model().set("min", min);
        model().set("max", max);
        model().set("step", 1);
        model().set("readout_format", "d");
        change(value);
    }

    /// A slider that stands at a value.
    ///
    /// @param description the words beside it
    /// @param value from `min` to `max`
    /// @param min less than `max`
    /// @param max the greatest value
    public static IntSlider of(String description, int value, int min, int max) {
        Bounds.check(min, max);
        return new IntSlider(description, value, min, max);
    }

    /// How far one press of an arrow key moves it: 1 unless said otherwise.
    ///
    /// @param step > 0
    public IntSlider step(int step) {
        var _ = Bounds.step(step);
        model().set("step", step);
        return this;
    }

    /// Where it stands.
    public int value() {
        return get();
    }

    /// Moves it.
    ///
    /// @param value within its bounds
    public IntSlider value(int value) {
        return change(value);
    }

    @Override
    Integer lowest() {
        return min;
    }

    @Override
    Integer highest() {
        return max;
    }

    @Override
    Integer of(Number value) {
        return Math.clamp(Math.round(value.doubleValue()), Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    @Override
    IntSlider self() {
        return this;
    }
}
