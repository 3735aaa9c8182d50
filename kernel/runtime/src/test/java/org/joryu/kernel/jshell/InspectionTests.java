package org.joryu.kernel.jshell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;
import org.joryu.kernel.interpreter.Cell;
import org.joryu.kernel.interpreter.Inspection;
import org.joryu.notebook.MimeBundle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is told of the name at the place of the `|`.
class InspectionTests {

    private static final String LAMP = """
            package lamps;

            /// A lamp.
            ///
            /// - it has `watts`
            /// - see [java.util.List]
            public class Lamp {
                /**
                 * Switches it <b>on</b>, as {@code off} does not. <script>alert(1)</script>
                 *
                 * @param watts how bright, {@literal <} 100
                 * @return whether it was off
                 * @throws IllegalStateException if it is broken
                 */
                public boolean on(int watts) {
                    return watts < 100;
                }
            }
            """;

    @TempDir
    static Path folder;

    private static JShellInterpreter java;

    @BeforeAll
    static void open() throws IOException {
        var source = Files.createDirectories(folder.resolve("lamps")).resolve("Lamp.java");
        Files.writeString(source, LAMP);
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, source.toString()))
                .isZero();
        var jar = folder.resolve("lamps-1.0.jar");
        write(jar, "lamps/Lamp.class", Files.readAllBytes(folder.resolve("lamps/Lamp.class")));
        write(folder.resolve("lamps-1.0-sources.jar"), "lamps/Lamp.java", Files.readAllBytes(source));
        java = JShellInterpreter.open(List.of(jar));
        java.execute(new Cell("""
                int count = 3;
                /// Doubles.
                /// @param number any
                int twice(int number) { return number * 2; }
                int twice(int number, int more) { return number * more; }
                record Point(int x, int y) {}
                """, 1));
    }

    private static void write(Path jar, String name, byte[] content) throws IOException {
        try (var zip = new JarOutputStream(Files.newOutputStream(jar))) {
            zip.putNextEntry(new JarEntry(name));
            zip.write(content);
        }
    }

    @AfterAll
    static void close() {
        java.close();
    }

    @Test
    void finds_the_name_wherever_in_it_the_cursor_is() {
        for (var code : List.of(
                "\"abc\".|substring(1)",
                "\"abc\".sub|string(1)",
                "\"abc\".substring|(1)",
                "\"abc\".substring(|1)",
                "\"abc\".substring(1|)",
                "\"abc\".substring|",
                "\"abc\".substring(|")) {
            assertThat(text(code)).as(code).contains("String String.substring(int beginIndex)");
        }
    }

    @Test
    void takes_comments_from_the_jdk_and_tells_of_all_overloads_the_called_one_first() {
        var text = text("\"abc\".substring|(1, 2)");
        assertThat(text).startsWith("String String.substring(int beginIndex, int endIndex)");
        assertThat(text).contains("Returns a string that is a substring of this string");
        assertThat(text).contains("- param beginIndex the beginning index, inclusive.");
        assertThat(text).contains("String String.substring(int beginIndex)\n");
    }

    @Test
    void takes_comments_from_a_sources_jar_beside_the_library() {
        assertThat(text("new lamps.Lamp().o|n(1)")).isEqualTo("""
                boolean Lamp.on(int watts)

                Switches it on, as off does not. alert(1)

                - param watts how bright, < 100
                - return whether it was off
                - throws IllegalStateException if it is broken""");
        assertThat(html("new lamps.Lamp().o|n(1)"))
                .contains(
                        "<b>on</b>, as <code>off</code>",
                        "<li><b>param</b> <code>watts</code> how bright, &lt; 100</li>")
                .doesNotContain("<script");
        assertThat(markdown("new lamps.Lamp().o|n(1)"))
                .startsWith("```java\nboolean Lamp.on(int watts)\n```\n\nSwitches it **on**, as `off` does not.")
                .contains("- **param** `watts` how bright, < 100");
    }

    @Test
    void understands_comments_in_markdown() {
        assertThat(html("lamps.La|mp lamp"))
                .contains("<pre>class lamps.Lamp</pre><p>A lamp.</p>")
                .contains("<li>it has <code>watts</code></li>", "<li>see <code>List</code></li>");
    }

    @Test
    void tells_of_what_cells_declared() {
        assertThat(text("cou|nt")).isEqualTo("int count");
        assertThat(text("twi|ce(3)")).startsWith("int twice(int number)\n\nDoubles.\n\n- param number any");
        assertThat(text("new Poi|nt(1, 2)")).startsWith("Point(int x, int y)");
        assertThat(text("Poi|nt p")).startsWith("record Point(int x, int y)");
        assertThat(text("int local = 2;\nloc|al + 1")).isEqualTo("int local");
    }

    @Test
    void knows_a_method_by_its_name_alone() {
        assertThat(text("twi|ce")).contains("int twice(int number)").contains("int twice(int number, int more)");
    }

    @Test
    void shows_the_source_at_detail_one() {
        assertThat(text("twi|ce(3)", 1)).contains("int twice(int number) { return number * 2; }");
        assertThat(text("new lamps.Lamp().o|n(1)", 1)).contains("return watts < 100;");
        assertThat(text("\"abc\".isEmp|ty()", 1)).contains("return value.length == 0;");
    }

    @Test
    void inherits_the_comment_of_an_overridden_method() {
        assertThat(text("new ArrayList<String>().contains|All(List.of())"))
                .contains("AbstractCollection.containsAll", "Returns");
        assertThat(text("new ArrayDeque<String>().toStr|ing()")).contains("Returns a string representation");
    }

    @Test
    void tells_of_types_keywords_and_packages() {
        assertThat(text("Array|List<String> list"))
                .startsWith("class java.util.ArrayList<E>")
                .contains("Resizable-array");
        assertThat(text("Driver|Manager.x")).startsWith("class java.sql.DriverManager");
        assertThat(text("instance|of"))
                .isEqualTo("instanceof\n\ntests for a type, and binds a pattern: value instanceof Type name");
        assertThat(text("java.ut|il.List")).isEqualTo("package java.util");
        assertThat(inspect("// count|", 0)).isEmpty();
        assertThat(inspect("unknown|", 0)).isEmpty();
    }

    @Test
    void asks_no_value_for_its_text() {
        java.execute(new Cell(
                "class Loud { public String toString() { throw new IllegalStateException(); } }\nvar loud = new Loud();",
                1));
        assertThat(text("lou|d")).isEqualTo("Loud loud");
    }

    @Test
    void tells_what_a_variable_holds_where_that_is_more_than_its_declaration_says() {
        java.execute(new Cell("""
                Object thing = "text";
                List<String> names = new LinkedList<>(List.of("a", "b"));
                Collection<Integer> numbers = List.of(1, 2, 3);
                Map<String, Integer> ages = new TreeMap<>(Map.of("a", 1));
                double[][] matrix = new double[4][2];
                CharSequence none = null;
                Runnable task = () -> {};
                Comparator<String> order = new Comparator<>() { public int compare(String a, String b) { return 0; } };
                interface Animal {}
                record Dog() implements Animal {}
                Animal pet = new Dog();
                String word = "text";
                class Rude extends AbstractList<String> {
                    public String get(int i) { throw new IllegalStateException(); }
                    public int size() { throw new IllegalStateException(); }
                }
                List<String> rude = new Rude();
                Collection<String> ruder = Collections.unmodifiableCollection(rude);
                """, 1));

        assertThat(text("thi|ng")).isEqualTo("Object thing // now: String");
        assertThat(text("nam|es")).isEqualTo("List<String> names // now: LinkedList, size 2");
        assertThat(text("num|bers"))
                .isEqualTo("Collection<Integer> numbers // now: ImmutableCollections.ListN, size 3");
        assertThat(text("ag|es")).isEqualTo("Map<String, Integer> ages // now: TreeMap, size 1");
        assertThat(text("mat|rix")).isEqualTo("double[][] matrix // now: double[][], length 4");
        assertThat(text("no|ne")).isEqualTo("CharSequence none // now: null");
        assertThat(text("ta|sk")).isEqualTo("Runnable task // now: a lambda");
        assertThat(text("ord|er")).isEqualTo("Comparator<String> order // now: an anonymous class");
        assertThat(text("pe|t")).isEqualTo("Animal pet // now: Dog");
        assertThat(text("wo|rd")).isEqualTo("String word");
        assertThat(text("ru|de")).isEqualTo("List<String> rude // now: Rude");
        assertThat(text("rud|er")).isEqualTo("Collection<String> ruder // now: Collections.UnmodifiableCollection");
        assertThat(text("int thing = 3;\nthi|ng + 1")).isEqualTo("int thing");
    }

    private static String text(String code) {
        return text(code, 0);
    }

    private static String text(String code, int detail) {
        return inspect(code, detail).map(MimeBundle::plainText).orElse("nothing");
    }

    private static String html(String code) {
        return data(code).getOrDefault("text/html", "nothing").toString();
    }

    private static String markdown(String code) {
        return data(code).getOrDefault("text/markdown", "nothing").toString();
    }

    private static Map<String, Object> data(String code) {
        return inspect(code, 0).map(MimeBundle::data).orElse(Map.of());
    }

    private static Optional<MimeBundle> inspect(String codeWithCursor, int detail) {
        int cursor = codeWithCursor.indexOf('|');
        var code = codeWithCursor.substring(0, cursor) + codeWithCursor.substring(cursor + 1);
        return java.inspect(code, cursor, detail).map(Inspection::documentation);
    }
}
