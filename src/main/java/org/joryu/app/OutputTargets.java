package org.joryu.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where executed notebooks are written.
final class OutputTargets {

    private static final String SUFFIX = ".ipynb";
    private static final String NAME = "{name}";

    private OutputTargets() {}

    /// {@return for each notebook its target, in order}
    ///
    /// @param output as `-o` names it: a file, a folder, or a pattern with `{name}`; null for `NAME.executed.ipynb`
    ///     beside each
    static Map<Path, Path> of(List<Path> notebooks, @Nullable String output) {
        var targets = new LinkedHashMap<Path, Path>();
        for (var notebook : notebooks) {
            var target = target(notebook, output, notebooks.size() > 1);
            if (targets.containsKey(notebook) || targets.containsValue(target)) {
                throw new UserError(
                        "two notebooks would be written to %s: name each once, and by a pattern with %s where they differ"
                                .formatted(target, NAME));
            }
            targets.put(notebook, target);
        }
        targets.values().forEach(OutputTargets::check);
        return targets;
    }

    /// A notebook's name without `.ipynb`.
    static String stem(Path notebook) {
        var name = String.valueOf(notebook.getFileName());
        return name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
    }

    private static Path target(Path notebook, @Nullable String output, boolean several) {
        if (output == null) {
            return notebook.resolveSibling(stem(notebook) + ".executed" + SUFFIX);
        }
        if (output.contains(NAME)) {
            return Path.of(output.replace(NAME, stem(notebook)));
        }
        if (output.endsWith("/") || output.endsWith("\\") || Files.isDirectory(Path.of(output))) {
            return made(Path.of(output)).resolve(stem(notebook) + SUFFIX);
        }
        if (several) {
            throw new UserError(
                    "-o must be a folder or a pattern with %s where there are several notebooks, but is %s: write it as in out/ or %s.done.ipynb"
                            .formatted(NAME, output, NAME));
        }
        return Path.of(output);
    }

    private static Path made(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UserError("-o must name a folder that can be made, but %s cannot: %s".formatted(folder, e), e);
        }
    }

    private static void check(Path target) {
        var folder = target.toAbsolutePath().getParent();
        if (Files.isDirectory(target) || folder == null || !Files.isWritable(folder)) {
            throw new UserError(
                    "-o must name a file in a folder that can be written, but is %s: name another".formatted(target));
        }
    }
}
