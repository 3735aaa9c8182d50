package org.joryu.kernel.display;

import java.io.IOException;
import java.nio.file.Path;

/// Where files come from that cells ask the notebook for, as [org.joryu.notebook.Notebook#fetch] says.
@FunctionalInterface
public interface FileSource {

    /// Fetches one.
    Path fetch(String coordinates) throws IOException;
}
