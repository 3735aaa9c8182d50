package org.joryu.kernel.analysis;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What is imported, as far as it can be told from the imports alone.
///
/// @param declarations those that name a class or a static member
/// @param packages whose classes all are
/// @param classes qualified names
record Imports(List<String> declarations, Set<String> packages, Set<String> classes, List<StaticMember> staticMembers) {

    private static final Pattern IMPORT =
            Pattern.compile("import\\s+(?:(static|module)\\s+)?([\\w.$]+?)(?:\\.(\\*))?\\s*;?");

    /// A static import.
    ///
    /// @param name of the member, or `*`
    record StaticMember(String type, String name) {}

    static Imports of(Iterable<String> all) {
        var declarations = new ArrayList<String>();
        Set<String> packages = new HashSet<>(Set.of("java.lang"));
        Set<String> classes = new HashSet<>();
        var members = new ArrayList<StaticMember>();
        for (var declaration : all) {
            var matcher = IMPORT.matcher(declaration.strip());
            if (!matcher.matches()) {
                continue;
            }
            var kind = matcher.group(1);
            var name = matcher.group(2);
            boolean isAll = matcher.group(3) != null;
            int last = name.lastIndexOf('.');
            if (!"module".equals(kind) && !(kind == null && isAll)) {
                declarations.add(declaration.endsWith(";") ? declaration : declaration + ";");
            }
            if ("module".equals(kind)) {
                packages.addAll(ClassIndex.packagesOf(name));
            } else if (kind == null) {
                (isAll ? packages : classes).add(name);
            } else if (isAll) {
                members.add(new StaticMember(name, "*"));
            } else if (last > 0) {
                members.add(new StaticMember(name.substring(0, last), name.substring(last + 1)));
            }
        }
        return new Imports(declarations, packages, classes, members);
    }

    /// Imports for a text that has these words. A compiler that is told each class by name need not
    /// list all those packages, which is most of what it would do.
    Stream<String> forWords(Set<String> words, ClassIndex index) {
        if (packages.stream().anyMatch(it -> it.startsWith("java") && !index.hasPackage(it))) {
            index.seeAll();
        }
        var named = classes.stream()
                .map(it -> it.substring(it.lastIndexOf('.') + 1))
                .collect(Collectors.toSet());
        var found = words.stream()
                .filter(word -> !named.contains(word))
                .flatMap(word -> index.named(word).stream()
                        .filter(it -> packages.contains(it.packageName())
                                && !it.packageName().equals("java.lang"))
                        .limit(1))
                .map(it -> "import " + it.qualified() + ";");
        return Stream.concat(declarations.stream(), found);
    }

    boolean has(ClassIndex.Known candidate) {
        return packages.contains(candidate.packageName()) || classes.contains(candidate.qualified());
    }
}
