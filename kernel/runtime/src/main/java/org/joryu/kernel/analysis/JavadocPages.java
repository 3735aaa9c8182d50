package org.joryu.kernel.analysis;

import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.TypeElement;

/// Pages about classes in javadoc jars, for where there are no sources. Keeps the latest, as whoever
/// reads about one member of a class goes on to others. For one thread at a time.
final class JavadocPages {

    private static final int KEPT = 8;

    /// Where the option `-linksource` of javadoc puts sources, by the names that pages have.
    private static final String SOURCES = "src-html";

    private record Place(Path jar, FileTime written, String file) {}

    private final Map<Place, SoftReference<JavadocPage>> latest = new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Place, SoftReference<JavadocPage>> eldest) {
            return size() > KEPT;
        }
    };

    /// @param folder of its package
    /// @param outermost the qualified name of the class that it is in, or its own
    Optional<JavadocPage> of(TypeElement type, String folder, String outermost, List<Path> classPath) {
        var name = type.getQualifiedName().toString();
        var file = folder.isEmpty() ? name : folder + "/" + name.substring(folder.length() + 1);
        return Attachments.of(classPath, outermost, "javadoc")
                .flatMap(jar -> page(jar, file + ".html").stream())
                .findFirst();
    }

    private Optional<JavadocPage> page(Path jar, String file) {
        try {
            var place = new Place(jar, Files.getLastModifiedTime(jar), file);
            var reference = latest.get(place);
            var known = reference == null ? null : reference.get();
            if (known != null) {
                return Optional.of(known);
            }
            var read = read(jar, file);
            if (read.isEmpty()) {
                return Optional.empty();
            }
            var page = JavadocPage.parse(read.get());
            latest.put(place, new SoftReference<>(page));
            return Optional.of(page);
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /// The pages of a module are in a folder of its name.
    private static Optional<byte[]> read(Path jar, String file) {
        return Attachments.read(jar, file)
                .or(() -> Attachments.folders(jar).stream()
                        .filter(folder -> !folder.equals(SOURCES))
                        .flatMap(folder -> Attachments.read(jar, folder + "/" + file).stream())
                        .findFirst());
    }
}
