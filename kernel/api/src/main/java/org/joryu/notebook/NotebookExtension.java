package org.joryu.notebook;

import java.util.List;

/// For libraries that want to be at home in a notebook: found by `ServiceLoader` on the notebook's
/// class path when the kernel starts, and in what magics add to it.
///
/// ```java
/// public final class MoneyExtension implements NotebookExtension {
///     public String name() { return "money"; }
///     public List<String> imports() { return List.of("static com.example.Money.*"); }
///     public List<Renderer<?>> renderers() { return List.of(Renderer.of(Money.class, Money::bundle)); }
/// }
/// ```
public interface NotebookExtension {

    /// A short name, for messages.
    String name();

    /// What cells need not import: the text of import declarations between `import` and `;`.
    List<String> imports();

    /// How this library's values are shown.
    List<Renderer<?>> renderers();

    /// Commands that this library adds to the notebook's own; a name that is taken replaces its
    /// holder.
    default List<Magic> magics() {
        return List.of();
    }
}
