package org.joryu.kernel.dependency;

import java.util.Optional;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.util.artifact.SubArtifact;

/// Fetches what inspection reads about libraries: their sources or, of those that have none, what javadoc
/// made of them. It comes to lie beside the jars, where inspection looks for it.
record Documentation(Repositories repositories) {

    /// Says what is not as it was asked for, if something is not.
    Optional<String> fetch(Artifact library) {
        if (!library.getExtension().equals("jar")
                || !library.getClassifier().isEmpty()
                || isFetched(library, "sources")) {
            return Optional.empty();
        }
        return Optional.of(
                isFetched(library, "javadoc")
                        ? "%s: there are no sources, inspection takes its javadoc".formatted(Graph.coordinates(library))
                        : "%s: there are neither sources nor javadoc".formatted(Graph.coordinates(library)));
    }

    private boolean isFetched(Artifact library, String classifier) {
        try {
            var attached = new SubArtifact(library, classifier, "jar");
            var _ = repositories
                    .system()
                    .resolveArtifact(
                            repositories.session(), new ArtifactRequest(attached, repositories.all(), "joryu"));
            return true;
        } catch (ArtifactResolutionException none) {
            return false;
        }
    }
}
