package org.joryu.kernel.jshell;

import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import org.joryu.notebook.Notebook;
import org.joryu.notebook.NotebookExtension;

/// What cells share with the kernel: the JDK and the seam, with the extensions that the seam brings. Nothing
/// else of the kernel or its libraries can be seen through it.
final class SeamLoader extends ClassLoader {

    private static final String SEAM = Notebook.class.getPackageName() + ".";

    private static final String EXTENSIONS = "META-INF/services/" + NotebookExtension.class.getName();

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

    @Override
    protected Enumeration<URL> findResources(String name) throws IOException {
        if (!name.equals(EXTENSIONS)) {
            return Collections.emptyEnumeration();
        }
        // Others on the kernel's own class path bring what cells cannot see.
        var seam = Notebook.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toString();
        return Collections.enumeration(Collections.list(kernel.getResources(name)).stream()
                .filter(resource -> resource.toString().contains(seam))
                .toList());
    }
}
