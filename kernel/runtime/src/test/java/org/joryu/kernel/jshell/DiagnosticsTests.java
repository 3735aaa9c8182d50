package org.joryu.kernel.jshell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// What users read when a cell does not compile, word for word.
class DiagnosticsTests {

    private static final JShellInterpreter JAVA = JShellInterpreter.open(List.of());

    private final Failures cells = new Failures(JAVA);

    @AfterAll
    static void close() {
        JAVA.close();
    }

    @Test
    void proposes_the_member_that_was_probably_meant() {
        assertThat(cells.traceback("var text = \"abc\";\nint size = text.lenght();"))
                .isEqualTo("""
                CompilationError: cannot find symbol: method lenght()
                  cell n, line 2
                  → 2 │ int size = text.lenght();
                      │                 ^^^^^^
                  location: variable text of type String
                  Did you mean length()?""");
        assertThat(cells.traceback("String up(String s) { return s.toUpercase(); }"))
                .contains("Did you mean toUpperCase()");
        assertThat(cells.traceback("int[] numbers = {1};\nnumbers.length()")).endsWith("Did you mean length?");
    }

    @Test
    void proposes_names_of_earlier_cells_and_of_the_snippet_itself() {
        cells.run("int counter = 3;");
        assertThat(cells.traceback("cuonter + 1")).isEqualTo("""
                CompilationError: cannot find symbol: variable cuonter
                  cell n, line 1
                  → 1 │ cuonter + 1
                      │ ^^^^^^^
                  Did you mean counter?""");
        assertThat(cells.traceback("Runnable r = () -> { int local = 1; System.out.println(lokal); };"))
                .endsWith("Did you mean local?");
        assertThat(cells.traceback("Strin name = \"x\";")).endsWith("Did you mean String?");
        assertThat(cells.traceback("system.out.println(1)")).endsWith("Did you mean System?");
    }

    @Test
    void gives_the_import_line_of_a_class_that_is_not_imported() {
        assertThat(cells.traceback("HttpClient.newHttpClient()")).isEqualTo("""
                CompilationError: cannot find symbol: variable HttpClient
                  cell n, line 1
                  → 1 │ HttpClient.newHttpClient()
                      │ ^^^^^^^^^^
                  Add: import java.net.http.HttpClient;""");
        assertThat(cells.traceback("List<Connection> open = null;"))
                .contains("  Add one of:\n    import java.sql.Connection;\n");
    }

    @Test
    void says_how_to_add_a_library() {
        assertThat(cells.traceback("import com.foo.Bar;"))
                .endsWith("If it is in a library, add that first: %dependency group:artifact:version");
    }

    @Test
    void proposes_casts_and_parsers() {
        assertThat(cells.traceback("int whole = 3.5;")).endsWith("If what is lost does not matter: (int) 3.5");
        assertThat(cells.traceback("int number = \"3\";"))
                .endsWith("To read it from the text: Integer.parseInt(\"3\")");
        assertThat(cells.traceback("String three = 3;")).endsWith("As text: String.valueOf(3)");
        assertThat(cells.traceback("Object any = \"x\"; String some = any;")).endsWith("If it is one: (String) any");
    }

    @Test
    void tells_where_a_checked_exception_can_go() {
        assertThat(cells.traceback("void read() { Files.readString(Path.of(\"x\")); }"))
                .endsWith("Add throws IOException behind the parameters of the method, or catch it.");
        assertThat(cells.traceback("Runnable nap = () -> { Thread.sleep(1); };"))
                .endsWith("Catch it within the lambda, whose interface declares no InterruptedException.");
    }

    @Test
    void points_at_what_is_missing() {
        assertThat(cells.traceback("int one = 1\nint two = 2;")).isEqualTo("""
                CompilationError: ';' expected
                  cell n, line 1
                  → 1 │ int one = 1
                      │            ^""");
        assertThat(cells.traceback("class Open {\n    int f() {\n    }\n"))
                .endsWith("The { of `class Open {` is never closed.");
        assertThat(cells.traceback("int sign(int n) { if (n > 0) return 1; }")).isEqualTo("""
                CompilationError: missing return statement
                  cell n, line 1
                  → 1 │ int sign(int n) { if (n > 0) return 1; }
                      │                                        ^
                  Every way through the method must end in return or throw.""");
    }

    @Test
    void shows_every_error_of_a_snippet() {
        assertThat(cells.traceback("int sum = 1 + zzz1 + qqq2;"))
                .contains("cannot find symbol: variable zzz1", "cannot find symbol: variable qqq2")
                .doesNotContain("Did you mean");
    }
}
