package org.joryu.notebook.widget;

/// A progress bar that counts.
///
/// ```java
/// var bar = IntProgress.of("pages", 300);
/// Display.show(bar);
/// for (int page = 1; page <= 300; page++) bar.value(page);
/// bar.barStyle("success");
/// ```
public final class IntProgress extends AbstractProgress<IntProgress> {

    private final int max;

    private IntProgress(String description, int max) {
        super(ModelKind.INT_PROGRESS, description);
        this.max = max;
        model().set("min", 0);
        model().set("max", max);
        model().set("value", 0);
    }

    /// A bar that is empty at 0.
    ///
    /// @param description the words beside it
    /// @param max where it is full: > 0
    public static IntProgress of(String description, int max) {
        Bounds.check(0, max);
        return new IntProgress(description, max);
    }

    /// How far it is.
    public int value() {
        return number("value").intValue();
    }

    /// Says how far it is. A bar is never more than full, nor less than empty.
    public IntProgress value(int value) {
        model().set("value", Math.clamp(value, 0, max));
        return this;
    }

    @Override
    IntProgress self() {
        return this;
    }
}
