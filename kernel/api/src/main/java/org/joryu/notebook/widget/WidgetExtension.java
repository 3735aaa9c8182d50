package org.joryu.notebook.widget;

import java.util.List;
import org.joryu.notebook.NotebookExtension;
import org.joryu.notebook.Renderer;

/// Brings the widgets into every cell.
public final class WidgetExtension implements NotebookExtension {

    /// For `ServiceLoader`.
    public WidgetExtension() {}

    @Override
    public String name() {
        return "widgets";
    }

    /// A type of the same name that a cell imports by itself takes precedence, as does one that a cell
    /// declares; only a second import on demand that has one too, such as `java.awt.*` with its `Button` and
    /// `Label`, makes that name ambiguous.
    @Override
    public List<String> imports() {
        return List.of("org.joryu.notebook.widget.*");
    }

    @Override
    public List<Renderer<?>> renderers() {
        return List.of(Renderer.of(Widget.class, Widget::bundle));
    }
}
