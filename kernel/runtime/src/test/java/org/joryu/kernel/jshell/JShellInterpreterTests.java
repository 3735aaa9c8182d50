package org.joryu.kernel.jshell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.joryu.kernel.interpreter.Cell;
import org.joryu.kernel.interpreter.ExecutionOutcome;
import org.joryu.kernel.interpreter.ExecutionOutcome.Completed;
import org.joryu.kernel.interpreter.ExecutionOutcome.Failed;
import org.joryu.notebook.Display;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// Cells as users write them, and what becomes of them.
class JShellInterpreterTests {

    private static final JShellInterpreter JAVA = JShellInterpreter.open(List.of());

    @AfterAll
    static void close() {
        JAVA.close();
    }

    @Test
    void answers_the_value_of_the_last_expression_as_the_object_it_is() {
        assertThat(value("6 * 7")).isEqualTo(42);
        assertThat(value("var words = new ArrayList<>(List.of(\"a\")); words")).isInstanceOf(java.util.ArrayList.class);
        assertThat(value("new int[] {1, 2}")).isEqualTo(new int[] {1, 2});
        assertThat(value("org.joryu.notebook.Display.class")).isSameAs(Display.class);
    }

    @Test
    void tells_null_from_nothing() {
        assertThat(run("String none = null; none")).isEqualTo(new Completed(true, null));
        assertThat(run("Objects.toString(null, null)")).isEqualTo(new Completed(true, null));
        assertThat(run("System.getProperties();").getClass()).isEqualTo(Completed.class);
        assertThat(run("Thread.yield()")).isEqualTo(Completed.WITHOUT_VALUE);
        assertThat(run("var quiet = 1;")).isEqualTo(Completed.WITHOUT_VALUE);
        assertThat(run("quiet = 2")).isEqualTo(Completed.WITHOUT_VALUE);
        assertThat(run("")).isEqualTo(Completed.WITHOUT_VALUE);
        assertThat(run("// a comment")).isEqualTo(Completed.WITHOUT_VALUE);
    }

    @Test
    void never_turns_a_value_into_text_by_itself() {
        run("class Loud { public String toString() { throw new IllegalStateException(\"asked\"); } }");
        assertThat(value("new Loud()").getClass().getSimpleName()).isEqualTo("Loud");
    }

    @Test
    void understands_the_java_of_today() {
        assertThat(value("""
                        sealed interface Shape permits Square, Circle {}
                        record Square(double side) implements Shape {}
                        record Circle(double radius) implements Shape {}

                        double area(Shape shape) {
                            return switch (shape) {
                                case Square(double side) -> side * side;
                                case Circle(double radius) -> Math.PI * radius * radius;
                            };
                        }
                        area(new Square(3))
                        """)).isEqualTo(9.0);
        assertThat(value("Stream.of(3, 1, 2).sorted().map(i -> i * 2).toList()"))
                .isEqualTo(List.of(2, 4, 6));
        assertThat(value("\"\"\"\n    text\n    block\"\"\"")).isEqualTo("text\nblock");
    }

    @Test
    void lets_a_name_be_declared_again_as_something_else() {
        run("int changing = 1;");
        run("String changing = \"now text\";");
        assertThat(value("changing.length()")).isEqualTo(8);
        run("int twice(int x) { return x * 2; }");
        run("int twice(int x) { return x * 20; }");
        assertThat(value("twice(2)")).isEqualTo(40);
    }

    @Test
    void names_the_exception_that_was_thrown_and_the_line_of_the_cell() {
        var failure = failure("""


                int[] none = {};
                int first(int[] array) {
                    return array[0];
                }

                first(none)
                """);
        assertThat(failure.name()).isEqualTo("java.lang.ArrayIndexOutOfBoundsException");
        assertThat(failure.message()).isEqualTo("Index 0 out of bounds for length 0");
        assertThat(plain(failure))
                .containsSubsequence(
                        "java.lang.ArrayIndexOutOfBoundsException: Index 0 out of bounds for length 0",
                        "  cell 7, line 5, in first",
                        "  → 5 │     return array[0];",
                        "  cell 7, line 8",
                        "  → 8 │ first(none)");
    }

