package org.joryu.notebook.widget;

import java.util.List;

/// What can be said of every widget that is not a box.
///
/// @param <S> the widget's own type
abstract sealed class DescribedWidget<S extends DescribedWidget<S>> extends FluentWidget<S>
        permits AbstractSlider, AbstractProgress, AbstractText, AbstractButton, Dropdown {

    private final Model style;

    DescribedWidget(ModelKind kind, ModelKind style, String description) {
        super(kind);
        this.style = new Model(style);
        model().set("description", description);
        model().set("tooltip", null);
        model().set("style", this.style);
    }

    /// The words beside it, or on it.
    public String description() {
        return String.valueOf(model().get("description"));
    }

    /// Changes the words beside it, or on it.
    public S description(String description) {
        model().set("description", description);
        return self();
    }

    /// What is said where the mouse rests on it.
    public S tooltip(String tooltip) {
        model().set("tooltip", tooltip);
        return self();
    }

    /// Colors and measures of its own kind, by the names that ipywidgets gives them: `description_width` of
    /// most, `handle_color` of sliders, `bar_color` of progress bars, `button_color` of buttons,
    /// `text_color`, `font_size`.
    ///
    /// ```java
    /// slider.style("handle_color", "#0072b2").style("description_width", "initial")
    /// ```
    ///
    /// @param trait a front end ignores what it does not know
    /// @param value CSS
    public S style(String trait, String value) {
        style.set(trait, value);
        return self();
    }

    @Override
    List<Model> parts() {
        return List.of(super.parts().getFirst(), style);
    }

    /// The description as the beginning of a line.
    final String prefix() {
        var description = description();
        return description.isEmpty() ? "" : description + ": ";
    }
}
