package org.joryu.kernel.jshell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.joryu.kernel.interpreter.ExecutionOutcome.Failed;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// What users read when a cell throws, word for word.
class TracebackTests {

    private static final JShellInterpreter JAVA = JShellInterpreter.open(List.of());

    private final Failures cells = new Failures(JAVA);

    @AfterAll
    static void close() {
        JAVA.close();
    }

    @Test
    void shows_each_line_of_the_way_with_what_was_running_in_it() {
        assertThat(cells.traceback("""


                int[] none = {};
                int first(int[] array) {
                    return array[0];
                }

                first(none)
                """)).isEqualTo("""
                java.lang.ArrayIndexOutOfBoundsException: Index 0 out of bounds for length 0
                  cell n, line 5, in first
                    4 │ int first(int[] array) {
                  → 5 │     return array[0];
                      │            ^^^^^^^^
                    6 │ }
                  cell n, line 8
                  → 8 │ first(none)
                      │ ^^^^^^^^^^^""");
    }

    @Test
    void names_the_cell_that_declared_what_failed() {
        cells.run("""
                class Account {
                    String owner;
                    void draw(int amount) {
                        throw new IllegalStateException("empty");
                    }
                    class Entry {
                        int share(int people) {
                            return 100 / people;
                        }
                    }
                }
                """);
        cells.run("int unrelated = 1;");
        assertThat(cells.traceback("""
                Runnable draw = () ->
                    new Account().draw(1);
                draw.run();
                """)).isEqualTo("""
                java.lang.IllegalStateException: empty
                  cell n-2, line 4, in Account.draw
                    3 │     void draw(int amount) {
                  → 4 │         throw new IllegalStateException("empty");
                      │         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
                    5 │     }
                  cell n, line 2, in a lambda
                  → 2 │     new Account().draw(1);
                      │                   ^^^^^^^
                  cell n, line 3
                  → 3 │ draw.run();""");
        assertThat(cells.traceback("new Account().new Entry().share(0)")).isEqualTo("""
                java.lang.ArithmeticException: / by zero
                  cell n-3, line 8, in Account.Entry.share
                    7 │         int share(int people) {
                  → 8 │             return 100 / people;
                      │                    ^^^^^^^^^^^^
                    9 │         }
                  cell n, line 1
                  → 1 │ new Account().new Entry().share(0)
                      │                           ^^^^^^^^""");
    }

    @Test
    void says_what_was_null() {
        assertThat(cells.traceback("""
                int lengthOf(String word) {
                    String trimmed = word;
                    return trimmed.strip().length();
                }
                lengthOf(null)
                """)).isEqualTo("""
                java.lang.NullPointerException: Cannot invoke "String.strip()" because "trimmed" is null
                  cell n, line 3, in lengthOf
                    2 │     String trimmed = word;
                  → 3 │     return trimmed.strip().length();
                      │                    ^^^^^^^
                    4 │ }
                  cell n, line 5
                  → 5 │ lengthOf(null)
                      │ ^^^^^^^^^^^^^^""");
        assertThat(cells.traceback("Integer count = null;\nint sum = 1 + count;"))
                .isEqualTo("""
                java.lang.NullPointerException: Cannot invoke "java.lang.Integer.intValue()" because "count" is null
                  cell n, line 2
                    1 │ Integer count = null;
                  → 2 │ int sum = 1 + count;
                      │               ^^^^^""");
    }

    @Test
    void says_which_cast_failed_without_the_loaders_of_its_classes() {
        assertThat(cells.traceback("Object word = \"x\";\nint number = (Integer) word;"))
                .isEqualTo("""
                java.lang.ClassCastException: class java.lang.String cannot be cast to class java.lang.Integer
                  cell n, line 2
                    1 │ Object word = "x";
                  → 2 │ int number = (Integer) word;
                      │              ^^^^^^^^^""");
        assertThat(cells.fails("class Cat {}\nObject cat = new Cat();\n(String) cat")
                        .message())
                .isEqualTo("class Cat cannot be cast to class java.lang.String");
    }

    @Test
    void marks_nothing_where_it_cannot_know_which_part_was_running() {
        assertThat(cells.traceback("int zero = 0;\nint both = 1 / zero + 2 / zero;"))
                .isEqualTo("""
                java.lang.ArithmeticException: / by zero
                  cell n, line 2
                    1 │ int zero = 0;
                  → 2 │ int both = 1 / zero + 2 / zero;""");
    }

