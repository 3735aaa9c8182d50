package org.joryu.kernel.dependency;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What cells see already. A class path is searched from its beginning, so it stays what it is.
///
/// @param byKey what is known by its coordinates
/// @param named jars of which only the file's name tells what they are
record InForce(Map<String, Added> byKey, Map<JarIdentity, Path> named) {

    static InForce of(List<Path> classPath, Collection<Added> added) {
        var known = added.stream().collect(Collectors.toMap(Added::file, it -> it, (first, _) -> first));
        var byKey = new LinkedHashMap<String, Added>();
        var named = new LinkedHashMap<JarIdentity, Path>();
        for (var entry : classPath) {
            var mine = known.get(entry);
            if (mine != null) {
                byKey.putIfAbsent(mine.coordinates().key(), mine);
                continue;
            }
            JarIdentity.of(entry).ifPresent(jar -> {
                if (jar.group().isEmpty()) {
                    named.putIfAbsent(jar, entry);
                } else {
                    var coordinates = new Coordinates(jar.group(), jar.artifact(), "jar", "", jar.version());
                    byKey.putIfAbsent(coordinates.key(), new Added(coordinates, entry, ""));
                }
            });
        }
        return new InForce(byKey, named);
    }

    Optional<Added> of(Coordinates coordinates) {
        return Optional.ofNullable(byKey.get(coordinates.key()));
    }

    /// What to say of a jar that is searched before another version of what seems to be the same.
    Optional<String> shadowing(Coordinates coordinates) {
        return named.entrySet().stream()
                .filter(jar -> jar.getKey().artifact().equals(coordinates.artifact())
                        && coordinates.classifier().isEmpty()
                        && !jar.getKey().version().equals(coordinates.version()))
                .findFirst()
                .map(jar -> "%s stands behind %s, which seems to be the same in another version and is searched first"
                        .formatted(coordinates, jar.getValue()));
    }

    /// What to say where another version is wanted than that which is in force.
    static String stays(Added inForce, Coordinates wanted, String by) {
        return "%s stays in force, not %s%s: what is loaded cannot be exchanged. %s"
                .formatted(
                        inForce.coordinates(),
                        wanted.version(),
                        by.isEmpty() ? "" : ", which %s wants".formatted(by),
                        inForce.because().isEmpty()
                                ? "It is " + inForce.file() + ", which was on the class path before"
                                : "Restart the kernel and ask for %s first, or for both in one line".formatted(wanted));
    }

    List<Added> all() {
        return new ArrayList<>(byKey.values());
    }
}
