package org.joryu.kernel.dependency;

import java.util.Arrays;
import java.util.regex.Pattern;
import org.joryu.notebook.Magic.UsageException;

/// What is asked for on the line of the magic.
///
/// @param extension `jar`, or `pom` for what stands for its dependencies alone
/// @param classifier such as `linux-x86_64`; mostly empty
/// @param version exact, a range, `LATEST`, `RELEASE`, or empty for the newest
record Coordinates(String group, String artifact, String extension, String classifier, String version) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]+");
    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9_.+-]+|[\\[(][A-Za-z0-9_.+,\\[\\]()-]*[\\])]");

    static Coordinates of(String word) throws UsageException {
        var parts = word.split(":", -1);
        var found = switch (parts.length) {
            case 2 -> new Coordinates(parts[0], parts[1], "jar", "", "");
            case 3 -> new Coordinates(parts[0], parts[1], "jar", "", parts[2]);
            case 4 -> new Coordinates(parts[0], parts[1], parts[2], "", parts[3]);
            case 5 -> new Coordinates(parts[0], parts[1], parts[2], parts[3], parts[4]);
            default -> throw malformed(word);
        };
        if (!Arrays.stream(parts).limit(Math.max(2, parts.length - 1L)).allMatch(Coordinates::isName)
                || (parts.length > 2 && !VERSION.matcher(found.version).matches())) {
            throw malformed(word);
        }
        return found;
    }

    private static boolean isName(String part) {
        return NAME.matcher(part).matches();
    }

    private static UsageException malformed(String word) {
        return new UsageException(
                word.endsWith(".jar") || word.contains("/")
                        ? "coordinates must be group:artifact:version, but are %s: files are added by %%classpath, repositories named by --repo"
                                .formatted(word)
                        : "coordinates must be group:artifact, group:artifact:version, group:artifact:extension:version or group:artifact:extension:classifier:version, but are %s: write them as in com.google.code.gson:gson:2.13.2"
                                .formatted(word));
    }

    /// Whether the version is to be found out.
    boolean isOpen() {
        return version.isEmpty() || version.equals("LATEST") || version.equals("RELEASE") || isRange();
    }

    boolean isRange() {
        return version.startsWith("[") || version.startsWith("(");
    }

    boolean isPom() {
        return extension.equals("pom");
    }

    Coordinates withVersion(String exact) {
        return new Coordinates(group, artifact, extension, classifier, exact);
    }

    Coordinates asPom() {
        return new Coordinates(group, artifact, "pom", "", version);
    }

    /// What there can be one of on a class path.
    String key() {
        return group + ":" + artifact
                + (extension.equals("jar") && classifier.isEmpty() ? "" : ":" + extension)
                + (classifier.isEmpty() ? "" : ":" + classifier);
    }

    @Override
    public String toString() {
        return version.isEmpty() ? key() : key() + ":" + version;
    }
}
