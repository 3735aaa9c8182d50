package org.joryu.notebook;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Where the current notebook is kept: one for the process, as there is one kernel in it.
final class NotebookBinding {

    static final AtomicReference<@Nullable Notebook> BOUND = new AtomicReference<>();

    private NotebookBinding() {}
}
