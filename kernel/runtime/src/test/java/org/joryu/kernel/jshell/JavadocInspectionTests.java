package org.joryu.kernel.jshell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.spi.ToolProvider;
import org.joryu.kernel.interpreter.Inspection;
import org.joryu.notebook.MimeBundle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is told of the name at the place of the `|` where a library has only a javadoc jar.
class JavadocInspectionTests {

    private static final String LAMP = """
            package lamps;

            import java.util.List;

            /**
             * A lamp, in a {@link List} of them. <script>alert(1)</script>
             *
             * @param <B> what is in it
             * @since 2
             */
            public class Lamp<B extends Comparable<B>> implements Switch {

                /** How bright <i>most</i> are. */
                public static final int WATTS = 40;

                /** Makes one. */
                public Lamp(B bulb) {}

                /**
                 * Puts several in.
                 *
                 * <pre>{@code put(a, List.of(b < c), 1, 2)}</pre>
                 *
                 * @param <E> of their kind
                 * @param bulb any, {@literal <} 100
                 * @param more of {@code E}
                 * @param watts how bright each is
                 * @return whether they fit
                 * @throws java.io.IOException if one breaks
                 */
                public <E> boolean put(B bulb, List<? extends E> more, int... watts) throws java.io.IOException {
                    return true;
                }

                /** Puts one in, and turns it. */
                public void put(B bulb, int[] turns) {}

                /**
                 * Puts one in.
                 *
                 * @deprecated for {@code put(bulb, turns)}
                 */
                @Deprecated
                public void put(B bulb) {}

                @Override
                public boolean on() {
                    return true;
                }

                /** What is around it. */
                public static class Shade {

                    /** Its colour. */
                    public String colour = "";

                    /**
                     * Makes a <a href="https://example.org/" onclick="alert(2)">new</a> one.
                     *
                     * @param colours the first of them first
                     */
                    public Shade(String[]... colours) {}
                }
            }
            """;

    private static final String SWITCH = """
            package lamps;

            /** What has two states. */
            public interface Switch {
                /**
                 * Turns it on.
                 *
                 * @return whether it was off
                 */
                boolean on();
            }
            """;

    @TempDir
    static Path folder;

    private static JShellInterpreter java;
    private static JShellInterpreter withSources;

    @BeforeAll
    static void open() throws IOException {
        var sources = Files.createDirectories(folder.resolve("sources/lamps"));
        var lamp = Files.writeString(sources.resolve("Lamp.java"), LAMP).toString();
        var other = Files.writeString(sources.resolve("Switch.java"), SWITCH).toString();
        var classes = folder.resolve("classes");
        var pages = folder.resolve("pages");
        run("javac", "-d", classes.toString(), lamp, other);
        run("javadoc", "-quiet", "-Xdoclint:none", "--allow-script-in-comments", "-d", pages.toString(), lamp, other);
        var lamps = pack(classes, "lamps-1.0.jar");
        pack(pages, "lamps-1.0-javadoc.jar");
        var both = pack(classes, "both/lamps-1.0.jar");
        pack(pages, "both/lamps-1.0-javadoc.jar");
        pack(folder.resolve("sources"), "both/lamps-1.0-sources.jar");
        java = JShellInterpreter.open(List.of(lamps));
        withSources = JShellInterpreter.open(List.of(both));
    }

    private static void run(String tool, String... arguments) {
        var said = new StringWriter();
        var out = new PrintWriter(said);
        assertThat(ToolProvider.findFirst(tool).orElseThrow().run(out, out, arguments))
                .as(said.toString())
                .isZero();
    }

