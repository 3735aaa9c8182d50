package org.joryu.kernel.magic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.joryu.notebook.NotebookExtension;

/// Libraries that tests write themselves.
public final class Jars {

    private Jars() {}

    /// Compiles one class, against the seam, and packs it.
    ///
    /// @param more files beside it
    public static Path write(Path jar, String className, String source, Map<String, String> more) throws IOException {
        var classes = Files.createTempDirectory("joryu-jar");
        var complaints = new StringWriter();
        var file =
                new SimpleJavaFileObject(
                        URI.create("string:///" + className.replace('.', '/') + ".java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return source;
                    }
                };
        var compiled = ToolProvider.getSystemJavaCompiler()
                .getTask(
                        complaints,
                        null,
                        null,
                        List.of("-proc:none", "-cp", seam(), "-d", classes.toString()),
                        null,
                        List.of(file))
                .call();
        assertThat(compiled).as(complaints.toString()).isTrue();
        Files.createDirectories(jar.getParent());
        try (var out = new JarOutputStream(Files.newOutputStream(jar));
                var files = Files.walk(classes)) {
            for (var one : files.filter(Files::isRegularFile).toList()) {
                put(out, classes.relativize(one).toString(), Files.readAllBytes(one));
            }
            for (var one : more.entrySet()) {
                put(out, one.getKey(), one.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return jar;
    }

    /// A library that is at home in a notebook: imports its words and brings the magic `%shout`.
    public static Path writeExtension(Path jar) throws IOException {
        return write(
                jar,
                "shouting.Shouting",
                """
                package shouting;
                import java.util.*;
                import org.joryu.notebook.*;
                public final class Shouting implements NotebookExtension {
                    public static String loud(String text) { return text.toUpperCase(); }
                    public record Word(String text) {}
                    public String name() { return "shouting"; }
                    public List<String> imports() { return List.of("static shouting.Shouting.*"); }
                    public List<Renderer<?>> renderers() {
                        return List.of(Renderer.of(Word.class, word -> MimeBundle.text("the word " + word.text())));
                    }
                    public List<Magic> magics() { return List.of(new Shout()); }
                    public Map<String, String> about() { return Map.of("loudness", "120 <dB>"); }
                    record Shout() implements Magic {
                        public Description description() { return Description.line("shout", "%shout TEXT", "Shouts."); }
                        public Object run(MagicCall call) { return loud(call.arguments()); }
                    }
                }
                """,
                Map.of("META-INF/services/org.joryu.notebook.NotebookExtension", "shouting.Shouting\n"));
    }

    private static String seam() {
        var location =
                NotebookExtension.class.getProtectionDomain().getCodeSource().getLocation();
        return Path.of(URI.create(location.toString())).toString();
    }

    private static void put(JarOutputStream out, String name, byte[] content) throws IOException {
        out.putNextEntry(new JarEntry(name));
        out.write(content);
        out.closeEntry();
    }
}
