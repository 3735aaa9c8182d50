package org.joryu.kernel.jshell;

/// What cells share with the kernel: the JDK, the seam, and the one class their checks link to. Nothing else of the
/// kernel or its libraries can be seen through it.
final class SeamLoader extends ClassLoader {

    private static final String SEAM = "org.joryu.notebook.";

    private final ClassLoader kernel = SeamLoader.class.getClassLoader();

    SeamLoader() {
        super("joryu-seam", getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        if (name.startsWith(SEAM) || name.equals(BackEdge.class.getName())) {
            return kernel.loadClass(name);
        }
        throw new ClassNotFoundException(name);
    }
}