    @Test
    void is_not_misled_by_comments_and_strings() {
        assertThat(cells.traceback("Integer.parseInt(\"x\") // like parseInt(\"1\")"))
                .endsWith("""
                java.lang.Integer.parseInt(Integer.java:662)
                  cell n, line 1
                  → 1 │ Integer.parseInt("x") // like parseInt("1")
                      │         ^^^^^^^^^^^^^""");
    }

    @Test
    void folds_what_libraries_do_between_two_places_of_the_cell() {
        assertThat(cells.traceback("List.of(1, 0).stream()\n    .map(n -> 10 / n)\n    .toList()"))
                .isEqualTo("""
                java.lang.ArithmeticException: / by zero
                  cell n, line 2, in a lambda
                    1 │ List.of(1, 0).stream()
                  → 2 │     .map(n -> 10 / n)
                      │               ^^^^^^
                    3 │     .toList()
                  … 8 frames in libraries
                  at java.util.stream.ReferencePipeline.toList(ReferencePipeline.java:663)
                  cell n, line 3
                  → 3 │     .toList()
                      │      ^^^^^^^^""");
    }

    @Test
    void tells_the_causes_and_what_was_suppressed() {
        assertThat(cells.traceback("""
                class Overdrawn extends Exception {
                    Overdrawn(Throwable cause) { super("no money", cause); }
                }
                void pay() throws Overdrawn {
                    try {
                        Integer.parseInt("much");
                    } catch (NumberFormatException notANumber) {
                        var failure = new Overdrawn(notANumber);
                        failure.addSuppressed(new java.io.IOException("not closed"));
                        throw failure;
                    }
                }
                pay();
                """)).isEqualTo("""
                Overdrawn: no money
                  cell n, line 8, in pay
                    7 │     } catch (NumberFormatException notANumber) {
                  → 8 │         var failure = new Overdrawn(notANumber);
                      │                       ^^^^^^^^^^^^^^^^^^^^^^^^^
                    9 │         failure.addSuppressed(new java.io.IOException("not closed"));
                  cell n, line 13
                  → 13 │ pay();
                       │ ^^^^^
                Suppressed: java.io.IOException: not closed
                  cell n, line 9, in pay
                     8 │         var failure = new Overdrawn(notANumber);
                  →  9 │         failure.addSuppressed(new java.io.IOException("not closed"));
                       │                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
                    10 │         throw failure;
                  … from here as above
                Caused by: java.lang.NumberFormatException: For input string: "much"
                  at java.lang.NumberFormatException.forInputString(NumberFormatException.java:67)
                  at java.lang.Integer.parseInt(Integer.java:565)
                  at java.lang.Integer.parseInt(Integer.java:662)
                  cell n, line 6, in pay
                    5 │     try {
                  → 6 │         Integer.parseInt("much");
                      │                 ^^^^^^^^^^^^^^^^
                    7 │     } catch (NumberFormatException notANumber) {
                  … from here as above""");
    }

    @Test
    void survives_causes_in_a_circle() {
        assertThat(cells.traceback("""
                var one = new Exception("one");
                one.initCause(new Exception("two", one));
                throw one;
                """)).contains("java.lang.Exception: one", "Caused by: java.lang.Exception: two");
    }

    @Test
    void survives_exceptions_whose_own_methods_fail() {
        var failure = cells.fails("""
                class Broken extends RuntimeException {
                    @Override public String getMessage() { throw new IllegalStateException("also broken"); }
                    @Override public Throwable getCause() { throw new IllegalStateException("also broken"); }
                    @Override public StackTraceElement[] getStackTrace() { return null; }
                    @Override public String toString() { throw new IllegalStateException("also broken"); }
                }
                throw new Broken();
                """);
        assertThat(failure)
                .isEqualTo(new Failed(
                        "Broken", "(its message cannot be had: java.lang.IllegalStateException)", failure.traceback()));
    }

    @Test
    void shows_the_text_of_an_exception_that_has_no_message() {
        assertThat(cells.fails("""
                class Teapot extends Exception {
                    @Override public String toString() { return "short and stout"; }
                }
                throw new Teapot();
                """).message()).isEqualTo("short and stout");
    }

