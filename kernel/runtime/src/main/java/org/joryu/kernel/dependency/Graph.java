package org.joryu.kernel.dependency;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.graph.DependencyNode;
import org.eclipse.aether.util.graph.manager.DependencyManagerUtils;
import org.eclipse.aether.util.graph.transformer.ConflictResolver;
import org.eclipse.aether.util.version.GenericVersionScheme;
import org.eclipse.aether.version.InvalidVersionSpecificationException;
import org.eclipse.aether.version.Version;
import org.eclipse.aether.version.VersionConstraint;

/// What a resolution has chosen, and what it has turned down.
final class Graph {

    /// An artifact that was chosen, and who wants it.
    record Chosen(Artifact artifact, String because) {}

    private final Map<String, Chosen> chosen = new LinkedHashMap<>();

    /// By key, who wants which version.
    private final Map<String, Map<String, String>> wishes = new HashMap<>();

    private final List<String> moves = new ArrayList<>();

    private Graph() {}

    static Graph of(DependencyNode root) {
        var graph = new Graph();
        root.getChildren().forEach(child -> graph.visit(child, "you"));
        return graph;
    }

    private void visit(DependencyNode node, String by) {
        var artifact = node.getArtifact();
        var scope = node.getDependency().getScope();
        if (scope.equals("test") || scope.equals("provided") || scope.equals("system")) {
            return;
        }
        var coordinates = coordinates(artifact);
        node.getRelocations().forEach(old -> moves.add("%s has moved to %s".formatted(coordinates(old), coordinates)));
        var managedFrom = DependencyManagerUtils.getPremanagedVersion(node);
        wishes.computeIfAbsent(coordinates.key(), _ -> new LinkedHashMap<>())
                .putIfAbsent(managedFrom == null ? node.getVersionConstraint().toString() : managedFrom, by);
        if (node.getData().get(ConflictResolver.NODE_DATA_WINNER) == null) {
            chosen.putIfAbsent(coordinates.key(), new Chosen(artifact, by));
        }
        var name = coordinates.artifact() + ":" + coordinates.version();
        node.getChildren().forEach(child -> visit(child, name));
    }

    static Coordinates coordinates(Artifact artifact) {
        return new Coordinates(
                artifact.getGroupId(),
                artifact.getArtifactId(),
                artifact.getExtension(),
                artifact.getClassifier(),
                artifact.getVersion());
    }

    /// What is published by another name than it was asked for.
    List<String> moves() {
        return moves.stream().distinct().toList();
    }

    List<Chosen> chosen() {
        return List.copyOf(chosen.values());
    }

    /// What was chosen where several versions were wanted.
    ///
    /// @param wishes who wants which, the oldest first
    /// @param newer who wants a newer one than was chosen
    record Conflict(Coordinates chosen, Map<String, String> wishes, Map<String, String> newer) {

        String told() {
            return "%s: %s → %s"
                    .formatted(
                            chosen.key(),
                            wishes.entrySet().stream()
                                    .map(wish -> "%s wanted by %s".formatted(wish.getKey(), wish.getValue()))
                                    .collect(Collectors.joining(", ")),
                            chosen.version());
        }
    }

    List<Conflict> conflicts() {
        var conflicts = new ArrayList<Conflict>();
        chosen.forEach((key, winner) -> {
            var asked = wishes.getOrDefault(key, Map.of());
            var coordinates = coordinates(winner.artifact());
            var exact = version(coordinates.version());
            if (asked.keySet().stream().allMatch(wish -> wish.equals(coordinates.version()) || allows(wish, exact))) {
                return;
            }
            var sorted = new TreeMap<Version, String>();
            var newer = new LinkedHashMap<String, String>();
            asked.forEach((wish, by) -> sorted.put(version(wish), by));
            var told = new LinkedHashMap<String, String>();
            sorted.forEach((wish, by) -> {
                told.put(wish.toString(), by);
                if (!isRange(wish.toString()) && wish.compareTo(exact) > 0) {
                    newer.put(wish.toString(), by);
                }
            });
            conflicts.add(new Conflict(coordinates, told, newer));
        });
        return conflicts;
    }

    private static boolean isRange(String wish) {
        return wish.startsWith("[") || wish.startsWith("(");
    }

    private static boolean allows(String wish, Version exact) {
        try {
            VersionConstraint constraint = new GenericVersionScheme().parseVersionConstraint(wish);
            return isRange(wish) && constraint.containsVersion(exact);
        } catch (InvalidVersionSpecificationException noRange) {
            return false;
        }
    }

    private static Version version(String text) {
        try {
            return new GenericVersionScheme().parseVersion(text);
        } catch (InvalidVersionSpecificationException impossible) {
            throw new IllegalArgumentException(text, impossible);
        }
    }
}
