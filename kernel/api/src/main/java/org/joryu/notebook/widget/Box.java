package org.joryu.notebook.widget;

import java.util.List;
import java.util.stream.Collectors;

/// Widgets within a widget.
///
/// @param <S> the widget's own type
abstract sealed class Box<S extends Box<S>> extends FluentWidget<S> permits HBox, VBox {

    Box(ModelKind kind, List<? extends Widget> children) {
        super(kind);
        model().set("box_style", "");
        model().set("children", List.copyOf(children));
    }

    /// What is in it, in order.
    @Override
    public List<Widget> children() {
        return model().get("children") instanceof List<?> all
                ? all.stream().map(Widget.class::cast).toList()
                : List.of();
    }

    /// Puts other widgets in, in place of those that were. The others stay open.
    public S children(Widget... children) {
        var all = List.of(children);
        model().set("children", all);
        all.forEach(Widget::shown);
        return self();
    }

    String text(String between) {
        return children().stream().map(Widget::toString).collect(Collectors.joining(between));
    }
}
