package org.joryu.kernel.jshell;

import java.util.Map;

/// Loads the classes of one snippet, and keeps those that they use for as long as they are there.
final class SnippetLoader extends ClassLoader {

    static {
        registerAsParallelCapable();
    }

    private final CellLoader cells;
    private final SnippetClasses own;
    private final Map<String, SnippetClasses> uses;

    /// @param uses by the names of their wrappers
    SnippetLoader(CellLoader cells, SnippetClasses own, Map<String, SnippetClasses> uses) {
        super(CellLoader.NAME, cells);
        this.cells = cells;
        this.own = own;
        this.uses = uses;
        setDefaultAssertionStatus(true);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!SnippetNames.isInSnippets(name)) {
            return super.loadClass(name, resolve);
        }
        var bytecode = own.bytecode(name);
        if (bytecode == null) {
            // Another cell may have declared it anew since.
            var known = uses.get(SnippetNames.wrapper(name));
            return known == null ? cells.loadClass(name) : known.loader().loadClass(name);
        }
        synchronized (getClassLoadingLock(name)) {
            var loaded = findLoadedClass(name);
            if (loaded != null) {
                return loaded;
            }
            var checked = cells.withChecks(bytecode);
            return defineClass(name, checked, 0, checked.length);
        }
    }
}
