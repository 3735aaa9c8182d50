package org.joryu.kernel.analysis;

import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/// Makes compilers that see the JDK and the cells' class path. For one thread at a time.
final class JavaFiles implements AutoCloseable {

    /// Names of parameters are read where class files have them; errors are expected.
    private static final List<String> OPTIONS =
            List.of("-proc:none", "-parameters", "-implicit:none", "-Xlint:none", "-XDshould-stop.ifError=ATTR");

    private final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    private final StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
    private final ListedFiles listed = new ListedFiles(files);
    private List<Path> classPath = List.of();

    /// @param latest what the cells' class path is by now
    void see(List<Path> latest) {
        if (latest.equals(classPath)) {
            return;
        }
        try {
            files.setLocationFromPaths(StandardLocation.CLASS_PATH, latest);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        classPath = List.copyOf(latest);
    }

    JavacTask task(String source) {
        return (JavacTask) compiler.getTask(null, listed, problem -> {}, OPTIONS, null, List.of(new Unit(source)));
    }

    @Override
    public void close() {
        try {
            listed.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Unit extends SimpleJavaFileObject {

        private final String source;

        Unit(String source) {
            super(URI.create("string:///Cells.java"), JavaFileObject.Kind.SOURCE);
            this.source = source;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
        }
    }
}