    @Test
    void tells_a_recursion_once() {
        assertThat(cells.traceback("int deep(int n) { return deep(n + 1); }\ndeep(0)")
                        .replaceAll("1,0\\d\\d times", "1,0.. times"))
                .isEqualTo("""
                java.lang.StackOverflowError
                  cell n, line 1, in deep
                  → 1 │ int deep(int n) { return deep(n + 1); }
                    2 │ deep(0)
                  … this frame again, 1,0.. times
                  … the JVM records no more than 1,024 frames""");
        assertThat(cells.traceback("""
                int ping(int n) {
                    return pong(n + 1);
                }
                int pong(int n) {
                    return ping(n + 1);
                }
                ping(0)
                """)).contains("  … these 2 frames again, 51");
    }

    @Test
    void hides_what_reflection_and_proxies_add() {
        cells.run("class Tool { void use() { throw new IllegalStateException(\"blunt\"); } }");
        assertThat(cells.traceback("Tool.class.getDeclaredMethod(\"use\").invoke(new Tool())"))
                .isEqualTo("""
                java.lang.reflect.InvocationTargetException
                  at java.lang.reflect.Method.invoke(Method.java:565)
                  cell n, line 1
                  → 1 │ Tool.class.getDeclaredMethod("use").invoke(new Tool())
                      │                                     ^^^^^^^^^^^^^^^^^^
                Caused by: java.lang.IllegalStateException: blunt
                  cell n-1, line 1, in Tool.use
                  → 1 │ class Tool { void use() { throw new IllegalStateException("blunt"); } }
                      │                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
                  … from here as above""");
        assertThat(cells.traceback("""
                var runner = (Runnable) java.lang.reflect.Proxy.newProxyInstance(
                    Tool.class.getClassLoader(),
                    new Class<?>[] {Runnable.class},
                    (proxy, method, arguments) -> {
                        throw new IllegalStateException("in " + method.getName());
                    });
                runner.run();
                """)).isEqualTo("""
                java.lang.IllegalStateException: in run
                  cell n, line 5, in a lambda
                    4 │     (proxy, method, arguments) -> {
                  → 5 │         throw new IllegalStateException("in " + method.getName());
                      │         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
                    6 │     });
                  cell n, line 7
                  → 7 │ runner.run();""");
    }

    @Test
    void names_constructors_initializers_and_anonymous_classes() {
        cells.run(
                "record Positive(int n) {\n    Positive {\n        if (n < 1) throw new IllegalArgumentException();\n    }\n}");
        assertThat(cells.traceback("new Positive(0)")).contains("  cell n-1, line 3, in the constructor of Positive");
        assertThat(cells.traceback("class Late {\n    static int value = 1 / 0;\n}\nLate.value"))
                .contains("java.lang.ExceptionInInitializerError")
                .contains("Caused by: java.lang.ArithmeticException: / by zero")
                .contains("  cell n, line 2, in the static initializer of Late");
        assertThat(cells.traceback(
                        "var some = new Object() {\n    int size() { return new int[-1].length; }\n};\nsome.size()"))
                .contains("  cell n, line 2, in size of an anonymous class\n");
        assertThat(
                        cells.traceback(
                                "void outer() {\n    class Inner { void fail() { throw new Error(\"x\"); } }\n    new Inner().fail();\n}\nouter();"))
                .contains("  cell n, line 2, in Inner.fail\n");
        assertThat(cells.fails("throw new RuntimeException(\"x\") { };").name())
                .isEqualTo("anonymous java.lang.RuntimeException");
    }

    @Test
    void follows_work_into_other_threads() {
        assertThat(cells.traceback("""
                int fail() {
                    throw new IllegalStateException("in the pool");
                }
                try (var pool = Executors.newSingleThreadExecutor()) {
                    pool.submit(() -> fail()).get();
                }
                """)).contains("""
                Caused by: java.lang.IllegalStateException: in the pool
                  cell n, line 2, in fail
                    1 │ int fail() {
                  → 2 │     throw new IllegalStateException("in the pool");
                      │     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
                    3 │ }
                  cell n, line 5, in a lambda
                  → 5 │     pool.submit(() -> fail()).get();
                      │                       ^^^^^^
                  … 3 frames in libraries""");
    }

    @Test
    void prints_what_ends_a_thread_of_a_cell_as_it_would_for_the_cell() {
        assertThat(printedBy("""
                var thread = new Thread(() -> {
                    throw new IllegalStateException("alone");
                }, "worker");
                thread.start();
                thread.join();
                """)).isEqualTo("""
                Exception in thread "worker" java.lang.IllegalStateException: alone
                  cell 1, line 2, in a lambda
                    1 │ var thread = new Thread(() -> {
                  → 2 │     throw new IllegalStateException("alone");
                      │     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
                    3 │ }, "worker");
                """);
    }

