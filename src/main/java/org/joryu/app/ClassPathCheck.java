package org.joryu.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;

/// Whether Joryu's own jars are whole, and each there once: of two versions of a library, one is from an older build.
///
/// @param distribution whose jars
record ClassPathCheck(Distribution distribution) {

    private static final Pattern NAME =
            Pattern.compile("(.+?)-\\d[^-]*(?:-SNAPSHOT|-\\d[\\w.]*)?(-[a-z][\\w-]*)?\\.jar");

    Check check() {
        return new Check("class path", this::look);
    }

    private Finding look() {
        var app = jars(distribution.app());
        var notebook = jars(distribution.notebook());
        var wrong = new ArrayList<String>();
        for (var jars : List.of(app, notebook)) {
            jars.stream().filter(jar -> !isWhole(jar)).forEach(jar -> wrong.add(jar + " is damaged"));
            wrong.addAll(twice(jars));
        }
        return wrong.isEmpty()
                ? new Finding.Fine("%d jars of the kernel and %d of the notebook in %s"
                        .formatted(app.size(), notebook.size(), distribution.home()))
                : new Finding.Problem(
                        String.join("\n", wrong),
                        "install Joryu anew; in a clone, delete %s and build again".formatted(distribution.home()));
    }

    private static List<Path> jars(Path folder) {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UserError("cannot list %s: %s".formatted(folder, e), e);
        }
    }

    private static boolean isWhole(Path jar) {
        try (var zip = new ZipFile(jar.toFile())) {
            return zip.size() > 0;
        } catch (IOException damaged) {
            return false;
        }
    }

    private static List<String> twice(List<Path> jars) {
        var byName = new TreeMap<String, List<String>>();
        for (var jar : jars) {
            var name = NAME.matcher(jar.getFileName().toString());
            if (name.matches()) {
                var library = name.group(1) + (name.group(2) == null ? "" : name.group(2));
                byName.computeIfAbsent(library, _ -> new ArrayList<>())
                        .add(jar.getFileName().toString());
            }
        }
        return byName.values().stream()
                .filter(files -> files.size() > 1)
                .map(files -> String.join(" and ", files) + " are the same library")
                .toList();
    }
}
