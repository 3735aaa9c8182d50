package org.joryu.kernel.jshell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.joryu.kernel.interpreter.Cell;
import org.joryu.kernel.interpreter.Completions;
import org.joryu.kernel.interpreter.Completions.Item;
import org.joryu.kernel.interpreter.ExecutionOutcome.Completed;
import org.joryu.kernel.interpreter.ExecutionOutcome.Interrupted;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is proposed at the place of the `|`.
class CompletionTests {

    private static final JShellInterpreter JAVA = JShellInterpreter.open(List.of());

    @BeforeAll
    static void declare() {
        run("""
                int count = 3;
                List<String> words = List.of("a");
                record Point(int x, int y) {
                    int sum() { return x + y; }
                }
                int twice(int number) { return number * 2; }
                """);
    }

    @AfterAll
    static void close() {
        JAVA.close();
    }

    @Test
    void tells_what_each_proposal_is_and_how_a_method_is_called() {
        assertThat(at("\"abc\".subS|").items())
                .containsExactly(new Item("subSequence(", "function", "(int beginIndex, int endIndex) → CharSequence"));
        assertThat(at("\"abc\".substr|").items())
                .containsExactly(new Item("substring(", "function", "(int beginIndex) → String  (+1 more)"));
        assertThat(at("\"abc\".isE|").items()).containsExactly(new Item("isEmpty()", "function", "() → boolean"));
        assertThat(at("coun|").items()).containsExactly(new Item("count", "property", "int"));
        assertThat(at("Runna|").items()).contains(new Item("Runnable", "interface", "java.lang"));
        assertThat(at("java.util.fun|").items()).containsExactly(new Item("function", "module", "java.util.function"));
        assertThat(at("Thread.State.NE|").items()).containsExactly(new Item("NEW", "property", "Thread.State"));
    }

    @Test
    void replaces_the_word_up_to_the_cursor() {
        var completions = at("words.get(0).substr|ing(1)");
        assertThat(completions.start()).isEqualTo(13);
        assertThat(completions.end()).isEqualTo(19);
        assertThat(texts("words.get(0).substr|(1)")).containsExactly("substring");
    }

    @Test
    void knows_what_earlier_cells_declared() {
        assertThat(texts("words.siz|")).containsExactly("size()");
        assertThat(at("twi|").items()).containsExactly(new Item("twice(", "function", "(int number) → int"));
        assertThat(texts("new Point(1, 2).su|")).containsExactly("sum()");
        assertThat(at("new Poi|").items()).first().isEqualTo(new Item("Point(", "class", "(int x, int y)"));
    }

    @Test
    void knows_what_the_cell_itself_declares_without_running_it() {
        assertThat(texts("int local = 1;\nloca|")).contains("local");
        assertThat(texts("class Bee { int wings; }\nvar bee = new Bee();\nbee.wi|"))
                .containsExactly("wings");
        assertThat(texts("class Bee { int wings; }\nvoid use(Bee bee) {\n    bee.wi|\n}"))
                .containsExactly("wings");
        assertThat(texts("for (var word : words) { word.leng|")).containsExactly("length()");
        assertThat(texts("if (words instanceof ArrayList<String> list && lis|")).contains("list");
        assertThat(texts("import java.util.logging.*;\nLogg|")).contains("Logger");
    }

    @Test
    void sees_all_members_of_the_class_around_it() {
        assertThat(texts("class Bee {\n    void fly() {\n        lan|\n    }\n    void land() {}\n}"))
                .contains("land()");
        assertThat(texts("class Bee {\n    int wings;\n    void fly() {\n        this.win|\n    }\n}"))
                .containsExactly("wings");
    }

    @Test
    void understands_code_that_is_not_finished() {
        assertThat(texts("words.stream().map(word -> word.leng|")).containsExactly("length()");
        assertThat(texts("words.stream()\n    .filter(word -> !word.isEmpty())\n    .mapToI|"))
                .containsExactly("mapToInt(");
        assertThat(texts("int x =\nString text = \"a\";\ntext.leng|")).containsExactly("length()");
        assertThat(texts("List.of(1)\n\"ab\".leng|")).containsExactly("length()");
        assertThat(texts("Runnable r = () -> {\n    var inner = \"x\";\n    inner.leng|\n};"))
                .containsExactly("length()");
        assertThat(texts("switch (count) { case 1 -> wor|")).contains("words");
        assertThat(texts("words.get(coun|")).containsExactly("count");
        assertThat(texts("int[] numbers = {1, coun|")).containsExactly("count");
        assertThat(texts("Map<String, List<Integer>> map = Map.of();\nmap.values().iterator().next().getF|"))
                .containsExactly("getFirst()");
    }

