package org.joryu.distill.model;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// Where libtorch comes from if it is neither on the class path nor unpacked yet. Found by
/// [java.util.ServiceLoader]; without one, DJL downloads libtorch itself.
public interface NativesSource {

    /// Fetches a file of a Maven repository, unless it is there.
    ///
    /// @param coordinates `group:artifact:extension:classifier:version`
    /// @return where it lies; empty where this source can fetch nothing here
    /// @throws IOException if it cannot be had, with reason and remedy
    /// @throws java.util.concurrent.CancellationException if the calling thread is stopped meanwhile
    Optional<Path> fetch(String coordinates) throws IOException;
}
