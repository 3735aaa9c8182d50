package org.joryu.notebook.widget;

/// What shows text.
///
/// @param <S> the widget's own type
abstract sealed class AbstractText<S extends AbstractText<S>> extends DescribedWidget<S> permits HtmlWidget, Label {

    AbstractText(ModelKind kind, ModelKind style, String value) {
        super(kind, style, "");
        model().set("value", value);
        // A space of no width, as ipywidgets has it: a line keeps its height while it is empty.
        model().set("placeholder", "​");
    }

    /// What it shows.
    public String value() {
        return String.valueOf(model().get("value"));
    }

    /// Shows something else.
    public S value(String value) {
        model().set("value", value);
        return self();
    }
}
