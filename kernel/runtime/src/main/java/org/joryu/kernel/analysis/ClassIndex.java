package org.joryu.kernel.analysis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor.Exports;
import java.lang.module.ModuleDescriptor.Requires;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// The names of all classes that a cell could import. For one thread at a time.
final class ClassIndex {

    private static final String CLASS = ".class";

    /// A class that is not nested in another.
    record Known(String name, String packageName) implements Comparable<Known> {

        String qualified() {
            return packageName.isEmpty() ? name : packageName + "." + name;
        }

        @Override
        public int compareTo(Known other) {
            int byName = name.compareTo(other.name);
            return byName != 0 ? byName : packageName.compareTo(other.packageName);
        }
    }

    private final NavigableSet<Known> classes = new TreeSet<>();
    private final NavigableSet<String> packages = new TreeSet<>();
    private final Set<Path> seen = new HashSet<>();
    private boolean isWhole;

    /// Of the JDK, only what cells import anyway; to know of the rest takes ten megabytes.
    ClassIndex() {
        ModuleFinder.ofSystem().find("java.base").ifPresent(this::addModule);
    }

    /// Adds the rest of the JDK.
    void seeAll() {
        if (!isWhole) {
            isWhole = true;
            ModuleFinder.ofSystem().findAll().stream()
                    .filter(module -> module.descriptor().name().startsWith("java."))
                    .forEach(this::addModule);
        }
    }

    private void addModule(ModuleReference module) {
        var folder = FileSystems.getFileSystem(URI.create("jrt:/"))
                .getPath("/modules", module.descriptor().name());
        exported(module).forEach(it -> addFolder(folder.resolve(it.replace('.', '/')), it));
    }

    boolean hasPackage(String name) {
        return packages.contains(name);
    }

    /// Adds what is new on the class path.
    void see(Collection<Path> classPath) {
        for (var entry : classPath) {
            if (seen.add(entry)) {
                addEntry(entry);
            }
        }
    }

    /// The packages that `import module` imports.
    static Set<String> packagesOf(String module) {
        var found = ModuleFinder.ofSystem().find(module);
        if (found.isEmpty()) {
            return Set.of();
        }
        var required = found.get().descriptor().requires().stream()
                .filter(it -> it.modifiers().contains(Requires.Modifier.TRANSITIVE))
                .flatMap(it -> packagesOf(it.name()).stream());
        return Stream.concat(exported(found.get()), required).collect(Collectors.toSet());
    }

    private static Stream<String> exported(ModuleReference module) {
        return module.descriptor().exports().stream()
                .filter(it -> !it.isQualified())
                .map(Exports::source);
    }

    List<Known> startingWith(String prefix) {
        seeAll();
        return List.copyOf(classes.subSet(new Known(prefix, ""), new Known(prefix + Character.MAX_VALUE, "")));
    }

    /// Those of what has been seen so far.
    List<Known> named(String name) {
        return List.copyOf(classes.subSet(new Known(name, ""), new Known(name, String.valueOf(Character.MAX_VALUE))));
    }

    List<Known> in(String packageName) {
        seeAll();
        return classes.stream()
                .filter(it -> it.packageName().equals(packageName))
                .toList();
    }

    /// The packages directly in another, by their last names; the outermost ones for the empty name.
    Set<String> packagesIn(String packageName) {
        seeAll();
        var prefix = packageName.isEmpty() ? "" : packageName + ".";
        return packages.subSet(prefix, prefix + Character.MAX_VALUE).stream()
                .map(it -> it.substring(prefix.length()).split("\\.", 2)[0])
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void addEntry(Path entry) {
        try {
            if (Files.isDirectory(entry)) {
                try (var files = Files.walk(entry)) {
                    files.filter(it -> it.toString().endsWith(CLASS))
                            .forEach(it ->
                                    addFile(entry.relativize(it).toString().replace('\\', '/')));
                }
            } else if (Files.isRegularFile(entry)) {
                try (var jar = new ZipFile(entry.toFile())) {
                    jar.stream().map(ZipEntry::getName).forEach(this::addFile);
                }
            }
        } catch (IOException | UncheckedIOException unreadable) {
            // The compiler cannot read it either, and will say so when it is used.
            seen.add(entry);
        }
    }

    private void addFile(String file) {
        int slash = file.lastIndexOf('/');
        if (file.endsWith(CLASS) && !file.startsWith("META-INF/")) {
            add(
                    file.substring(slash + 1),
                    slash < 0 ? "" : file.substring(0, slash).replace('/', '.'));
        }
    }

    private void addFolder(Path folder, String packageName) {
        try (var files = Files.newDirectoryStream(folder)) {
            files.forEach(it -> add(it.getFileName().toString(), packageName));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(String file, String packageName) {
        if (!file.endsWith(CLASS) || file.indexOf('$') >= 0 || file.indexOf('-') >= 0) {
            return;
        }
        var floor = packages.floor(packageName);
        var shared = floor != null && floor.equals(packageName) ? floor : packageName;
        packages.add(shared);
        classes.add(new Known(file.substring(0, file.length() - CLASS.length()), shared));
    }

    /// The modules of the JDK and what they are called.
    static List<String> modules() {
        var names = new ArrayList<String>();
        ModuleFinder.ofSystem()
                .findAll()
                .forEach(it -> names.add(it.descriptor().name()));
        names.sort(null);
        return names;
    }
}
