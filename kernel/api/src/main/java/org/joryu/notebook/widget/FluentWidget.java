package org.joryu.notebook.widget;

import java.util.List;

/// What can be said of every widget, in a chain.
///
/// @param <S> the widget's own type
abstract sealed class FluentWidget<S extends FluentWidget<S>> extends Widget permits Box, DescribedWidget {

    private final Model layout = new Model(ModelKind.LAYOUT);

    FluentWidget(ModelKind kind) {
        super(kind);
        model().set("layout", layout);
    }

    abstract S self();

    /// Says how wide it is and where it stands.
    ///
    /// ```java
    /// slider.layout(Layout.of().width("60%"))
    /// ```
    public S layout(Layout layout) {
        layout.traits().forEach(this.layout::set);
        return self();
    }

    @Override
    List<Model> parts() {
        return List.of(layout);
    }
}
