package org.joryu.kernel.magic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.joryu.notebook.Magic;
import org.joryu.notebook.MagicCall;
import org.joryu.notebook.MimeBundle;
import org.jspecify.annotations.Nullable;

/// `%classpath`: shows what cells see beside the JDK, and adds to it.
record ClassPathMagic() implements Magic {

    @Override
    public Description description() {
        return Description.line(
                        "classpath",
                        "%classpath [FILE.jar | FOLDER | PATTERN ...]",
                        "Lists the class path of cells, or adds to it.")
                .withDetails(
                        "Adds jars, folders of classes, and what a pattern such as lib/*.jar stands for; ~ is your home."
                                + " What is added stands behind what was there, and a class that has been loaded stays what it is.");
    }

    @Override
    public @Nullable Object run(MagicCall call) throws UsageException, IOException {
        var words = call.words();
        if (words.isEmpty()) {
            return listed(call.classPath());
        }
        var entries = new ArrayList<Path>();
        for (var word : words) {
            for (var entry : FilePaths.matching(word)) {
                check(entry);
                entries.add(entry.toAbsolutePath().normalize());
            }
        }
        var before = call.classPath();
        call.addToClassPath(entries);
        for (var entry : entries) {
            System.out.println((before.contains(entry) ? "already there: " : "added: ") + entry);
        }
        return null;
    }

    private static MimeBundle listed(List<Path> classPath) {
        return MimeBundle.text(
                classPath.isEmpty()
                        ? "the class path is empty: cells see the JDK alone"
                        : String.join(
                                "\n", classPath.stream().map(Path::toString).toList()));
    }

    /// The compiler passes over files that it cannot read, without a word.
    private static void check(Path entry) throws UsageException, IOException {
        if (!Files.exists(entry)) {
            throw new UsageException("there is no file or folder " + entry.toAbsolutePath());
        }
        if (Files.isRegularFile(entry)) {
            try {
                new ZipFile(entry.toFile()).close();
            } catch (ZipException noJar) {
                throw new UsageException("%s is neither a folder nor a jar: %s".formatted(entry, noJar.getMessage()));
            }
        }
    }

    @Override
    public List<String> complete(String arguments) {
        return FilePaths.completions(arguments);
    }
}
