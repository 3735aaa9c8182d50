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
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Where the classes of cells and of the notebook's class path live.
final class CellLoader extends URLClassLoader {

    static {
        registerAsParallelCapable();
    }

    /// The package in which JShell wraps snippets.
    private static final String SNIPPETS = "REPL.";

    /// Classes that JShell handed over; they are defined when first asked for, because they may
    /// refer to each other.
    private final Map<String, byte[]> declared = new ConcurrentHashMap<>();

    private final ClassHierarchyResolver hierarchy = ClassHierarchyResolver.ofClassLoading(getPlatformClassLoader())
            .orElse(ClassHierarchyResolver.ofResourceParsing(this::bytecodeOf))
            .cached(ConcurrentHashMap::new);

    CellLoader(List<Path> classPath) {
        super("joryu-cells", classPath.stream().map(CellLoader::url).toArray(URL[]::new), new SeamLoader());
        setPackageAssertionStatus(SNIPPETS.substring(0, SNIPPETS.length() - 1), true);
    }

    /// Gives the checks in the cells' classes what they call.
    void link(Map<String, CallSite> sites) {
        var bytecode = ChecksLink.bytecode();
        ChecksLink.bind(defineClass(ChecksLink.NAME, bytecode, 0, bytecode.length), sites);
    }

    void declare(String name, byte[] bytecode) {
        declared.put(name, bytecode);
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
        return type.getClassLoader() == this && !type.getName().startsWith(SNIPPETS);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        var bytecode = declared.get(name);
        if (bytecode == null) {
            return super.findClass(name);
        }
        var checked = withChecks(bytecode);
        return defineClass(name, checked, 0, checked.length);
    }

    private byte[] withChecks(byte[] bytecode) {
        try {
            return Checks.insert(bytecode, hierarchy);
        } catch (IllegalArgumentException unresolved) {
            // It mentions a class that is missing at run time. Without checks it can still run up
            // to there, and then fail for the reason that the user must hear of.
            return bytecode;
        }
    }

    private @Nullable InputStream bytecodeOf(ClassDesc type) {
        var descriptor = type.descriptorString();
        var internalName = descriptor.substring(1, descriptor.length() - 1);
        var own = declared.get(internalName.replace('/', '.'));
        return own != null ? new ByteArrayInputStream(own) : getResourceAsStream(internalName + ".class");
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("classPath must name files and folders, but has " + path, e);
        }
    }
}