    private static Path pack(Path content, String name) throws IOException {
        var jar = folder.resolve(name);
        Files.createDirectories(jar.getParent());
        try (var zip = new JarOutputStream(Files.newOutputStream(jar));
                var files = Files.walk(content)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                zip.putNextEntry(
                        new JarEntry(content.relativize(file).toString().replace('\\', '/')));
                zip.write(Files.readAllBytes(file));
            }
        }
        return jar;
    }

    @AfterAll
    static void close() {
        java.close();
        withSources.close();
    }

    @Test
    void tells_of_a_method_what_its_page_says_with_the_names_of_its_parameters() {
        assertThat(documentation("new lamps.Lamp<String>(\"\").p|ut(\"\", List.of(), 1)")
                        .plainText())
                .startsWith("""
                <E> boolean Lamp.put(B bulb, List<? extends E> more, int... watts) throws IOException

                Puts several in.

                put(a, List.of(b < c), 1, 2)

                - param <E> of their kind
                - param bulb any, < 100
                - param more of E
                - param watts how bright each is
                - return whether they fit
                - throws IOException if one breaks
                """);
    }

    @Test
    void tells_the_overloads_apart() {
        assertThat(documentation("new lamps.Lamp<String>(\"\").p|ut(\"\", new int[0])")
                        .plainText())
                .startsWith("void Lamp.put(B bulb, int[] turns)\n\nPuts one in, and turns it.\n\n");
        assertThat(documentation("new lamps.Lamp<String>(\"\").p|ut(\"\")").plainText())
                .startsWith("void Lamp.put(B bulb)\n\nPuts one in.\n\n- deprecated for put(bulb, turns)\n");
    }

    @Test
    void tells_of_types_nested_ones_fields_and_constructors() {
        assertThat(documentation("lamps.La|mp lamp").plainText()).endsWith("""
                A lamp, in a List of them.

                - param <B> what is in it
                - since 2""");
        assertThat(documentation("lamps.Lamp.Sha|de shade").plainText()).contains("\n\nWhat is around it.");
        assertThat(documentation("new lamps.Lamp.Shade().col|our").plainText()).endsWith("\n\nIts colour.");
        assertThat(documentation("lamps.Lamp.WAT|TS").plainText()).endsWith("\n\nHow bright most are.");
        assertThat(documentation("new lamps.Lamp.Sha|de()").plainText())
                .isEqualTo(
                        "Lamp.Shade(String[]... colours)\n\nMakes a new one.\n\n- param colours the first of them first");
    }

    @Test
    void tells_of_what_is_inherited_what_the_overridden_method_says() {
        assertThat(documentation("new lamps.Lamp<>(\"\").o|n()").plainText())
                .isEqualTo("boolean Lamp.on()\n\nTurns it on.\n\n- return whether it was off");
    }

    @Test
    void gives_markdown_and_html_without_scripts_attributes_and_links() {
        var put = documentation("new lamps.Lamp<String>(\"\").p|ut(\"\", List.of(), 1)")
                .data();
        assertThat(put.get("text/markdown")).asString().contains("""
                ```

                Puts several in.

                ```java
                put(a, List.of(b < c), 1, 2)
                ```

                - **param** `<E>` of their kind
                - **param** `bulb` any, < 100
                - **param** `more` of `E`
                """);
        for (var code : List.of("new lamps.Lamp.Sha|de()", "lamps.La|mp lamp", "lamps.Lamp.WAT|TS")) {
            assertThat(documentation(code).data().get("text/html"))
                    .asString()
                    .containsAnyOf("Makes a new one.", "in a <code>List</code> of them.", "How bright <i>most</i> are.")
                    .doesNotContain("<a", "script", "alert", "style", "class=", "href", "<div", "<span");
        }
    }

    @Test
    void prefers_sources() {
        var inspection = withSources.inspect("lamps.Switch", 12, 1).orElseThrow();
        assertThat(inspection.documentation().plainText()).contains("What has two states.", "boolean on();");
        assertThat(java.inspect("lamps.Switch", 12, 1)
                        .orElseThrow()
                        .documentation()
                        .plainText())
                .contains("What has two states.")
                .doesNotContain("boolean on();");
    }

    private static MimeBundle documentation(String codeWithCursor) {
        int cursor = codeWithCursor.indexOf('|');
        var code = codeWithCursor.substring(0, cursor) + codeWithCursor.substring(cursor + 1);
        return java.inspect(code, cursor, 0).map(Inspection::documentation).orElseThrow();
    }
}
