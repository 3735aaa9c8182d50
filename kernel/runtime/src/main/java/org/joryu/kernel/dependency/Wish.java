package org.joryu.kernel.dependency;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.joryu.notebook.Magic.UsageException;

/// The arguments of the magic.
///
/// @param repositories more than those that Maven's settings name
/// @param excluded `group:artifact`, or `group:*`
/// @param sources whether to fetch the sources too, or else the javadoc, for inspection
/// @param list whether only to show what there is
record Wish(
        List<Coordinates> coordinates,
        List<RepositoryAddress> repositories,
        List<String> excluded,
        boolean sources,
        boolean offline,
        boolean list) {

    static final Set<String> FLAGS = Set.of("--sources", "--offline", "--list");
    static final Set<String> WITH_VALUE = Set.of("--repo", "--exclude");

    Wish {
        coordinates = List.copyOf(coordinates);
        repositories = List.copyOf(repositories);
        excluded = List.copyOf(excluded);
    }

    static Wish of(List<String> words) throws UsageException {
        var coordinates = new ArrayList<Coordinates>();
        var repositories = new ArrayList<RepositoryAddress>();
        var excluded = new ArrayList<String>();
        var given = new ArrayList<String>();
        for (var left = words.iterator(); left.hasNext(); ) {
            var word = left.next();
            if (FLAGS.contains(word)) {
                given.add(word);
            } else if (WITH_VALUE.contains(word)) {
                if (!left.hasNext()) {
                    throw new UsageException("%s must be followed by a value".formatted(word));
                }
                if (word.equals("--repo")) {
                    repositories.add(RepositoryAddress.of(left.next()));
                } else {
                    excluded.add(exclusion(left.next()));
                }
            } else if (word.startsWith("-")) {
                throw new UsageException(
                        Locking.OPTIONS.contains(word)
                                ? "%s must stand at the beginning, alone or with one file".formatted(word)
                                : "there is no option %s: the options are --exclude, --list, --lock, --locked, --offline, --repo, --sources"
                                        .formatted(word));
            } else {
                coordinates.add(Coordinates.of(word));
            }
        }
        if (given.contains("--list") && words.size() > 1) {
            throw new UsageException("--list must stand alone, but there are %d words".formatted(words.size()));
        }
        return new Wish(
                coordinates,
                repositories,
                excluded,
                given.contains("--sources"),
                given.contains("--offline"),
                coordinates.isEmpty() && repositories.isEmpty());
    }

    /// The same with repositories that were named before.
    Wish after(List<RepositoryAddress> earlier) {
        var all = new ArrayList<>(repositories);
        earlier.stream()
                .filter(it -> repositories.stream().noneMatch(mine -> mine.id().equals(it.id())))
                .forEach(all::add);
        return new Wish(coordinates, all, excluded, sources, offline, list);
    }

    private static String exclusion(String word) throws UsageException {
        if (!word.matches("[A-Za-z0-9_.-]+:([A-Za-z0-9_.-]+|\\*)")) {
            throw new UsageException(
                    "--exclude must be group:artifact or group:*, but is %s: write it as in org.slf4j:slf4j-simple"
                            .formatted(word));
        }
        return word;
    }
}
