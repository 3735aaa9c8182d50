package org.joryu.kernel.dependency;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.maven.model.DistributionManagement;
import org.apache.maven.model.io.xpp3.MavenXpp3Reader;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;
import org.eclipse.aether.RepositoryException;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.resolution.ArtifactDescriptorRequest;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;

/// POMs that stand for others: for their dependencies, or for a set of versions that fit together.
record Platforms(Repositories repositories) {

    static DefaultArtifact artifact(Coordinates exact) {
        return new DefaultArtifact(
                exact.group(), exact.artifact(), exact.classifier(), exact.extension(), exact.version());
    }

    /// The same as a POM, where there is nothing else of it.
    Coordinates resolved(Coordinates exact) throws IOException {
        if (!exact.extension().equals("jar") || !exact.classifier().isEmpty()) {
            return exact;
        }
        var pom = pom(exact);
        return pom.isPresent() && isAll(pom.get()) ? exact.asPom() : exact;
    }

    private Optional<Path> pom(Coordinates exact) {
        try {
            var request = new ArtifactRequest(artifact(exact.asPom()), repositories.all(), "joryu");
            return Optional.of(repositories
                    .system()
                    .resolveArtifact(repositories.session(), request)
                    .getArtifact()
                    .getFile()
                    .toPath());
        } catch (ArtifactResolutionException absent) {
            // Why, the resolution of the whole will tell.
            return Optional.empty();
        }
    }

    private static boolean isAll(Path pom) throws IOException {
        try (var text = Files.newInputStream(pom)) {
            var model = new MavenXpp3Reader().read(text, false);
            return model.getPackaging().equals("pom")
                    && Optional.ofNullable(model.getDistributionManagement())
                            .map(DistributionManagement::getRelocation)
                            .isEmpty();
        } catch (XmlPullParserException malformed) {
            return false;
        }
    }

    /// The versions that the POMs say, of the first of them that says one.
    List<Dependency> managed(List<Coordinates> poms) throws RepositoryException {
        var managed = new ArrayList<Dependency>();
        for (var pom : poms) {
            var request = new ArtifactDescriptorRequest(artifact(pom), repositories.all(), "joryu");
            managed.addAll(repositories
                    .system()
                    .readArtifactDescriptor(repositories.session(), request)
                    .getManagedDependencies());
        }
        return managed;
    }
}
