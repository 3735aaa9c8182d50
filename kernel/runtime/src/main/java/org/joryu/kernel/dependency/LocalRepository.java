package org.joryu.kernel.dependency;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Where Maven keeps downloads: what may be proposed without a network.
///
/// @param folder `~/.m2/repository`, as a rule
record LocalRepository(Path folder) {

    private static final Pattern SETTING = Pattern.compile("<localRepository>\\s*([^<]+?)\\s*</localRepository>");
    private static final Pattern VERSION = Pattern.compile("<version>([^<]+)</version>");

    /// The one that Maven would take.
    static LocalRepository of(Locations locations) {
        var home = Path.of(System.getProperty("user.home"), ".m2");
        var named = System.getProperty("maven.repo.local");
        if (locations.repository() != null) {
            return new LocalRepository(locations.repository());
        }
        if (named != null) {
            return new LocalRepository(Path.of(named));
        }
        var settings = locations.settings() == null ? home.resolve("settings.xml") : locations.settings();
        try {
            var setting = SETTING.matcher(Files.readString(settings));
            if (setting.find()) {
                return new LocalRepository(
                        Path.of(setting.group(1).replace("${user.home}", System.getProperty("user.home"))));
            }
        } catch (IOException | InvalidPathException none) {
            // Most people have no settings.
        }
        return new LocalRepository(home.resolve("repository"));
    }

    /// What coordinates that begin so may go on as: the next part, with what divides it from that behind it.
    List<String> completions(String word) {
        var parts = word.split(":", -1);
        try {
            return switch (parts.length) {
                case 1 -> groups(parts[0]);
                case 2 ->
                    artifacts(parts[0]).stream()
                            .filter(name -> name.startsWith(parts[1]))
                            .map(name -> parts[0] + ":" + name + ":")
                            .toList();
                case 3 ->
                    versions(parts[0], parts[1]).stream()
                            .filter(version -> version.startsWith(parts[2]))
                            .map(version -> parts[0] + ":" + parts[1] + ":" + version)
                            .toList();
                default -> List.of();
            };
        } catch (IOException | UncheckedIOException | InvalidPathException unreadable) {
            return List.of();
        }
    }

    private List<String> groups(String begin) throws IOException {
        int dot = begin.lastIndexOf('.') + 1;
        var parent = begin.substring(0, dot);
        var found = new ArrayList<String>();
        for (var child : children(folder.resolve(parent.replace('.', '/')))) {
            var name = name(child);
            if (!name.startsWith(begin.substring(dot)) || name.startsWith(".") || name.contains(".")) {
                continue;
            }
            var within = children(child);
            if (within.stream().anyMatch(it -> !isVersion(it) && isArtifact(it))) {
                found.add(parent + name + ":");
            }
            if (within.stream().anyMatch(it -> !isVersion(it) && !isArtifact(it))) {
                found.add(parent + name + ".");
            }
        }
        return found;
    }

    private Set<String> artifacts(String group) throws IOException {
        var names = new TreeSet<String>();
        for (var child : children(folder.resolve(group.replace('.', '/')))) {
            if (isArtifact(child)) {
                names.add(name(child));
            }
        }
        return names;
    }

    /// Those that were downloaded, and those that a repository was heard to have, the newest first.
    private List<String> versions(String group, String artifact) throws IOException {
        var versions = new LinkedHashSet<String>();
        var home = folder.resolve(group.replace('.', '/')).resolve(artifact);
        children(home).stream().filter(LocalRepository::isVersion).forEach(it -> versions.add(name(it)));
        try (var metadata = Files.newDirectoryStream(home, "maven-metadata-*.xml")) {
            for (var file : metadata) {
                VERSION.matcher(Files.readString(file)).results().forEach(it -> versions.add(it.group(1)));
            }
        }
        return versions.stream()
                .sorted(Comparator.comparing(VersionOrder::of).reversed())
                .toList();
    }

    private static boolean isArtifact(Path folder) {
        try {
            return children(folder).stream().anyMatch(LocalRepository::isVersion);
        } catch (IOException unreadable) {
            return false;
        }
    }

    /// The folder of a version holds files that are named after both, as `gson-2.13.2.pom`.
    private static boolean isVersion(Path folder) {
        var parent = folder.getParent();
        return parent != null && Files.isRegularFile(folder.resolve(name(parent) + "-" + name(folder) + ".pom"));
    }

    private static List<Path> children(Path folder) throws IOException {
        try (var children = Files.list(folder)) {
            return children.filter(Files::isDirectory).sorted().toList();
        }
    }

    private static String name(Path folder) {
        return String.valueOf(folder.getFileName());
    }
}
