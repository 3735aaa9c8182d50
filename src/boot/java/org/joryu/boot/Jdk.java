package org.joryu.boot;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A JDK that is new enough: the one that runs this, else that of `JAVA_HOME`, else one in a usual folder. The `joryu`
/// script (`.mvn/jdk.sh`) and the Python package look in the same places.
final class Jdk {

    static final int RELEASE = 25;

    private static final Pattern VERSION = Pattern.compile("(?m)^JAVA_VERSION=\"(\\d+)");

    /// Each holds JDKs, one a folder; `*` stands for any name.
    private static final String[] USUAL = {
        "/usr/lib/jvm/*",
        "/usr/java/*",
        "/opt/java/*",
        "/Library/Java/JavaVirtualMachines/*/Contents/Home",
        "/opt/homebrew/opt/*/libexec/openjdk.jdk/Contents/Home",
        "~/.sdkman/candidates/java/*",
        "~/.jdks/*",
        "~/.jbang/cache/jdks/*",
        "~/Library/Java/JavaVirtualMachines/*/Contents/Home",
        "C:/Program Files/Java/*",
        "C:/Program Files/Eclipse Adoptium/*",
        "C:/Program Files/Microsoft/*",
        "C:/Program Files/Zulu/*",
        "C:/Program Files/Amazon Corretto/*",
    };

    private Jdk() {}

    static Optional<Path> find() {
        return candidates().stream().filter(Jdk::isJdk).findFirst();
    }

    static Path java(Path home) {
        return home.resolve("bin").resolve(isWindows() ? "java.exe" : "java");
    }

    /// A whole one: with a compiler, which runs cells.
    static boolean isJdk(Path home) {
        try {
            if (!Files.isRegularFile(home.resolve("bin").resolve(isWindows() ? "javac.exe" : "javac"))
                    || !Files.isRegularFile(home.resolve("lib").resolve("modules"))) {
                return false;
            }
            String release = new String(Files.readAllBytes(home.resolve("release")), StandardCharsets.UTF_8);
            Matcher version = VERSION.matcher(release);
            return version.find() && Integer.parseInt(version.group(1)) >= RELEASE;
        } catch (IOException unreadable) {
            return false;
        }
    }

    private static List<Path> candidates() {
        List<Path> candidates = new ArrayList<>();
        candidates.add(Paths.get(System.getProperty("java.home")));
        String named = System.getenv("JAVA_HOME");
        if (named != null && !named.isEmpty()) {
            candidates.add(Paths.get(named));
        }
        for (String pattern : USUAL) {
            if (isWindows() == pattern.startsWith("C:") || pattern.startsWith("~")) {
                candidates.addAll(matching(pattern.replaceFirst("^~", Matcher.quoteReplacement(home()))));
            }
        }
        return candidates;
    }

    private static List<Path> matching(String pattern) {
        int star = pattern.indexOf('*');
        String rest = pattern.substring(star + 1).replaceFirst("^/", "");
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(Paths.get(pattern.substring(0, star - 1)))) {
            folders.forEach(folder -> found.add(rest.isEmpty() ? folder : folder.resolve(rest)));
        } catch (IOException absent) {
            return found;
        }
        // The newest first, as far as names tell.
        found.sort(Collections.reverseOrder());
        return found;
    }

    private static String home() {
        return Homes.user().replace('\\', '/');
    }

    private static boolean isWindows() {
        return System.getProperty("os.name").startsWith("Windows");
    }
}
