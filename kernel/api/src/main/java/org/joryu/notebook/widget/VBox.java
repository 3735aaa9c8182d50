package org.joryu.notebook.widget;

import java.util.List;

/// Widgets below each other.
///
/// ```java
/// VBox.of(FloatSlider.of("temperature", 4, 1, 20), HtmlWidget.of("<i>softer</i>"))
/// ```
public final class VBox extends Box<VBox> {

    private VBox(List<Widget> children) {
        super(ModelKind.V_BOX, children);
    }

    /// A box of these.
    public static VBox of(Widget... children) {
        return new VBox(List.of(children));
    }

    @Override
    VBox self() {
        return this;
    }

    @Override
    public String toString() {
        return text("\n");
    }
}
