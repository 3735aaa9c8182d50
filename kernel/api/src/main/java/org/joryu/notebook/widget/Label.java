package org.joryu.notebook.widget;

/// A line of text that can change. What looks like LaTeX between dollars is typeset.
///
/// ```java
/// var said = Label.of("nothing yet");
/// slider.onChange(value -> said.value("now " + value));
/// ```
public final class Label extends AbstractText<Label> {

    private Label(String value) {
        super(ModelKind.LABEL, ModelKind.LABEL_STYLE, value);
    }

    /// A label that shows this.
    public static Label of(String value) {
        return new Label(value);
    }

    @Override
    Label self() {
        return this;
    }

    @Override
    public String toString() {
        return prefix() + value();
    }
}
