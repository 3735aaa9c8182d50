package org.joryu.kernel.jshell;

import org.joryu.notebook.Notebook;

/// What cells share with the kernel: the JDK and the seam. Nothing else of the kernel or its
/// libraries can be seen through it.
final class SeamLoader extends ClassLoader {

    private static final String SEAM = Notebook.class.getPackageName() + ".";

    private final ClassLoader kernel = Notebook.class.getClassLoader();

    SeamLoader() {
        super("joryu-seam", getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        if (name.startsWith(SEAM)) {
            return kernel.loadClass(name);
        }
        throw new ClassNotFoundException(name);
    }
}
