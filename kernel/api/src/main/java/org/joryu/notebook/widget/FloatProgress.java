package org.joryu.notebook.widget;

/// A progress bar that measures.
///
/// ```java
/// var bar = FloatProgress.of("accuracy", 1);
/// Display.show(bar);
/// bar.value(0.97);
/// ```
public final class FloatProgress extends AbstractProgress<FloatProgress> {

    private final double max;

    private FloatProgress(String description, double max) {
        super(ModelKind.FLOAT_PROGRESS, description);
        this.max = max;
        model().set("min", 0.0);
        model().set("max", max);
        model().set("value", 0.0);
    }

    /// A bar that is empty at 0.
    ///
    /// @param description the words beside it
    /// @param max where it is full: > 0 and finite
    public static FloatProgress of(String description, double max) {
        Bounds.check(0, max);
        return new FloatProgress(description, max);
    }

    /// How far it is.
    public double value() {
        return number("value").doubleValue();
    }

    /// Says how far it is. A bar is never more than full, nor less than empty.
    public FloatProgress value(double value) {
        model().set("value", Double.isNaN(value) ? 0.0 : Math.clamp(value, 0.0, max));
        return this;
    }

    @Override
    FloatProgress self() {
        return this;
    }
}
