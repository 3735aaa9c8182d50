package org.joryu.distill.view;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.joryu.distill.model.NativesSource;
import org.joryu.notebook.Notebook;

/// libtorch by way of the kernel, with its progress below the cell that trains first.
public final class NotebookNatives implements NativesSource {

    @Override
    public Optional<Path> fetch(String coordinates) throws IOException {
        try {
            return Optional.of(Notebook.current().fetch(coordinates));
        } catch (UnsupportedOperationException noKernel) {
            return Optional.empty();
        }
    }
}
