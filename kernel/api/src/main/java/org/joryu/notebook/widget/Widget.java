package org.joryu.notebook.widget;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.joryu.notebook.MimeBundle;
import org.jspecify.annotations.Nullable;

/// Something in the notebook that the reader moves, presses or watches.
///
/// It appears as the value of a cell or by `Display.show`, as often as one likes: all its views show one
/// state. What a program sets is seen at once, but at most twenty times a second, the last value always;
/// any thread may set it.
///
/// Handlers hear of every change. Those by the reader they hear on the thread of all
/// [comms][org.joryu.notebook.Comm], one at a time and beside the running cell; those by a program they
/// hear before its call returns.
public abstract sealed class Widget permits FluentWidget {

    private static final String VIEW = "application/vnd.jupyter.widget-view+json";
    private static final String NO_WIDGETS = "this front end shows no widgets";

    private final Model model;

    Widget(ModelKind kind) {
        model = new Model(kind, new Model.Owner() {
            @Override
            public Optional<Object> accept(String trait, @Nullable Object value) {
                return Widget.this.accept(trait, value);
            }

            @Override
            public void changed(Set<String> traits) {
                Widget.this.changed(traits);
            }

            @Override
            public void custom(Map<?, ?> content) {
                Widget.this.custom(content);
            }
        });
    }

    /// Takes the widget away from the page, and its children with it, and lets go of it: the kernel keeps
    /// neither it nor its handlers any more. Its value remains, and can still be asked for.
    public final void close() {
        parts().forEach(Model::close);
        model.close();
        children().forEach(Widget::close);
    }

    final Model model() {
        return model;
    }

    /// The models that are its own: its layout, its style.
    List<Model> parts() {
        return List.of();
    }

    List<Widget> children() {
        return List.of();
    }

    /// What to keep of what a front end says of a trait; empty to refuse it.
    Optional<Object> accept(String trait, @Nullable Object value) {
        return Optional.empty();
    }

    void changed(Set<String> traits) {}

    void custom(Map<?, ?> content) {}

    /// Whether the reader can do anything with it.
    boolean isControl() {
        return children().stream().anyMatch(Widget::isControl);
    }

    /// It is being shown by the calling thread.
    void shown() {
        children().forEach(Widget::shown);
    }

    /// What a front end is to show: the widget, and its text for those that show none. No HTML, which a front
    /// end would prefer to the widget.
    ///
    /// To show something of one's own as a widget with a text of its own:
    /// ```java
    /// Display.render(Game.class, game -> game.board().bundle().with(MimeBundle.TEXT, game.score()));
    /// ```
    public final MimeBundle bundle() {
        shown();
        var text = toString();
        return model.open()
                .map(id -> MimeBundle.text(remarked(text))
                        .with(VIEW, Map.of("version_major", 2, "version_minor", 0, "model_id", id)))
                .orElseGet(() -> MimeBundle.text(text));
    }

    private String remarked(String text) {
        if (!isControl()) {
            return text;
        }
        return text.endsWith(")") && text.lines().count() == 1
                ? text.substring(0, text.length() - 1) + "; " + NO_WIDGETS + ")"
                : text + "\n(" + NO_WIDGETS + ")";
    }

    /// What it shows, in words.
    @Override
    public abstract String toString();
}
