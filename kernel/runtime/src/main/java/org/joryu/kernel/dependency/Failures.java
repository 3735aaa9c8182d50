package org.joryu.kernel.dependency;

import java.io.IOException;
import java.util.Optional;
import org.eclipse.aether.collection.UnsolvableVersionConflictException;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.transfer.ArtifactNotFoundException;
import org.eclipse.aether.transfer.ArtifactTransferException;
import org.eclipse.aether.transfer.MetadataTransferException;
import org.jspecify.annotations.Nullable;

/// What went wrong, and what to do about it.
final class Failures {

    private Failures() {}

    /// What is absent from all repositories, where that is the reason.
    static Optional<Coordinates> absent(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ArtifactResolutionException several) {
                return several.getResults().stream()
                        .filter(result -> !result.isResolved())
                        .filter(result -> result.getExceptions().stream()
                                .allMatch(exception -> exception instanceof ArtifactNotFoundException))
                        .map(result -> Graph.coordinates(result.getRequest().getArtifact()))
                        .findFirst();
            }
        }
        return Optional.empty();
    }

    static Exception told(Exception failure, Downloads downloads) {
        var corrupted = downloads.corrupted();
        if (corrupted.isPresent()) {
            return new IOException(corrupted.get());
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case ArtifactTransferException transfer -> {
                    return unreachable(String.valueOf(transfer.getArtifact()), transfer.getRepository(), transfer);
                }
                case MetadataTransferException transfer -> {
                    var what = transfer.getMetadata();
                    return unreachable(
                            "the list of versions of %s:%s".formatted(what.getGroupId(), what.getArtifactId()),
                            transfer.getRepository(),
                            transfer);
                }
                case UnsolvableVersionConflictException unsolvable -> {
                    return new IOException(
                            "no version is in all ranges %s that are asked for of one library: leave one of those who ask for it out, or by --exclude: %s"
                                    .formatted(unsolvable.getVersions(), unsolvable.getMessage()),
                            failure);
                }
                default -> {
                    // Its cause may tell more.
                }
            }
        }
        return failure;
    }

    private static IOException unreachable(String what, @Nullable RemoteRepository from, Exception failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        var reason = failure.getCause() == null
                ? String.valueOf(root.getMessage())
                : "%s: %s".formatted(root.getClass().getSimpleName(), root.getMessage());
        return new IOException(
                "%s cannot be fetched from %s: %s: see to the network, and to the mirrors, proxies and servers of Maven's settings.xml; --offline takes what was downloaded before"
                        .formatted(
                                what,
                                from == null ? "its repository" : "%s (%s)".formatted(from.getId(), from.getUrl()),
                                reason),
                failure);
    }
}
