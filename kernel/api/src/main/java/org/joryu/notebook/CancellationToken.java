package org.joryu.notebook;

/// Tells long work that the user pressed stop.
///
/// An interrupt also sets the thread's interrupt flag, *before* this token turns: work that polls the
/// token may clear the flag with `Thread.interrupted()` and then finish in order, write its files and
/// return what it has.
///
/// ```java
/// var stop = Notebook.current().cancellation();
/// while (!stop.isCancelled() && more()) step();
/// ```
@FunctionalInterface
public interface CancellationToken {

    /// A token that never turns.
    CancellationToken NONE = () -> false;

    /// {@return whether the cell that this token was taken in has been interrupted}
    boolean isCancelled();
}
