package org.joryu.notebook;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The notebook around the running code. A kernel implements it and binds it once; without a kernel it
/// is the standard output.
///
/// ```java
/// if (Notebook.current().isLive()) showProgressBar(); else printEveryEpoch();
/// ```
public interface Notebook {

    /// Shows a value below the cell that the calling thread belongs to.
    DisplayHandle show(@Nullable Object value);

    /// The stop button of the cell that the calling thread belongs to.
    CancellationToken cancellation();

    /// {@return whether updates replace what is shown; if not, every update is another line of text}
    boolean isLive();

    /// The notebook that the calling code runs in.
    static Notebook current() {
        return Objects.requireNonNullElseGet(NotebookBinding.BOUND.get(), PlainNotebook::shared);
    }

    /// For kernels: makes `notebook` the current one of this process, or none if null.
    static void bind(@Nullable Notebook notebook) {
        NotebookBinding.BOUND.set(notebook);
    }
}
