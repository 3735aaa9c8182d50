package org.joryu.kernel.dependency;

import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.aether.RepositoryException;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.resolution.VersionRangeRequest;
import org.eclipse.aether.resolution.VersionRangeResolutionException;
import org.eclipse.aether.resolution.VersionRangeResult;
import org.eclipse.aether.transfer.MetadataNotFoundException;
import org.eclipse.aether.transfer.MetadataTransferException;
import org.eclipse.aether.version.Version;
import org.joryu.notebook.Magic.UsageException;

/// Which versions there are.
record Versions(Repositories repositories) {

    private static final Pattern UNFINISHED = Pattern.compile(
            "(?i).*[.-](?:alpha|beta|rc|cr|m|milestone|ea|pre|preview|snapshot|dev|incubating)[.-]?\\d*(?:[.-].*)?");

    private static final int SHOWN = 5;

    /// All that repositories tell of, the oldest first.
    private VersionRangeResult of(Coordinates coordinates, String range) throws VersionRangeResolutionException {
        var artifact = new DefaultArtifact(
                coordinates.group(), coordinates.artifact(), coordinates.classifier(), coordinates.extension(), range);
        return repositories
                .system()
                .resolveVersionRange(
                        repositories.session(), new VersionRangeRequest(artifact, repositories.all(), "joryu"));
    }

    /// The newest release; the newest of all where there is no release, or LATEST is asked for.
    ///
    /// @throws UsageException if there is none
    /// @throws RepositoryException if no repository could be asked
    Coordinates newest(Coordinates open) throws UsageException, RepositoryException {
        var result = of(open, open.isRange() ? open.version() : "[0,)");
        var found = result.getVersions();
        var allowed = open.version().equals("LATEST")
                ? found
                : found.stream()
                        .filter(version ->
                                !UNFINISHED.matcher(version.toString()).matches())
                        .toList();
        var chosen = allowed.isEmpty() ? found : allowed;
        if (chosen.isEmpty()) {
            for (var failure : result.getExceptions()) {
                if (failure instanceof MetadataTransferException unreachable
                        && !(failure instanceof MetadataNotFoundException)) {
                    throw unreachable;
                }
            }
            throw unknown(open);
        }
        return open.withVersion(chosen.getLast().toString());
    }

    UsageException unknown(Coordinates coordinates) {
        var found = known(coordinates);
        if (found.isEmpty()) {
            return new UsageException(
                    "there is no %s:%s in %s: check how it is written, or name its repository by --repo%s"
                            .formatted(
                                    coordinates.group(),
                                    coordinates.artifact(),
                                    repositories.names(),
                                    repositories.session().isOffline() ? ", or leave --offline out" : ""));
        }
        var newest =
                found.reversed().stream().limit(SHOWN).map(Version::toString).toList();
        return new UsageException("there is no version %s of %s:%s in %s: the newest are %s"
                .formatted(
                        coordinates.version(),
                        coordinates.group(),
                        coordinates.artifact(),
                        repositories.names(),
                        String.join(", ", newest)));
    }

    private List<Version> known(Coordinates coordinates) {
        try {
            return of(coordinates, "[0,)").getVersions();
        } catch (VersionRangeResolutionException nothing) {
            return List.of();
        }
    }
}
