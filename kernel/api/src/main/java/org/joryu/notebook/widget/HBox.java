package org.joryu.notebook.widget;

import java.util.List;

/// Widgets side by side.
///
/// ```java
/// HBox.of(Button.of("again"), Label.of("3 left"))
/// ```
public final class HBox extends Box<HBox> {

    private HBox(List<Widget> children) {
        super(ModelKind.H_BOX, children);
    }

    /// A box of these.
    public static HBox of(Widget... children) {
        return new HBox(List.of(children));
    }

    @Override
    HBox self() {
        return this;
    }

    @Override
    public String toString() {
        return children().stream().anyMatch(child -> child.toString().contains("\n")) ? text("\n") : text("   ");
    }
}
