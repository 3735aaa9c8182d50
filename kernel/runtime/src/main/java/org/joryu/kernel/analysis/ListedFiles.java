package org.joryu.kernel.analysis;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.ForwardingJavaFileObject;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;

/// Remembers which classes the JDK's packages have, which costs a compiler more than all else when
/// the code is short.
final class ListedFiles extends ForwardingJavaFileManager<StandardJavaFileManager> {

    private record Folder(Location location, String packageName, Set<JavaFileObject.Kind> kinds) {}

    private final Map<Folder, List<JavaFileObject>> listed = new HashMap<>();

    ListedFiles(StandardJavaFileManager files) {
        super(files);
    }

    @Override
    public Iterable<JavaFileObject> list(
            Location location, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse) throws IOException {
        // What else there is may change: a folder on the class path does when it is compiled anew.
        if (recurse || !location.getName().startsWith(StandardLocation.SYSTEM_MODULES.getName())) {
            return super.list(location, packageName, kinds, recurse);
        }
        var folder = new Folder(location, packageName, Set.copyOf(kinds));
        var known = listed.get(folder);
        if (known == null) {
            known = new ArrayList<>();
            for (var file : super.list(location, packageName, kinds, false)) {
                known.add(new Listed(file, String.valueOf(super.inferBinaryName(location, file))));
            }
            listed.put(folder, known);
        }
        return known;
    }

    @Override
    public String inferBinaryName(Location location, JavaFileObject file) {
        return file instanceof Listed it ? it.binaryName : super.inferBinaryName(location, file);
    }

    @Override
    public boolean contains(Location location, FileObject file) throws IOException {
        return super.contains(location, file instanceof Listed it ? it.file() : file);
    }

    private static final class Listed extends ForwardingJavaFileObject<JavaFileObject> {

        private final String binaryName;

        Listed(JavaFileObject file, String binaryName) {
            super(file);
            this.binaryName = binaryName;
        }

        JavaFileObject file() {
            return fileObject;
        }
    }
}
