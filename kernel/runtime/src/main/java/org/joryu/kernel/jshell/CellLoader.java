package org.joryu.kernel.jshell;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.classfile.ClassHierarchyResolver;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Where the classes of cells and of the notebook's class path live.
final class CellLoader extends URLClassLoader {

    static {
        registerAsParallelCapable();
    }

    /// Classes that JShell handed over; they are defined when first asked for, because they may refer to each other.
    private final Map<String, byte[]> declared = new ConcurrentHashMap<>();

    CellLoader(List<Path> classPath) {
        super("joryu-cells", classPath.stream().map(CellLoader::url).toArray(URL[]::new), new SeamLoader());
    }

    void declare(String name, byte[] bytecode) {
        declared.put(name, bytecode);
    }

    void add(Path entry) {
        addURL(url(entry));
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        var bytecode = declared.get(name);
        if (bytecode == null) {
            return super.findClass(name);
        }
        var instrumented = instrument(bytecode);
        return defineClass(name, instrumented, 0, instrumented.length);
    }

    private byte[] instrument(byte[] bytecode) {
        try {
            return Interruptible.transform(bytecode, hierarchy());
        } catch (IllegalArgumentException unresolved) {
            // A class that cannot be given checks still runs; only its loops cannot be interrupted.
            return bytecode;
        }
    }

    private ClassHierarchyResolver hierarchy() {
        return ClassHierarchyResolver.ofResourceParsing(type -> bytecodeOf(type.descriptorString()
                        .substring(1, type.descriptorString().length() - 1)))
                .orElse(ClassHierarchyResolver.defaultResolver())
                .cached();
    }

    private @Nullable InputStream bytecodeOf(String internalName) {
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
