package org.joryu.notebook.widget;

import java.util.List;
import java.util.Map;

/// What can be pressed.
///
/// @param <S> the widget's own type
abstract sealed class AbstractButton<S extends AbstractButton<S>> extends DescribedWidget<S>
        permits Button, StopButton {

    private static final List<String> STYLES = List.of("", "primary", "success", "info", "warning", "danger");

    AbstractButton(String description) {
        super(ModelKind.BUTTON, ModelKind.BUTTON_STYLE, description);
        model().set("disabled", false);
        model().set("icon", "");
        model().set("button_style", "");
    }

    abstract void clicked();

    /// What its color says.
    ///
    /// @param style `primary`, `success`, `info`, `warning`, `danger`, or nothing
    public S buttonStyle(String style) {
        model().set("button_style", Words.oneOf("style", STYLES, style));
        return self();
    }

    /// A picture before its words.
    ///
    /// @param icon a name of Font Awesome without `fa-`, such as `play`; what a front end does not have
    ///     it leaves out
    public S icon(String icon) {
        model().set("icon", icon);
        return self();
    }

    /// Whether it is gray and cannot be pressed.
    public S disabled(boolean disabled) {
        model().set("disabled", disabled);
        return self();
    }

    @Override
    void custom(Map<?, ?> content) {
        if ("click".equals(content.get("event"))) {
            clicked();
        }
    }

    @Override
    boolean isControl() {
        return true;
    }
}
