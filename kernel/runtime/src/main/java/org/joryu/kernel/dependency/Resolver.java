package org.joryu.kernel.dependency;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.eclipse.aether.RepositoryException;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.graph.Exclusion;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.joryu.notebook.Magic.UsageException;

/// One resolution: of what was asked for, to files.
final class Resolver implements Callable<Resolution> {

    private final Wish wish;
    private final List<Coordinates> earlierPlatforms;
    private final List<Coordinates> pins;
    private final InForce inForce;
    private final Downloads downloads;
    private final Locations locations;
    private final List<String> notes = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    /// @param earlierPlatforms POMs that were asked for before
    /// @param pins versions to take where others are open
    private Resolver(
            Wish wish,
            List<Coordinates> earlierPlatforms,
            List<Coordinates> pins,
            InForce inForce,
            Locations locations,
            Downloads downloads) {
        this.wish = wish;
        this.earlierPlatforms = earlierPlatforms;
        this.pins = pins;
        this.inForce = inForce;
        this.locations = locations;
        this.downloads = downloads;
    }

    /// Resolves on a thread of its own and shows how far it is.
    ///
    /// @throws InterruptedException if this thread is interrupted meanwhile
    static Resolution resolve(
            Wish wish, List<Coordinates> earlierPlatforms, List<Coordinates> pins, InForce inForce, Locations locations)
            throws Exception {
        var downloads = new Downloads();
        return Background.run(new Resolver(wish, earlierPlatforms, pins, inForce, locations, downloads), downloads);
    }

    @Override
    public Resolution call() throws Exception {
        try (var repositories = Repositories.open(locations, wish.repositories(), wish.offline(), downloads)) {
            try {
                return resolve(repositories);
            } catch (RepositoryException failure) {
                var absent = Failures.absent(failure);
                throw absent.isPresent() && downloads.corrupted().isEmpty()
                        ? absence(absent.get(), repositories)
                        : Failures.told(failure, downloads);
            }
        }
    }

    private Exception absence(Coordinates absent, Repositories repositories) {
        boolean asked = wish.coordinates().stream()
                .anyMatch(
                        it -> it.group().equals(absent.group()) && it.artifact().equals(absent.artifact()));
        return asked
                ? new Versions(repositories).unknown(absent)
                : new IOException(
                        "%s is not in %s, but a library that was asked for wants it: name its repository by --repo, or leave it out by --exclude %s:%s"
                                .formatted(absent, repositories.names(), absent.group(), absent.artifact()));
    }

    private Resolution resolve(Repositories repositories) throws RepositoryException, UsageException, IOException {
        var platforms = new Platforms(repositories);
        var wanted = new ArrayList<Coordinates>();
        var poms = new ArrayList<>(earlierPlatforms);
        var open = new ArrayList<Coordinates>();
        for (var coordinates : wish.coordinates()) {
            if (coordinates.isOpen()) {
                open.add(coordinates);
            } else {
                add(platforms.resolved(coordinates), wanted, poms);
            }
        }
        var managed = new ArrayList<>(platforms.managed(poms));
        for (var coordinates : open) {
            add(platforms.resolved(exact(coordinates, managed, repositories)), wanted, poms);
        }
        var roots = wanted.stream().filter(this::isNew).toList();
        var graph = collect(roots, managed, repositories);
        notes.addAll(graph.moves());
        graph.conflicts().forEach(this::tell);
        var libraries = files(graph, repositories);
        return new Resolution(
                wanted, libraries, wanted.stream().filter(Coordinates::isPom).toList(), notes, warnings);
    }

    private static void add(Coordinates exact, List<Coordinates> wanted, List<Coordinates> poms) {
        wanted.add(exact);
        if (exact.isPom()) {
            poms.add(exact);
        }
    }

    private Coordinates exact(Coordinates open, List<Dependency> managed, Repositories repositories)
            throws RepositoryException, UsageException {
        for (var pin : pins) {
            if (pin.key().equals(open.key())) {
                notes.add("%s: the version that is locked".formatted(pin));
                return open.withVersion(pin.version());
            }
        }
        if (open.version().isEmpty()) {
            for (var one : managed) {
                var coordinates = Graph.coordinates(one.getArtifact());
                if (coordinates.key().equals(open.key())) {
                    notes.add("%s: the version that its platform names".formatted(coordinates));
                    return open.withVersion(coordinates.version());
                }
            }
        }
        var newest = new Versions(repositories).newest(open);
        notes.add("%s: the newest %s".formatted(newest, open.isRange() ? "in " + open.version() : "version"));
        return newest;
    }

    /// What is in force already needs no resolution, and what cannot be must not bring along what it needs.
    private boolean isNew(Coordinates wanted) {
        var there = inForce.of(wanted);
        if (there.isPresent() && !there.get().coordinates().version().equals(wanted.version())) {
            warnings.add(InForce.stays(there.get(), wanted, ""));
            return false;
        }
        return there.isEmpty() || wish.sources();
    }

    private Graph collect(List<Coordinates> roots, List<Dependency> managed, Repositories repositories)
            throws RepositoryException {
        var exclusions = wish.excluded().stream()
                .map(it -> it.split(":"))
                .map(it -> new Exclusion(it[0], it[1], "*", "*"))
                .toList();
        var request = new CollectRequest();
        request.setRepositories(repositories.all());
        request.setRequestContext("joryu");
        for (var root : roots) {
            request.addDependency(new Dependency(Platforms.artifact(root), "compile", false, exclusions));
        }
        // Before the platforms: what is in force stays in force.
        inForce.all()
                .forEach(there ->
                        request.addManagedDependency(new Dependency(Platforms.artifact(there.coordinates()), "")));
        pins.forEach(pin -> request.addManagedDependency(new Dependency(Platforms.artifact(pin), "")));
        managed.forEach(request::addManagedDependency);
        return Graph.of(repositories
                .system()
                .collectDependencies(repositories.session(), request)
                .getRoot());
    }

    private void tell(Graph.Conflict conflict) {
        var there = inForce.of(conflict.chosen());
        if (there.isEmpty()) {
            notes.add(conflict.told()
                    + (conflict.newer().isEmpty() ? "" : ", the older one, because a range or a platform demands it"));
        } else {
            conflict.newer()
                    .forEach((version, by) -> warnings.add(
                            InForce.stays(there.get(), conflict.chosen().withVersion(version), by)));
        }
    }

    private List<Added> files(Graph graph, Repositories repositories) throws ArtifactResolutionException {
        var libraries = new ArrayList<Added>();
        var absent = new ArrayList<Graph.Chosen>();
        for (var chosen : graph.chosen()) {
            if (chosen.artifact().getExtension().equals("pom")) {
                continue;
            }
            var there = inForce.of(Graph.coordinates(chosen.artifact()));
            there.ifPresentOrElse(libraries::add, () -> absent.add(chosen));
        }
        var requests = absent.stream()
                .map(it -> new ArtifactRequest(it.artifact(), repositories.all(), "joryu"))
                .toList();
        var results = repositories.system().resolveArtifacts(repositories.session(), requests);
        for (int i = 0; i < results.size(); i++) {
            var coordinates = Graph.coordinates(absent.get(i).artifact());
            libraries.add(new Added(
                    coordinates,
                    results.get(i).getArtifact().getFile().toPath(),
                    absent.get(i).because()));
            inForce.shadowing(coordinates).ifPresent(warnings::add);
        }
        if (wish.sources()) {
            var documentation = new Documentation(repositories);
            graph.chosen()
                    .forEach(chosen -> documentation.fetch(chosen.artifact()).ifPresent(notes::add));
        }
        return libraries;
    }
}
