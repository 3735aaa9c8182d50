package org.joryu.notebook;

import java.time.Duration;
import java.util.List;
import java.util.Map;

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

    /// What the magic `%about` says of this library: facts by their names, in their order, such as the versions of
    /// what it is built on and the device that it uses. Asked each time, in the cell that asks.
    ///
    /// ```java
    /// @Override
    /// public Map<String, String> about() {
    ///     return Map.of("exchange rates", Rates.day().toString());
    /// }
    /// ```
    default Map<String, String> about() {
        return Map.of();
    }

    /// The notebook is about to close, because its user shuts the kernel down or restarts it: the time to end
    /// in order what this library does in the background. Cells have been stopped; what is shown still appears.
    ///
    /// Called once, on a thread of its own, for all extensions at once. The kernel waits until it returns, but
    /// not longer than `grace`; then the classes of this library that are not loaded yet are gone. What it
    /// throws is printed. A program without a kernel does not call it.
    ///
    /// ```java
    /// @Override
    /// public void closing(Duration grace) {
    ///     downloads.cancelAll();
    ///     downloads.await(grace);
    /// }
    /// ```
    ///
    /// @param grace how long the kernel waits at most: some seconds, less than front ends wait for the kernel
    default void closing(Duration grace) {}
}
