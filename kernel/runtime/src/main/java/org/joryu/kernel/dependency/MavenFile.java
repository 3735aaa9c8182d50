package org.joryu.kernel.dependency;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.aether.RepositoryException;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.joryu.notebook.Magic.UsageException;

/// A single file of a Maven repository, without what it needs.
public final class MavenFile {

    private MavenFile() {}

    /// Fetches it unless it is there, and shows how far it is below the cell.
    ///
    /// @param coordinates with a version, as `%dependency` takes them
    /// @throws IllegalArgumentException if they are no coordinates of one file
    /// @throws InterruptedIOException if this thread is interrupted meanwhile
    /// @throws IOException if it cannot be had, with the reason and the remedy
    public static Path fetch(String coordinates) throws IOException {
        var downloads = new Downloads();
        return waited(() -> Background.run(() -> resolve(exact(coordinates), Locations.USUAL, downloads), downloads));
    }

    /// The same, for programs that show how far it is themselves.
    ///
    /// @param progress told a line, several times a second
    public static Path fetch(String coordinates, Consumer<String> progress) throws IOException {
        return fetch(coordinates, progress, Locations.USUAL);
    }

    static Path fetch(String coordinates, Consumer<String> progress, Locations locations) throws IOException {
        var downloads = new Downloads();
        return waited(
                () -> Background.run(() -> resolve(exact(coordinates), locations, downloads), downloads, progress));
    }

    private static Coordinates exact(String word) {
        try {
            var coordinates = Coordinates.of(word);
            if (!coordinates.isOpen()) {
                return coordinates;
            }
            throw new IllegalArgumentException("coordinates of a file must have an exact version, but are " + word);
        } catch (UsageException malformed) {
            throw new IllegalArgumentException(malformed.getMessage(), malformed);
        }
    }

    private static Path resolve(Coordinates file, Locations locations, Downloads downloads) throws Exception {
        try (var repositories = Repositories.open(locations, List.of(), false, downloads)) {
            try {
                var request = new ArtifactRequest(Platforms.artifact(file), repositories.all(), "joryu");
                return repositories
                        .system()
                        .resolveArtifact(repositories.session(), request)
                        .getArtifact()
                        .getFile()
                        .toPath();
            } catch (RepositoryException failure) {
                throw Failures.absent(failure).isPresent()
                                && downloads.corrupted().isEmpty()
                        ? new IOException("%s is not in %s".formatted(file, repositories.names()))
                        : Failures.told(failure, downloads);
            }
        }
    }

    private interface Waiting {
        Path end() throws Exception;
    }

    private static Path waited(Waiting waiting) throws IOException {
        try {
            return waiting.end();
        } catch (IOException | RuntimeException failure) {
            throw failure;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("stopped");
        } catch (Exception failure) {
            throw new IOException(failure.getMessage(), failure);
        }
    }
}