    @Test
    void follows_frames_into_lambdas_and_classes_of_earlier_cells() {
        JAVA.execute(new Cell(
                "class Account {\n    void draw(int amount) {\n        throw new IllegalStateException(\"empty\");\n    }\n}",
                3));
        var failure = failure("Runnable r = () ->\n    new Account().draw(1);\nr.run();");
        assertThat(plain(failure))
                .containsSubsequence(
                        "  cell 3, line 3, in Account.draw", "  cell 7, line 2, in a lambda", "  cell 7, line 3");
    }

    @Test
    void shows_causes_and_exceptions_of_the_users_own() {
        run("class Overdrawn extends Exception { Overdrawn(Throwable cause) { super(\"no money\", cause); } }");
        var failure = failure("throw new Overdrawn(new ArithmeticException(\"below zero\"));");
        assertThat(failure.name()).endsWith("Overdrawn");
        assertThat(plain(failure))
                .anyMatch(line -> line.startsWith("Caused by: java.lang.ArithmeticException: below zero"));
    }

    @Test
    void points_at_what_does_not_compile_in_the_line_of_the_cell() {
        var failure = failure("int ok = 1;\n\nString wrong = ok + missing;");
        assertThat(failure.name()).isEqualTo("CompilationError");
        assertThat(failure.message()).contains("cannot find symbol");
        assertThat(plain(failure))
                .containsSubsequence(
                        "  cell 7, line 3",
                        "  → 3 │ String wrong = ok + missing;",
                        "      │                     ^^^^^^^");
    }

    @Test
    void reports_a_syntax_error_before_anything_of_the_cell_has_run() {
        run("int touched = 0;");
        assertThat(failure("touched = 1;\nint x = ;)").name()).isEqualTo("CompilationError");
        assertThat(value("touched")).isEqualTo(0);
    }

    @Test
    void says_what_a_declaration_still_waits_for() {
        assertThat(failure("Undeclared u = null;").message()).contains("Undeclared");
    }

    @Test
    void ends_the_cell_and_not_the_kernel() {
        assertThat(failure("System.exit(3);").message()).isEqualTo("exit(3) ended the cell; the kernel goes on");
        assertThat(failure("int deep(int n) { return deep(n + 1); }\ndeep(0)").name())
                .isEqualTo("java.lang.StackOverflowError");
        assertThat(value("1 + 1")).isEqualTo(2);
    }

    @Test
    void an_expression_that_ends_its_line_needs_no_semicolon() {
        assertThat(value("int a = 1;\nList.of(a)   // shown on the way\n\"ab\"\n    .length()   // the last value\n"))
                .isEqualTo(2);
        assertThat(failure("int b = 1\nb").name()).isEqualTo("CompilationError");
    }

    @Test
    void keeps_the_kernels_libraries_to_itself() {
        assertThat(failure("com.google.gson.Gson json = null;").name()).isEqualTo("CompilationError");
        assertThat(failure("Class.forName(\"com.google.gson.Gson\")").name())
                .isEqualTo("java.lang.ClassNotFoundException");
        assertThat(failure("Class.forName(\"org.joryu.kernel.jshell.JShellInterpreter\")")
                        .name())
                .isEqualTo("java.lang.ClassNotFoundException");
    }

    static ExecutionOutcome run(String code) {
        return JAVA.execute(new Cell(code, 7));
    }

    private static Object value(String code) {
        var outcome = run(code);
        assertThat(outcome).isInstanceOf(Completed.class);
        return java.util.Objects.requireNonNull(((Completed) outcome).value());
    }

    private static Failed failure(String code) {
        var outcome = run(code);
        assertThat(outcome).isInstanceOf(Failed.class);
        return (Failed) outcome;
    }

    private static List<String> plain(Failed failure) {
        return failure.traceback().stream()
                .map(line -> line.replaceAll("\u001b\\[[0-9;]*m", ""))
                .toList();
    }
}