    @Test
    void prints_a_stack_trace_as_it_would_had_the_exception_ended_the_cell() {
        assertThat(printedBy("""
                void fail() throws java.io.IOException {
                    throw new java.io.IOException("no disk");
                }
                try {
                    fail();
                } catch (java.io.IOException e) {
                    e.printStackTrace();
                }
                """))
                .startsWith("java.io.IOException: no disk\n")
                .contains("→ 2 │")
                .doesNotContain("REPL", "org.joryu");
    }

    @Test
    void leaves_alone_whose_stack_trace_is_printed_its_own_way() {
        assertThat(printedBy("""
                class Terse extends Exception {
                    @Override public void printStackTrace() { System.err.println("terse"); }
                }
                class Printer {
                    void printStackTrace() { System.err.println("no exception"); }
                }
                new Terse().printStackTrace();
                new Printer().printStackTrace();
                """)).isEqualTo("terse\nno exception\n");
    }

    private String printedBy(String code) {
        var console = System.err;
        var printed = new ByteArrayOutputStream();
        System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            cells.run(code);
        } finally {
            System.setErr(console);
        }
        return Failures.plain(printed.toString(StandardCharsets.UTF_8));
    }

    @Test
    void tells_overloads_apart_that_share_a_class() {
        cells.run("int twice(int n) {\n    return n * 2;\n}");
        assertThat(cells.traceback("""
                // words are numbers too
                int twice(String digits) {
                    return twice(Integer.parseInt(digits));
                }
                twice("x")
                """)).contains("""
                java.lang.Integer.parseInt(Integer.java:662)
                  cell n, line 3, in twice
                    2 │ int twice(String digits) {
                  → 3 │     return twice(Integer.parseInt(digits));
                      │                          ^^^^^^^^^^^^^^^^
                    4 │ }""");
    }

    @Test
    void names_the_line_of_a_method_that_was_declared_again() {
        cells.run("int half(int n) { return n / 0; }");
        cells.run("int twiceHalf(int n) {\n    return 2 *\n        half(n);\n}");
        cells.run("\n\nlong half(int n) {\n    return n / (n - n);\n}");
        cells.run("int half(int n) {\n    return n / (n - n);\n}");
        assertThat(cells.traceback("twiceHalf(2)")).isEqualTo("""
                java.lang.ArithmeticException: / by zero
                  cell n-1, line 2, in half
                    1 │ int half(int n) {
                  → 2 │     return n / (n - n);
                      │            ^^^
                    3 │ }
                  cell n-3, line 3, in twiceHalf
                  → 3 │         half(n);
                      │         ^^^^^^^
                  cell n, line 1
                  → 1 │ twiceHalf(2)
                      │ ^^^^^^^^^^^^""");
    }

    @Test
    void keeps_carets_below_wide_characters_and_tabs() {
        assertThat(cells.traceback("\tint[] 漢字 = {}; int 数 = 漢字[3];")).isEqualTo("""
                java.lang.ArrayIndexOutOfBoundsException: Index 3 out of bounds for length 0
                  cell n, line 1
                  → 1 │ \tint[] 漢字 = {}; int 数 = 漢字[3];
                      │ \t                          ^^^^^^^""");
    }

    @Test
    void cuts_a_long_line_around_what_was_running() {
        assertThat(cells.traceback("String many = \"" + "x".repeat(200) + "\" + Integer.parseInt(\"y\") + \""
                        + "z".repeat(200) + "\";"))
                .endsWith("  → 1 │ …" + "x".repeat(28) + "\" + Integer.parseInt(\"y\") + \"" + "z".repeat(63) + "…\n"
                        + "      │ " + " ".repeat(41) + "^^^^^^^^^^^^^");
    }

    @Test
    void expressions_of_the_front_end_fail_with_their_own_line() {
        var failure = (Failed) JAVA.evaluate("Integer.parseInt(\"x\")");
        assertThat(Failures.plain(failure)).endsWith("""
                java.lang.Integer.parseInt(Integer.java:662)
                  expression, line 1
                  → 1 │ Integer.parseInt("x")
                      │         ^^^^^^^^^^^^^""");
    }
}
