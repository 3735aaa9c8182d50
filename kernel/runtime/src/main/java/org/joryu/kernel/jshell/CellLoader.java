package org.joryu.kernel.jshell;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.constant.ClassDesc;
import java.lang.invoke.CallSite;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Where the classes of cells and of the notebook's class path live.
///
/// The classes of a snippet have a loader of their own wherever Java allows it, so that they go, and
/// the values of their variables with them, when nothing leads to them any more. The types that cells
/// declare live here, and so does what uses something of these that is not public: that takes being
/// in one package, and to the JVM a package is one loader's.
final class CellLoader extends URLClassLoader {

    static {
        registerAsParallelCapable();
    }

    /// The name of every loader of cells.
    static final String NAME = "joryu-cells";

    /// By the name of the class that JShell wrapped around the snippet; of those alone that can still
    /// be named.
    private final Map<String, SnippetClasses> snippets = new ConcurrentHashMap<>();

    /// What classes of this loader use; as they stay, so does that.
    private final Map<String, SnippetClasses> used = new ConcurrentHashMap<>();

    private final ClassHierarchyResolver libraries = ClassHierarchyResolver.ofClassLoading(getPlatformClassLoader())
            .orElse(ClassHierarchyResolver.ofResourceParsing(this::resourceOf))
            .cached(ConcurrentHashMap::new);

    private final ClassHierarchyResolver hierarchy =
            ClassHierarchyResolver.ofResourceParsing(this::bytecodeOf).orElse(libraries);

    CellLoader(Collection<Path> classPath) {
        super(NAME, classPath.stream().map(CellLoader::url).toArray(URL[]::new), new SeamLoader());
        setPackageAssertionStatus(SnippetNames.PACKAGE.substring(0, SnippetNames.PACKAGE.length() - 1), true);
    }

    /// Gives the checks in the cells' classes what they call.
    void link(Map<String, CallSite> sites) {
        var bytecode = ChecksLink.bytecode();
        ChecksLink.bind(defineClass(ChecksLink.NAME, bytecode, 0, bytecode.length), sites);
    }

    /// Takes over what JShell compiled together; it is defined when first asked for.
    ///
    /// @param bytecodes by the classes' names
    void declare(Map<String, byte[]> bytecodes) {
        var byWrapper = new LinkedHashMap<String, Map<String, byte[]>>();
        bytecodes.forEach((name, bytecode) -> byWrapper
                .computeIfAbsent(SnippetNames.wrapper(name), _ -> new LinkedHashMap<>())
                .put(name, bytecode));
        var declared = new LinkedHashMap<String, SnippetClasses>();
        byWrapper.forEach((wrapper, classes) -> declared.put(wrapper, new SnippetClasses(classes)));
        snippets.putAll(declared);
        for (var classes : declared.values()) {
            var uses = new LinkedHashMap<String, SnippetClasses>();
            classes.uses().forEach(name -> {
                var other = snippet(name);
                if (other != null) {
                    uses.put(name, other);
                }
            });
            if (classes.isPublicEnough(this::bytecode)) {
                classes.liveIn(new SnippetLoader(this, classes, uses));
            } else {
                classes.liveIn(this);
                used.putAll(uses);
            }
        }
    }

    /// Forgets all snippets but those.
    ///
    /// @param wrappers the names of the classes that JShell wrapped around them
    /// @return the names of classes that may be declared anew, since they had a loader of their own
    Set<String> retain(Set<String> wrappers) {
        var forgotten = new HashSet<String>();
        snippets.forEach((wrapper, classes) -> {
            if (!wrappers.contains(wrapper)) {
                snippets.remove(wrapper);
                if (classes.loader() != this) {
                    forgotten.addAll(classes.names());
                }
            }
        });
        return forgotten;
    }

    /// How many snippets it has classes of.
    int snippets() {
        return snippets.size();
    }

    /// The jars and folders that classes are loaded from.
    Stream<Path> entries() {
        return Arrays.stream(getURLs()).map(entry -> Path.of(URI.create(entry.toString())));
    }

    void add(Path entry) {
        addURL(url(entry));
    }

    /// Whether the class comes from the class path, and not from a cell.
    boolean isLibrary(Class<?> type) {
        return type.getClassLoader() == this && !SnippetNames.isInSnippets(type.getName());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        var classes = SnippetNames.isInSnippets(name) ? snippet(SnippetNames.wrapper(name)) : null;
        // Asked without a lock here, which this loader would keep for every name.
        return classes != null && classes.loader() != this
                ? classes.loader().loadClass(name)
                : super.loadClass(name, resolve);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        var bytecode = SnippetNames.isInSnippets(name) ? bytecode(name) : null;
        if (bytecode == null) {
            return super.findClass(name);
        }
        var checked = withChecks(bytecode);
        return defineClass(name, checked, 0, checked.length);
    }

    byte[] withChecks(byte[] bytecode) {
        try {
            return Checks.insert(bytecode, hierarchy);
        } catch (IllegalArgumentException unresolved) {
            // It mentions a class that is missing at run time. Without checks it can still run up
            // to there, and then fail for the reason that the user must hear of.
            return Checks.insertNone(bytecode);
        }
    }

    private @Nullable SnippetClasses snippet(String wrapper) {
        var current = snippets.get(wrapper);
        return current != null ? current : used.get(wrapper);
    }

    private byte @Nullable [] bytecode(String name) {
        var classes = snippet(SnippetNames.wrapper(name));
        return classes == null ? null : classes.bytecode(name);
    }

    private @Nullable InputStream bytecodeOf(ClassDesc type) {
        var name = internalName(type).replace('/', '.');
        var bytecode = SnippetNames.isInSnippets(name) ? bytecode(name) : null;
        return bytecode == null ? null : new ByteArrayInputStream(bytecode);
    }

    private @Nullable InputStream resourceOf(ClassDesc type) {
        return getResourceAsStream(internalName(type) + ".class");
    }

    private static String internalName(ClassDesc type) {
        var descriptor = type.descriptorString();
        return descriptor.substring(1, descriptor.length() - 1);
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("classPath must name files and folders, but has " + path, e);
        }
    }
}
