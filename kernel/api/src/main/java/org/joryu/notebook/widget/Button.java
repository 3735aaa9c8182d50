package org.joryu.notebook.widget;

/// A button.
///
/// ```java
/// Button.of("draw again").onClick(() -> table.value(draw()))
/// ```
public final class Button extends AbstractButton<Button> {

    private final ChangeHandlers<Button> handlers = new ChangeHandlers<>();

    private Button(String description) {
        super(description);
    }

    /// A button with these words on it.
    public static Button of(String description) {
        return new Button(description);
    }

    /// Names what is done when it is pressed, beside what was named before. What that prints appears with
    /// the button. See [Widget] for the thread.
    public Button onClick(Runnable handler) {
        handlers.add(_ -> handler.run());
        return this;
    }

    /// Does what a press does, on the calling thread.
    public void click() {
        clicked();
    }

    @Override
    void clicked() {
        handlers.tell(this);
    }

    @Override
    Button self() {
        return this;
    }

    @Override
    public String toString() {
        return "[%s] (a button)".formatted(description());
    }
}