    @Test
    void puts_first_what_fits() {
        assertThat(texts("String word = words.get(0).|")).startsWith("substring(");
        assertThat(texts("int length = words.get(0).|").getFirst()).isEqualTo("length()");
        assertThat(texts("List<String> list = new Arr|").getFirst()).isEqualTo("ArrayList<>(");
        assertThat(texts("words.|")).endsWith("wait(");
    }

    @Test
    void completes_method_references_annotations_and_types() {
        assertThat(texts("words.stream().map(String::toLow|)")).containsExactly("toLowerCase");
        assertThat(texts("Function<Object, String> f = String::val|")).containsExactly("valueOf");
        assertThat(texts("class Bee { @Overr| }")).contains("Override");
        assertThat(texts("class Bee extends Poi|")).contains("Point");
        assertThat(texts("try { } catch (IOExc|")).contains("IOException");
        assertThat(texts("void fly(Poi|")).contains("Point").doesNotContain("count");
    }

    @Test
    void completes_imports() {
        assertThat(texts("import java.ut|")).containsExactly("util");
        assertThat(texts("import java.util.ArrayL|")).containsExactly("ArrayList");
        assertThat(texts("import static java.lang.Math.hyp|")).containsExactly("hypot");
        assertThat(texts("import module java.sq|")).containsExactly("sql", "sql.rowset");
    }

    @Test
    void proposes_classes_that_are_not_imported_by_their_full_names() {
        assertThat(at("DriverManag|").items()).contains(new Item("java.sql.DriverManager", "class", "not imported"));
    }

    @Test
    void proposes_keywords_only_where_they_can_stand() {
        assertThat(texts("ret|")).contains("return");
        assertThat(texts("words.ret|")).doesNotContain("return");
        assertThat(texts("int x = ret|")).doesNotContain("return");
        assertThat(texts("impo|")).contains("import");
        assertThat(texts("void fly() { impo|")).doesNotContain("import");
        assertThat(texts("switch (count) { |")).containsExactly("case", "default");
        assertThat(texts("words inst|")).containsExactly("instanceof");
        assertThat(texts("class Bee { pri|")).contains("private");
    }

    @Test
    void leaves_comments_texts_and_numbers_alone() {
        assertThat(texts("// words.si|")).isEmpty();
        assertThat(texts("/* words.si| */")).isEmpty();
        assertThat(texts("int x = 12|")).isEmpty();
        assertThat(texts("\"\"\"\n    words.si|")).isEmpty();
        assertThat(texts("'|")).isEmpty();
    }

    @Test
    void completes_file_names_in_strings(@TempDir Path folder) throws IOException {
        Files.createFile(folder.resolve("data.csv"));
        Files.createFile(folder.resolve(".hidden"));
        Files.createDirectory(folder.resolve("details"));
        var start = "Path.of(\"" + folder.toString().replace('\\', '/') + "/";
        assertThat(at(start + "d|\")").items())
                .containsExactly(new Item("data.csv", "path", ""), new Item("details/", "path", ""));
        assertThat(texts(start + "|")).containsExactly("data.csv", "details/");
        assertThat(texts(start + ".|")).containsExactly(".hidden");
        assertThat(texts("\"/no/such/folder/x|")).isEmpty();
    }

    @Test
    void never_runs_what_it_completes() {
        run("int touched = 0; String touch() { touched++; return \"\"; }");
        assertThat(texts("touch().leng|")).containsExactly("length()");
        assertThat(run("touched")).isEqualTo(new Completed(true, 0));
    }

    @Test
    void answers_while_a_cell_runs_or_compiles() {
        var busy = CompletableFuture.supplyAsync(() -> run("int begun = 1;\nwhile (true) { begun++; }"));
        await(() -> texts("begu|").contains("begun"));
        assertThat(texts("words.siz|")).containsExactly("size()");
        JAVA.interrupt();
        assertThat(busy.join()).isInstanceOf(Interrupted.class);
        var compiling = CompletableFuture.supplyAsync(() -> run("int m = 0;\n" + "m++;\n".repeat(300)));
        while (!compiling.isDone()) {
            assertThat(texts("words.siz|")).containsExactly("size()");
        }
        assertThat(compiling.join()).isInstanceOf(Completed.class);
    }

    private static List<String> texts(String codeWithCursor) {
        return at(codeWithCursor).items().stream().map(Item::text).toList();
    }

    private static Completions at(String codeWithCursor) {
        int cursor = codeWithCursor.indexOf('|');
        return JAVA.complete(codeWithCursor.substring(0, cursor) + codeWithCursor.substring(cursor + 1), cursor);
    }

    private static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            Thread.onSpinWait();
        }
    }

    private static Object run(String code) {
        return JAVA.execute(new Cell(code, 1));
    }
}
